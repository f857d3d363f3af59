package org.frontlinemap.reporting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Statement;

/** As of what trials say which verdicts would change: the end of today, as what is dated to today counts by then. */
final class Today {

    private Today() {
    }

    /** The end of today in the theatre's zone, at a snapshot's position. */
    static AsOf of(Snapshot snapshot, Clock clock) {
        ZoneId zone = snapshot.theatre().zone();
        Instant end = LocalDate.now(clock.withZone(zone)).plusDays(1).atStartOfDay(zone).toInstant();
        return new AsOf(end, end, snapshot.position());
    }

    /** Whether a statement counts by then. */
    static boolean counts(Statement statement, AsOf today) {
        return !statement.valid().isAfter(today.valid()) && !statement.published().isAfter(today.known());
    }
}
