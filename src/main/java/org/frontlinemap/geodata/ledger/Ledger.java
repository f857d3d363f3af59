package org.frontlinemap.geodata.ledger;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;

/**
 * The append-only store of all that was recorded. Thread-safe. Failures of the store itself end in
 * {@link LedgerException}.
 */
public interface Ledger extends AutoCloseable {

    /**
     * Records a batch, all of it or nothing, and returns once it is durable on disk. A redaction in it destroys
     * the payload and salt of the entry it names in the same step; the store's files lose the old bytes before this
     * returns, or, if somebody is reading them or the disk is full, at the next append or opening.
     *
     * <p>If this ends in a {@link LedgerException}, nothing of the batch can be read. Should the machine itself fail
     * right after a failed write, the whole batch may turn out to be recorded; a retry key makes repeating it safe.
     *
     * @throws HeadMovedException    if the batch was made for another head
     * @throws RetryMismatchException if the batch's retry key was used for another request
     * @throws IllegalArgumentException if the batch is empty, repeats an id, holds what would not read back, or
     *                                  redacts what is not there
     */
    Appended append(Batch batch);

    /**
     * Records an import, all of it or nothing: the entry that says what it is, then all that was spooled. Takes
     * memory for one page of it at a time. Appends by others wait meanwhile, reads do not.
     *
     * @param id       of the import's own entry, UUIDv7
     * @param progress told now and then how many entries have been written, and once all are, last thing before they are
     *                 made durable; what it throws ends this, with nothing recorded
     * @throws IllegalArgumentException if the spool does not hold as many entries as the import says, or ids that are
     *                                  recorded already
     */
    Appended append(String author, UUID id, Import header, Spool spool, LongConsumer progress);

    /** The same under a new id. */
    default Appended append(String author, Import header, Spool spool, LongConsumer progress) {
        return append(author, Batch.newId(header), header, spool, progress);
    }

    /** The position of the last entry; 0 if there is none. */
    long head();

    /**
     * The entries after a position, in order; fewer than asked for if they are large, but at least one if there is
     * one.
     *
     * @param afterPosition 0 or more; exclusive
     * @param most          how many at most, 1 or more
     */
    List<Entry> read(long afterPosition, int most);

    /** The entry of an id. */
    Optional<Entry> find(UUID id);

    /**
     * What an author's batch of a retry key recorded, if there was one, so that a retry need not be validated.
     *
     * @throws RetryMismatchException if the key was used for another request
     */
    Optional<Appended> findRetry(String author, Batch.RetryKey key);

    /** Waits for the append under way; every later call ends in a {@link LedgerException}. */
    @Override
    void close();

    /**
     * What an append recorded.
     *
     * @param firstPosition position of the first entry
     * @param lastPosition  position of the last, inclusive
     * @param ids           ids of the entries, in order; of an import, that of its first entry alone
     * @param replayed      whether an earlier append had recorded it already
     */
    record Appended(long firstPosition, long lastPosition, List<UUID> ids, boolean replayed) {
        public Appended {
            ids = List.copyOf(ids);
        }
    }
}
