package org.frontlinemap.geodata.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("new/ledger.db");
    }

    @Test
    void everyConnectionIsDurableAndErases() throws SQLException {
        try (Store store = open(); Connection pooled = store.dataSource().getConnection()) {
            for (Connection connection : List.of(pooled, ((JdbcLedger) store.ledger()).writer())) {
                assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
                assertThat(pragma(connection, "synchronous")).as("FULL").isEqualTo("2");
                assertThat(pragma(connection, "foreign_keys")).isEqualTo("1");
                assertThat(pragma(connection, "secure_delete")).isEqualTo("1");
                assertThat(pragma(connection, "busy_timeout")).isEqualTo("10000");
            }
        }
    }

    @Test
    void keepsTokensInTheSameFile() throws SQLException {
        try (Store store = open()) {
            execute(store, "INSERT INTO access_token VALUES ('h', 'editor-1', 'laptop', 'report', "
                    + "'2023-02-26T22:00:00.000Z', NULL)");
            assertThat(store.ledger().append(Batches.of("1")).firstPosition()).isEqualTo(1);
        }
        try (Store store = open(); Connection connection = store.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name FROM access_token")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("laptop");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "DELETE FROM entry WHERE position = 2",
            "UPDATE entry SET author = 'x' WHERE position = 1",
            "UPDATE entry SET payload = '{}' WHERE position = 1",
            "UPDATE entry SET payload = NULL WHERE position = 1",
            "UPDATE entry SET payload = NULL, salt = NULL, position = 9 WHERE position = 1",
            "UPDATE entry SET payload = NULL, salt = NULL, hash = upper(hash) WHERE position = 1",
            "UPDATE entry SET payload = NULL, salt = NULL WHERE position = 3",
            "UPDATE entry SET payload = NULL, salt = NULL, recorded = '2020-01-01T00:00:00.000Z' WHERE position = 1",
            "UPDATE entry SET payload = NULL, salt = NULL WHERE position = 2",
            "UPDATE OR REPLACE entry SET id = (SELECT id FROM entry WHERE position = 2) WHERE position = 1",
            "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE position = 1",
            "INSERT OR REPLACE INTO entry SELECT 4, id, kind, 1, recorded, author, payload, salt, hash FROM entry "
                    + "WHERE position = 1",
            "INSERT INTO entry SELECT 5, '01938d5e-0000-7000-8000-000000000009', kind, 1, recorded, author, payload, "
                    + "salt, hash FROM entry WHERE position = 1",
            "DELETE FROM batch",
            "UPDATE batch SET last_position = 1",
            "INSERT OR REPLACE INTO batch VALUES (1, 3, 'x', NULL, NULL)"})
    void theDatabaseItselfOnlyAppends(String sql) {
        try (Store store = open()) {
            Ledger ledger = store.ledger();
            ledger.append(Batches.redacting(ledger.append(Batches.of("1", "2")).ids().get(1)));
            List<Entry> before = ledger.read(0, 10);
            assertThat(before).hasSize(3);

            assertThatThrownBy(() -> execute(store, sql)).isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(may only lose|never|must have a new id|must hold the entries).*");

            assertThat(ledger.read(0, 10)).isEqualTo(before);
            assertThat(store.verify()).isEmpty();
        }
    }

    @Test
    void isOpenOnceInAProcess() throws IOException {
        Path alias = directory.resolve("alias.db");
        try (Store store = open()) {
            Files.createSymbolicLink(alias, file);
            for (Path name : List.of(file, alias, directory.resolve("new/../new/ledger.db"))) {
                assertThatThrownBy(() -> Store.open(name, Clock.systemUTC())).isInstanceOf(LedgerException.class)
                        .hasMessageContaining(file.toRealPath().toString())
                        .hasMessageContaining("already open in this process");
            }
            assertThat(store.ledger().append(Batches.of("1")).firstPosition()).isEqualTo(1);
        }
        open().close();
    }

    @Test
    void closingTwiceDoesNotUnlockTheNextOpener() {
        Store first = open();
        first.close();
        try (Store second = open()) {
            first.close();
            assertThatThrownBy(this::open).hasMessageContaining("already open in this process");
            assertThat(second.ledger().head()).isZero();
        }
    }

    @Test
    void refusesWorkOnceClosed() {
        Store store = open();
        store.close();
        assertThatThrownBy(() -> store.ledger().append(Batches.of("1"))).isInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> store.ledger().head()).isInstanceOf(LedgerException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(store::verify).isInstanceOf(LedgerException.class);
    }

    @Test
    void refusesTheSchemaOfANewerVersion() throws SQLException {
        try (Store store = open()) {
            store.ledger().append(Batches.of("1"));
            execute(store, "INSERT INTO flyway_schema_history SELECT installed_rank + 100, '99', 'later', type, "
                    + "'V99__later.sql', 1, installed_by, installed_on, 1, 1 FROM flyway_schema_history "
                    + "WHERE version = '1'");
        }
        assertThatThrownBy(this::open).isInstanceOf(LedgerException.class).hasMessageContaining("ledger.db")
                .hasMessageContaining("newer version").hasMessageContaining("version 99");
        assertThatThrownBy(this::open).as("the refused opener let go of it").hasMessageContaining("version 99");
    }

    @Test
    void refusesATableThatIsNotItsOwn() throws SQLException, IOException {
        Files.createDirectories(file.getParent());
        try (Connection connection = Sqlite.dataSource(file).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE recipe (name TEXT)");
        }
        assertThatThrownBy(this::open).isInstanceOf(LedgerException.class).hasMessageContaining("ledger.db");
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "position,settlement,control\n".repeat(100));
        assertThatThrownBy(this::open).isInstanceOf(LedgerException.class).hasMessageContaining("ledger.db")
                .hasMessageContaining("no SQLite database");
        assertThat(Files.readString(file)).startsWith("position,settlement");
    }

    @Test
    void refusesAPlaceItCannotCreate() throws IOException {
        Path notADirectory = Files.writeString(directory.resolve("text"), "x");
        assertThatThrownBy(() -> Store.open(notADirectory.resolve("ledger.db"), Clock.systemUTC()))
                .isInstanceOf(LedgerException.class).hasMessageContaining("cannot be created");
    }

    @Test
    void refusesANameTheDriverWouldMisread() {
        assertThatThrownBy(() -> Store.open(directory.resolve("a?mode=memory"), Clock.systemUTC()))
                .isInstanceOf(LedgerException.class).hasMessageContaining("question mark");
    }

    @Test
    void refusesAReadOnlyFile() {
        try (Store store = open()) {
            store.ledger().append(Batches.of("1"));
        }
        assertThat(file.toFile().setReadOnly()).isTrue();
        boolean superuser = Files.isWritable(file);
        if (!superuser) {
            assertThatThrownBy(this::open).isInstanceOf(LedgerException.class).hasMessageContaining("ledger.db")
                    .hasMessageContaining("read-only");
        }
        assertThat(file.toFile().setWritable(true)).isTrue();
        try (Store store = open()) {
            assertThat(store.ledger().append(Batches.of("2")).firstPosition()).isEqualTo(2);
        }
    }

    private Store open() {
        return Store.open(file, Clock.systemUTC());
    }

    private static void execute(Store store, String sql) throws SQLException {
        try (Connection connection = store.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
