package org.frontlinemap.changes;

import jakarta.annotation.PreDestroy;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** All clients that follow the position. Thread-safe. */
@Component
class Followers {

    private static final int MOST = 1_000;
    private static final int THREADS = 4;
    private static final int KEEP_ALIVE_SECONDS = 15;

    private final Set<Follower> all = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService senders = Executors.newScheduledThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "change-stream");
        thread.setDaemon(true);
        return thread;
    });

    Followers(Snapshots snapshots) {
        snapshots.onPublication(() -> all.forEach(this::schedule));
        senders.scheduleWithFixedDelay(() -> all.forEach(Follower::keepAlive), KEEP_ALIVE_SECONDS,
                KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
    }

    /** Begins to send; false if there are too many already. */
    boolean add(Follower follower) {
        if (all.size() >= MOST) {
            return false;
        }
        all.add(follower);
        follower.emitter().onCompletion(() -> all.remove(follower));
        follower.emitter().onTimeout(() -> all.remove(follower));
        follower.emitter().onError(gone -> all.remove(follower));
        schedule(follower);
        return true;
    }

    private void schedule(Follower follower) {
        if (follower.claim()) {
            try {
                senders.execute(follower::send);
            } catch (RejectedExecutionException closing) {
                all.remove(follower);
            }
        }
    }

    /** Lets go of all clients before the server waits for its requests to end; they connect again by themselves. */
    @EventListener(ContextClosedEvent.class)
    void letGo() {
        all.forEach(follower -> follower.emitter().complete());
    }

    @PreDestroy
    void stop() {
        senders.shutdownNow();
    }
}
