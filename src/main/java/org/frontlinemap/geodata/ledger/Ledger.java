package org.frontlinemap.geodata.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The append-only store of all that was recorded. Thread-safe. Failures of the store itself end in
 * {@link LedgerException}.
 */
public interface Ledger extends AutoCloseable {

    /**
     * Records a batch, all of it or nothing, and returns once it is durable on disk. A redaction in it destroys
     * the payload and salt of the entry it names in the same step.
     *
     * @throws HeadMovedException    if the batch was made for another head
     * @throws RetryMismatchException if the batch's retry key was used for another request
     * @throws IllegalArgumentException if the batch is empty, repeats an id, or redacts what is not there
     */
    Appended append(Batch batch);

    /** The position of the last entry; 0 if there is none. */
    long head();

    /** The entries after a position, in order, {@code most} at most. */
    List<Entry> read(long afterPosition, int most);

    /** The entry of an id. */
    Optional<Entry> find(UUID id);

    /** What an author's batch of a retry key recorded, if there was one, so that a retry need not be validated. */
    Optional<Appended> findRetry(String author, Batch.RetryKey key);

    @Override
    void close();

    /**
     * What an append recorded.
     *
     * @param firstPosition position of the first entry
     * @param lastPosition  position of the last, inclusive
     * @param ids           ids of the entries, in order
     * @param replayed      whether an earlier append had recorded it already
     */
    record Appended(long firstPosition, long lastPosition, List<UUID> ids, boolean replayed) {
        public Appended {
            ids = List.copyOf(ids);
        }
    }
}
