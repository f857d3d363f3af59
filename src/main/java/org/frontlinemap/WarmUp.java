package org.frontlinemap;

import java.time.Clock;
import java.time.Instant;
import org.frontlinemap.geodata.crs.Projection;
import org.frontlinemap.geodata.snapshot.Row;
import org.frontlinemap.geodata.snapshot.SettlementQuery;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Rules;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has done, once the server is up and in a thread of its own, what would make the first request of a kind wait. */
@Component
class WarmUp {

    private final Snapshots snapshots;
    private final Clock clock;

    WarmUp(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread thread = new Thread(this::all, "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    private void all() {
        Projection.warmUp();
        Snapshot snapshot = snapshots.current();
        Instant now = clock.instant();
        snapshot.rows(SettlementQuery.ALL, new AsOf(now, now, snapshot.position()), Rules.DEFAULT).page().items()
                .forEach(Row::encoded);
    }
}
