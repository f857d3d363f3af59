package org.frontlinemap.geodata.snapshot;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.frontlinemap.geodata.ledger.Entry;
import org.frontlinemap.geodata.ledger.Ledger;

/**
 * Follows a ledger and publishes a snapshot of each position it has caught up with. Thread-safe: readers never
 * wait, writers take turns.
 */
public final class Snapshots {

    private static final int PAGE = 2_000;

    private final Ledger ledger;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final RowEncoder encoder;
    /** Reads a page while the one before is folded. */
    private final ExecutorService ahead = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "reading ahead");
        thread.setDaemon(true);
        return thread;
    });
    private volatile FoldedSnapshot current;

    /** Starts at the empty ledger: {@link #catchUp} before use. Rows are not encoded. */
    public Snapshots(Ledger ledger) {
        this(ledger, RowEncoder.NONE);
    }

    /** The same with rows that an encoder writes. */
    public Snapshots(Ledger ledger, RowEncoder encoder) {
        this.ledger = ledger;
        this.encoder = encoder;
        this.current = empty();
    }

    /** The newest snapshot published. */
    public Snapshot current() {
        return current;
    }

    /**
     * Has a listener called after each publication, by the thread that published and while it holds up other writers:
     * the listener must return at once.
     */
    public void onPublication(Runnable listener) {
        listeners.add(listener);
    }

    /** Folds what the ledger has recorded since, publishes it in one step, and returns it. */
    public synchronized Snapshot catchUp() {
        FoldedSnapshot before = current;
        List<Entry> entries = ledger.read(before.position(), PAGE);
        if (entries.isEmpty()) {
            return before;
        }
        Fold fold = new Fold(before.state());
        while (!entries.isEmpty()) {
            if (entries.stream().anyMatch(fold::reachesBack)) {
                before = empty();
                fold = new Fold(before.state());
                entries = ledger.read(0, PAGE);
            }
            long last = entries.get(entries.size() - 1).position();
            Future<List<Entry>> next = entries.size() < PAGE ? null : ahead.submit(() -> ledger.read(last, PAGE));
            entries.forEach(fold::add);
            entries = next == null ? ledger.read(last, PAGE) : read(next);
        }
        State state = fold.finish();
        current = new FoldedSnapshot(state, before.index().with(state.places(), fold.moved()), encoder);
        listeners.forEach(Runnable::run);
        return current;
    }

    private static List<Entry> read(Future<List<Entry>> ahead) {
        try {
            return ahead.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private FoldedSnapshot empty() {
        return new FoldedSnapshot(State.empty(), PlaceIndex.EMPTY, encoder);
    }
}
