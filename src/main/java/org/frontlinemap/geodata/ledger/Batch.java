package org.frontlinemap.geodata.ledger;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.report.ReportTable;

/**
 * Entries to be recorded all or none, in order. Not thread-safe while being filled.
 *
 * <p>A batch may carry a retry key: the author's second batch with the same key is not recorded again; its
 * append answers with what the first recorded, provided that the request was the same.
 */
public final class Batch {

    private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();
    // Its ids of one millisecond differ in more than the bits that rows take.
    private static final NoArgGenerator TABLE_IDS = Generators.timeBasedEpochRandomGenerator();

    private final String author;
    private final List<Draft> drafts = new ArrayList<>();
    private Long expectedHead;
    private RetryKey retryKey;

    /** @param author pseudonymous id of who records it */
    public Batch(String author) {
        this.author = Check.text("author", author, 100);
    }

    /**
     * An entry not yet recorded.
     *
     * @param id   UUIDv7
     * @param body what it records
     */
    public record Draft(UUID id, Record body) {
        public Draft {
            Check.present("id", id);
            if (id.version() != 7) {
                throw new IllegalArgumentException(id + " is no UUIDv7");
            }
            EntryKind kind = EntryKind.of(body);
            if (kind.holdsRows() && !ReportTable.isTableId(id)) {
                throw new IllegalArgumentException(id + " leaves no room for the ids of rows");
            }
        }
    }

    /**
     * What makes a retry safe.
     *
     * @param key         chosen by the client, unique per author
     * @param fingerprint of the request; the same key with another fingerprint is refused
     */
    public record RetryKey(String key, String fingerprint) {
        public RetryKey {
            Check.text("Idempotency-Key", key, 200);
            Check.present("fingerprint", fingerprint);
        }
    }

    /** A new id, unique and rising with time. Thread-safe. */
    public static UUID newId() {
        return IDS.generate();
    }

    /** A new id for a record. Thread-safe. */
    public static UUID newId(Record body) {
        return EntryKind.of(body).holdsRows() ? ReportTable.tableOf(TABLE_IDS.generate()) : newId();
    }

    /** Adds a record under a new id, which it returns. */
    public UUID add(Record body) {
        UUID id = newId(body);
        add(id, body);
        return id;
    }

    /** Adds a record under a given id. */
    public void add(UUID id, Record body) {
        drafts.add(new Draft(id, body));
    }

    /** Has the append refused with {@link HeadMovedException} unless the head is at this position. */
    public Batch onlyAt(long head) {
        this.expectedHead = head;
        return this;
    }

    /** Makes retries of this batch safe. */
    public Batch retryable(RetryKey key) {
        this.retryKey = key;
        return this;
    }

    public String author() {
        return author;
    }

    public List<Draft> drafts() {
        return List.copyOf(drafts);
    }

    /** The head this batch was made for; null if any will do. */
    public Long expectedHead() {
        return expectedHead;
    }

    /** Null if retries are not guarded. */
    public RetryKey retryKey() {
        return retryKey;
    }
}
