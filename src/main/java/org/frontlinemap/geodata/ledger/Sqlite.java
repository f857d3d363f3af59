package org.frontlinemap.geodata.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** All that is peculiar to SQLite, save the migrations. */
final class Sqlite {

    static final String MIGRATIONS = "classpath:db/migration/sqlite";

    private static final int BUSY_TIMEOUT_MS = 10_000;

    /** The bits of a result code that say what kind of failure it is; those above say which. */
    private static final int PRIMARY_CODE = 0xFF;

    private Sqlite() {
    }

    /** Opens a new connection at each call. */
    static SQLiteDataSource dataSource(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.enforceForeignKeys(true);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "on");
        // Statement journals hold old bytes; they must not reach a temporary file.
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /**
     * Begins a transaction that holds the write lock. The driver's own {@code commit} begins the next transaction
     * at once and would keep the lock, so the connection stays in auto-commit mode.
     */
    static void begin(Connection connection) throws SQLException {
        execute(connection, "BEGIN IMMEDIATE");
    }

    static void commit(Connection connection) throws SQLException {
        execute(connection, "COMMIT");
    }

    static void rollback(Connection connection) throws SQLException {
        execute(connection, "ROLLBACK");
    }

    /**
     * Empties the write-ahead log into the database, so that bytes overwritten in the database are in neither file.
     *
     * @return whether it was emptied; if not, someone still reads from it
     */
    static boolean emptyLog(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            return row.next() && row.getInt(1) == 0;
        }
    }

    /** What went wrong, for a person. */
    static String explain(SQLException failed) {
        if (!(failed instanceof SQLiteException sqlite)) {
            return failed.getMessage();
        }
        return switch (SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & PRIMARY_CODE)) {
            case SQLITE_BUSY, SQLITE_LOCKED ->
                    "another transaction has kept it locked for " + BUSY_TIMEOUT_MS / 1000 + " s";
            case SQLITE_READONLY -> "it is read-only";
            case SQLITE_IOERR -> "reading or writing the disk failed (" + sqlite.getResultCode().name() + ")";
            case SQLITE_CORRUPT -> "it is damaged";
            case SQLITE_FULL -> "the disk is full";
            case SQLITE_CANTOPEN -> "it cannot be opened";
            case SQLITE_NOTADB -> "it is no SQLite database";
            default -> failed.getMessage();
        };
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
