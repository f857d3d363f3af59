package org.frontlinemap.changes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
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
    private final String address;
    private final boolean missed;
    private final long since = System.nanoTime();
    private final SseEmitter emitter = new SseEmitter(0L);
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private long reached;
    private boolean greeted;

    /**
     * Starts behind a position.
     *
     * @param datetime null for the present at each event; {@code known} likewise
     * @param address  of the client
     * @param missed   whether the client may have missed something before the position
     */
    Follower(Snapshots snapshots, Clock clock, Instant datetime, Instant known, Rule rule, String address, long reached,
            boolean missed) {
        this.snapshots = snapshots;
        this.clock = clock;
        this.datetime = datetime;
        this.known = known;
        this.rule = rule;
        this.address = address;
        this.missed = missed;
        this.reached = reached;
    }

    SseEmitter emitter() {
        return emitter;
    }

    String address() {
        return address;
    }

    /** Whether it has followed for so long. */
    boolean hasLasted(Duration time) {
        return System.nanoTime() - since >= time.toNanos();
    }

    /** Claims the sending for the caller, who must then have {@link #send} run; false if somebody has. */
    boolean claim() {
        return scheduled.compareAndSet(false, true);
    }

    /** Sends what has come since; false if the client has gone. */
    synchronized boolean send() {
        scheduled.set(false);
        try {
            if (!greeted) {
                greeted = true;
                emitter.send(SseEmitter.event().name("hello").id(Long.toString(reached)).reconnectTime(1_000)
                        .data("{\"position\":" + snapshots.current().position() + ",\"missed\":" + missed + "}"));
            }
            Snapshot snapshot = snapshots.current();
            if (snapshot.position() > reached) {
                emitter.send(SseEmitter.event().name("position").id(Long.toString(snapshot.position()))
                        .data(event(snapshot)));
                reached = snapshot.position();
            }
            return true;
        } catch (IOException | IllegalStateException gone) {
            emitter.completeWithError(gone);
            return false;
        }
    }

    /** Sends a comment, so that proxies keep the connection and a client that has gone is noticed: false. */
    synchronized boolean keepAlive() {
        try {
            emitter.send(SseEmitter.event().comment("here"));
            return true;
        } catch (IOException | IllegalStateException gone) {
            emitter.completeWithError(gone);
            return false;
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
