package org.frontlinemap.changes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.frontlinemap.format.ChangesJson;
import org.frontlinemap.geodata.snapshot.Axis;
import org.frontlinemap.geodata.snapshot.Change;
import org.frontlinemap.geodata.snapshot.ChangeQuery;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Rule;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One client that follows the position. What it is sent is worked out from the position it has reached, so a slow
 * one is sent fewer and larger events, and nothing queues up for it. Thread-safe: one thread at a time sends.
 */
final class Follower {

    private final Snapshots snapshots;
    private final Clock clock;
    private final Instant datetime;
    private final Instant known;
    private final Rule rule;
    private final SseEmitter emitter = new SseEmitter(0L);
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private long reached;
    private boolean greeted;

    /**
     * Starts behind a position.
     *
     * @param datetime null for the present at each event; {@code known} likewise
     */
    Follower(Snapshots snapshots, Clock clock, Instant datetime, Instant known, Rule rule, long reached) {
        this.snapshots = snapshots;
        this.clock = clock;
        this.datetime = datetime;
        this.known = known;
        this.rule = rule;
        this.reached = reached;
    }

    SseEmitter emitter() {
        return emitter;
    }

    /** Claims the sending for the caller, who must then have {@link #send} run; false if somebody has. */
    boolean claim() {
        return scheduled.compareAndSet(false, true);
    }

    /** Sends what has come since. */
    synchronized void send() {
        scheduled.set(false);
        try {
            if (!greeted) {
                greeted = true;
                emitter.send(SseEmitter.event().name("hello").id(Long.toString(reached)).reconnectTime(1_000)
                        .data("{\"position\":" + snapshots.current().position() + "}"));
            }
            Snapshot snapshot = snapshots.current();
            if (snapshot.position() > reached) {
                emitter.send(SseEmitter.event().name("position").id(Long.toString(snapshot.position()))
                        .data(event(snapshot)));
                reached = snapshot.position();
            }
        } catch (IOException | IllegalStateException gone) {
            emitter.completeWithError(gone);
        }
    }

    /** Sends a comment, so that proxies keep the connection and a client that has gone is noticed. */
    synchronized void keepAlive() {
        try {
            emitter.send(SseEmitter.event().comment("here"));
        } catch (IOException | IllegalStateException gone) {
            emitter.completeWithError(gone);
        }
    }

    private String event(Snapshot snapshot) {
        Instant now = clock.instant();
        AsOf asOf = new AsOf(datetime == null ? now : datetime, known == null ? now : known, snapshot.position());
        List<Change> changes = snapshot.changes(new ChangeQuery(Axis.POSITION, null, reached, Set.of()), asOf, rule);
        int amendments = (int) snapshot.amendments(snapshot.position()).stream()
                .filter(amendment -> amendment.position() > reached).count();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ChangesJson.event(out, snapshot.position(), changes, amendments);
        return out.toString(StandardCharsets.UTF_8);
    }
}
