package org.frontlinemap.geodata.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger in a database. Appends queue for the one connection that writes; reads use others and never wait. */
final class JdbcLedger implements Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcLedger.class);

    private static final int IMPORT_PAGE = 100;

    private final String name;
    private final StoredFile file;
    private final DataSource readers;
    private final DataSource writers;
    private final Clock clock;

    private final ReentrantLock writing = new ReentrantLock();
    // Guarded by writing.
    private Connection writer;
    private boolean oldBytesInLog;

    private volatile boolean closed;

    /**
     * @param name    of the store, for messages
     * @param file    that holds it, by now there
     * @param readers where reads get connections
     * @param writers where the connection that writes comes from; asked again only if that one breaks
     * @param clock   dates the entries
     */
    JdbcLedger(String name, StoredFile file, DataSource readers, DataSource writers, Clock clock) {
        this.name = name;
        this.file = file;
        this.readers = readers;
        this.writers = writers;
        this.clock = clock;
        // A process that ended between a redaction's commit and the emptying of the log left the old bytes there.
        writing.lock();
        try {
            emptyLog(writer());
        } catch (SQLException failed) {
            throw new LedgerException(name + " cannot be opened: " + Sqlite.explain(failed), failed);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public Appended append(Batch batch) {
        List<Batch.Draft> drafts = checked(batch);
        List<String> payloads = drafts.stream().map(draft -> Payloads.write(draft.body())).toList();
        requireReadable(drafts, payloads);
        List<Seal> seals = payloads.stream().map(Seal::of).toList();
        writing.lock();
        try {
            refuseIfClosed();
            file.requireInPlace();
            Connection connection = writer();
            Appended appended = inTransaction(connection, () -> {
                Optional<Appended> earlier = batch.retryKey() == null ? Optional.empty()
                        : BatchTable.find(connection, batch.author(), batch.retryKey());
                return earlier.isPresent() ? earlier.get() : record(connection, batch, drafts, payloads, seals);
            });
            boolean redacts = !appended.replayed() && drafts.stream().anyMatch(d -> d.body() instanceof Redaction);
            if (redacts || oldBytesInLog) {
                emptyLog(connection);
            }
            return appended;
        } catch (SQLException failed) {
            throw new LedgerException("nothing was recorded in " + name + ": " + Sqlite.explain(failed), failed);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public Appended append(String author, UUID id, Import header, Spool spool, LongConsumer progress) {
        if (spool.size() != header.entries()) {
            throw new IllegalArgumentException("the import says it has " + header.entries() + " entries, the spool holds "
                    + spool.size());
        }
        String payload = Payloads.write(header);
        requireReadable(List.of(new Batch.Draft(id, header)), List.of(payload));
        writing.lock();
        try {
            refuseIfClosed();
            file.requireInPlace();
            Connection connection = writer();
            return inTransaction(connection, () -> recordImport(connection, author,
                    new Spool.Sealed(id, EntryKind.IMPORT, payload), spool, progress));
        } catch (SQLException failed) {
            throw new LedgerException("nothing was recorded in " + name + ": " + Sqlite.explain(failed), failed);
        } finally {
            writing.unlock();
        }
    }

    private Appended recordImport(Connection connection, String author, Spool.Sealed header, Spool spool,
            LongConsumer progress) throws SQLException {
        long first = EntryTable.head(connection) + 1;
        Instant recorded = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long last = first - 1;
        List<Entry> page = new ArrayList<>();
        page.add(header.at(++last, recorded, author));
        try (Spool.Reader reader = spool.read()) {
            for (Spool.Sealed next = reader.next(); next != null; next = reader.next()) {
                page.add(next.at(++last, recorded, author));
                if (page.size() == IMPORT_PAGE) {
                    EntryTable.insert(connection, page);
                    page.clear();
                    if (last - first < spool.size()) {
                        progress.accept(last - first);
                    }
                }
            }
        }
        EntryTable.insert(connection, page);
        BatchTable.insert(connection, first, last, new Batch(author));
        progress.accept(last - first);
        return new Appended(first, last, List.of(header.id()), false);
    }

    @Override
    public long head() {
        return reading(EntryTable::head);
    }

    @Override
    public List<Entry> read(long afterPosition, int most) {
        if (afterPosition < 0 || most < 1) {
            throw new IllegalArgumentException("cannot read " + most + " entries after position " + afterPosition);
        }
        return reading(connection -> EntryTable.after(connection, afterPosition, most));
    }

    @Override
    public Optional<Entry> find(UUID id) {
        return reading(connection -> EntryTable.find(connection, id));
    }

    @Override
    public Optional<Appended> findRetry(String author, Batch.RetryKey key) {
        return reading(connection -> BatchTable.find(connection, author, key));
    }

    @Override
    public void close() {
        closed = true;
        writing.lock();
        try {
            discardWriter();
        } finally {
            writing.unlock();
        }
    }

    /** The connection that writes. To be used by the thread that holds the lock, or where nothing else appends. */
    Connection writer() throws SQLException {
        if (writer == null) {
            writer = writers.getConnection();
        }
        return writer;
    }

    private static List<Batch.Draft> checked(Batch batch) {
        List<Batch.Draft> drafts = batch.drafts();
        if (drafts.isEmpty()) {
            throw new IllegalArgumentException("the batch is empty");
        }
        Set<UUID> ids = new HashSet<>();
        for (Batch.Draft draft : drafts) {
            if (!ids.add(draft.id())) {
                throw new IllegalArgumentException("the batch holds entry " + draft.id() + " twice");
            }
        }
        for (Batch.Draft draft : drafts) {
            if (draft.body() instanceof Redaction redaction && ids.contains(redaction.of())) {
                throw new IllegalArgumentException("the batch records and redacts entry " + redaction.of());
            }
        }
        return drafts;
    }

    /** What could not be read back would keep the ledger from ever being folded again. */
    private static void requireReadable(List<Batch.Draft> drafts, List<String> payloads) {
        for (int i = 0; i < drafts.size(); i++) {
            Record body = drafts.get(i).body();
            if (!body.equals(Payloads.read(EntryKind.of(body), payloads.get(i)))) {
                throw new IllegalArgumentException("entry " + drafts.get(i).id() + " does not read back as it is");
            }
        }
    }

    private Appended record(Connection connection, Batch batch, List<Batch.Draft> drafts, List<String> payloads,
            List<Seal> seals) throws SQLException {
        long head = EntryTable.head(connection);
        if (batch.expectedHead() != null && batch.expectedHead() != head) {
            throw new HeadMovedException("the ledger is at position " + head + ", not at " + batch.expectedHead());
        }
        Instant recorded = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Entry> entries = new ArrayList<>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            Batch.Draft draft = drafts.get(i);
            entries.add(new Entry(head + 1 + i, draft.id(), EntryKind.of(draft.body()), Payloads.SCHEMA_VERSION,
                    recorded, batch.author(), payloads.get(i), seals.get(i).salt(), seals.get(i).hash()));
        }
        EntryTable.insert(connection, entries);
        for (Batch.Draft draft : drafts) {
            if (draft.body() instanceof Redaction redaction) {
                EntryTable.redact(connection, redaction.of());
            }
        }
        long last = head + drafts.size();
        BatchTable.insert(connection, head + 1, last, batch);
        return new Appended(head + 1, last, drafts.stream().map(Batch.Draft::id).toList(), false);
    }

    private Appended inTransaction(Connection connection, Work work) throws SQLException {
        boolean committed = false;
        try {
            Sqlite.begin(connection);
            Appended appended = work.run();
            Sqlite.commit(connection);
            committed = true;
            return appended;
        } finally {
            if (!committed) {
                rollBack(connection);
            }
        }
    }

    private void rollBack(Connection connection) {
        try {
            Sqlite.rollback(connection);
        } catch (SQLException failed) {
            // There may be no transaction, or the connection may be broken; a new one is certainly in none.
            discardWriter();
        }
    }

    private void discardWriter() {
        Connection connection = writer;
        writer = null;
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException failed) {
            LOG.warn("A connection to {} could not be closed", name, failed);
        }
    }

    /** Does not fail: what was appended is durable, and the next append or opening tries again. */
    private void emptyLog(Connection connection) {
        try {
            oldBytesInLog = !Sqlite.emptyLog(connection);
        } catch (SQLException failed) {
            oldBytesInLog = true;
            LOG.warn("The write-ahead log of {} could not be emptied: {}", name, Sqlite.explain(failed));
            return;
        }
        if (oldBytesInLog) {
            LOG.warn("The write-ahead log of {} is being read and could not be emptied yet", name);
        }
    }

    private <T> T reading(Query<T> query) {
        refuseIfClosed();
        try (Connection connection = readers.getConnection()) {
            return query.run(connection);
        } catch (SQLException failed) {
            throw new LedgerException(name + " cannot be read: " + Sqlite.explain(failed), failed);
        }
    }

    private void refuseIfClosed() {
        if (closed) {
            throw new LedgerException(name + " is closed");
        }
    }

    @FunctionalInterface
    private interface Work {
        Appended run() throws SQLException;
    }

    @FunctionalInterface
    private interface Query<T> {
        T run(Connection connection) throws SQLException;
    }
}
