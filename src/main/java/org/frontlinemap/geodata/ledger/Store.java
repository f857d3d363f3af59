package org.frontlinemap.geodata.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The SQLite file that holds the ledger, open in this process and in no other. Thread-safe.
 *
 * <p>While it is open, three files lie beside it: the write-ahead log ({@code -wal}), its index ({@code -shm}) and
 * {@code .lock}. A copy of the database file alone is no backup. Redacted bytes are erased from these files; blocks the
 * file system has given up, and copies made before, are out of reach.
 */
public final class Store implements AutoCloseable {

    private static final int CONNECTIONS = 8;
    private static final int CONNECTION_TIMEOUT_MS = 10_000;

    private final String name;
    private final StoreLock lock;
    private final HikariDataSource pool;
    private final JdbcLedger ledger;

    /**
     * Something an append cannot have left behind.
     *
     * @param position of the entry, 1 or more
     * @param problem  in words, without what the entry holds
     */
    public record Damage(long position, String problem) {
    }

    private Store(String name, StoreLock lock, HikariDataSource pool, JdbcLedger ledger) {
        this.name = name;
        this.lock = lock;
        this.pool = pool;
        this.ledger = ledger;
    }

    /**
     * Opens a store and brings its tables up to date; creates the file and its directory if they are not there.
     *
     * @param file  the database file
     * @param clock dates the entries that are appended
     * @throws LedgerException if it is open elsewhere, cannot be written, has gaps, was written by a newer version
     *                         of this program, or is something else
     */
    public static Store open(Path file, Clock clock) {
        Path real = realPath(file);
        StoreLock lock = StoreLock.of(real);
        HikariDataSource pool = null;
        JdbcLedger ledger = null;
        boolean opened = false;
        try {
            if (Files.exists(real) && !Files.isWritable(real)) {
                throw new LedgerException(real + " is read-only");
            }
            DataSource source = Sqlite.dataSource(real);
            requireDatabase(real, source);
            Schema.migrate(source, real);
            refuseGaps(real, source);
            pool = pool(source);
            ledger = new JdbcLedger(real.toString(), new StoredFile(real), pool, source, clock);
            Store store = new Store(real.toString(), lock, pool, ledger);
            opened = true;
            return store;
        } finally {
            if (!opened) {
                close(ledger, pool, lock);
            }
        }
    }

    /** The one ledger in it. Closing the ledger leaves the store open. */
    public Ledger ledger() {
        return ledger;
    }

    /**
     * Pooled connections to the same file, for tables beside the ledger's. A transaction that writes makes appends
     * wait, and the erasing of redacted bytes waits for every transaction: keep them short.
     */
    public DataSource dataSource() {
        return pool;
    }

    /**
     * Reads the whole ledger and recomputes every hash. Appends and reads go on meanwhile.
     *
     * @return the damage of the lowest position; empty if there is none
     * @throws LedgerException if the file cannot be read
     */
    public Optional<Damage> verify() {
        try {
            return LedgerCheck.first(pool);
        } catch (SQLException failed) {
            throw new LedgerException(name + " cannot be read: " + Sqlite.explain(failed), failed);
        }
    }

    /** Closes the ledger and all connections and lets others open the file. A second call does nothing. */
    @Override
    public void close() {
        close(ledger, pool, lock);
    }

    private static void close(JdbcLedger ledger, HikariDataSource pool, StoreLock lock) {
        try {
            if (ledger != null) {
                ledger.close();
            }
        } finally {
            try {
                if (pool != null) {
                    pool.close();
                }
            } finally {
                lock.close();
            }
        }
    }

    private static Path realPath(Path file) {
        if (file.toString().contains("?")) {
            throw new LedgerException(file + ": the driver would take what follows the question mark for parameters");
        }
        try {
            Path absolute = file.toAbsolutePath();
            if (Files.exists(absolute)) {
                return absolute.toRealPath();
            }
            Files.createDirectories(absolute.getParent());
            return absolute.getParent().toRealPath().resolve(absolute.getFileName());
        } catch (IOException failed) {
            throw new LedgerException(file + " cannot be created", failed);
        }
    }

    private static void requireDatabase(Path file, DataSource source) {
        try (Connection connection = source.getConnection()) {
            connection.isValid(0);
        } catch (SQLException failed) {
            throw new LedgerException(file + " cannot be opened: " + Sqlite.explain(failed), failed);
        }
    }

    private static void refuseGaps(Path file, DataSource source) {
        try (Connection connection = source.getConnection()) {
            LedgerCheck.gaps(connection).ifPresent(gaps -> {
                throw new LedgerException(file + " is damaged: " + gaps);
            });
        } catch (SQLException failed) {
            throw new LedgerException(file + " cannot be read: " + Sqlite.explain(failed), failed);
        }
    }

    private static HikariDataSource pool(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        return new HikariDataSource(config);
    }
}
