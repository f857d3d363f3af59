package org.frontlinemap.changes;

import jakarta.annotation.PreDestroy;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** All clients that follow the position. Thread-safe. */
@Component
class Followers {

    private static final int THREADS = 4;
    private static final int KEEP_ALIVE_SECONDS = 5;

    private final FollowerSettings settings;
    private final Set<Follower> all = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> ofAddress = new HashMap<>();
    private final ScheduledExecutorService senders = Executors.newScheduledThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "change-stream");
        thread.setDaemon(true);
        return thread;
    });

    Followers(Snapshots snapshots, FollowerSettings settings) {
        this.settings = settings;
        snapshots.onPublication(() -> all.forEach(this::schedule));
        senders.scheduleWithFixedDelay(() -> all.forEach(this::keepAlive), KEEP_ALIVE_SECONDS,
                KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
    }

    /** Begins to send; false if there are too many already, or too many of its address. */
    boolean add(Follower follower) {
        if (!takePlace(follower)) {
            return false;
        }
        follower.emitter().onCompletion(() -> remove(follower));
        follower.emitter().onTimeout(() -> remove(follower));
        follower.emitter().onError(gone -> remove(follower));
        schedule(follower);
        return true;
    }

    private synchronized boolean takePlace(Follower follower) {
        int ofOne = ofAddress.getOrDefault(follower.address(), 0);
        if (all.size() >= settings.most() || ofOne >= settings.ofOneAddress()) {
            return false;
        }
        ofAddress.put(follower.address(), ofOne + 1);
        return all.add(follower);
    }

    private synchronized void remove(Follower follower) {
        if (all.remove(follower)) {
            ofAddress.computeIfPresent(follower.address(), (address, ofOne) -> ofOne == 1 ? null : ofOne - 1);
        }
    }

    private void schedule(Follower follower) {
        if (follower.claim()) {
            execute(follower, follower::send);
        }
    }

    private void keepAlive(Follower follower) {
        if (follower.hasLasted(settings.longest())) {
            follower.emitter().complete();
            remove(follower);
        } else {
            execute(follower, follower::keepAlive);
        }
    }

    /** Has a follower be sent something, and takes its place from it if it has gone. */
    private void execute(Follower follower, BooleanSupplier sending) {
        try {
            senders.execute(() -> {
                if (!sending.getAsBoolean()) {
                    remove(follower);
                }
            });
        } catch (RejectedExecutionException closing) {
            remove(follower);
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
