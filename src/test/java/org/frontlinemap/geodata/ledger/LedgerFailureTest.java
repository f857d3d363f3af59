package org.frontlinemap.geodata.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFailureTest {

    private static final Batch.RetryKey RETRY = new Batch.RetryKey("key", "request");

    @TempDir
    private Path directory;

    private Store store;
    private JdbcLedger ledger;

    @BeforeEach
    void open() {
        store = Store.open(directory.resolve("ledger.db"), Clock.systemUTC());
        ledger = (JdbcLedger) store.ledger();
        ledger.append(Batches.of("1", "2"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void recordsNothingOnAFullDisk() throws SQLException {
        List<Entry> before = ledger.read(0, 10);
        writer("PRAGMA max_page_count = 1");
        String[] texts = new String[500];
        Arrays.setAll(texts, i -> "x".repeat(900));
        Batch large = Batches.of(texts).retryable(RETRY);

        assertThatThrownBy(() -> ledger.append(large)).isInstanceOf(LedgerException.class)
                .hasMessageContaining("nothing was recorded").hasMessageContaining("ledger.db")
                .hasMessageContaining("the disk is full");

        assertThat(ledger.read(0, 10)).isEqualTo(before);
        assertThat(ledger.findRetry(Batches.AUTHOR, RETRY)).isEmpty();
        assertThat(store.verify()).isEmpty();

        writer("PRAGMA max_page_count = 1000000");
        assertThat(ledger.append(large).lastPosition()).isEqualTo(502);
        store.close();
        store = Store.open(directory.resolve("ledger.db"), Clock.systemUTC());
        assertThat(store.ledger().head()).isEqualTo(502);
        assertThat(store.verify()).isEmpty();
    }

    @Test
    void recordsNothingWhenItCannotWrite() throws SQLException {
        writer("PRAGMA query_only = ON");
        assertThatThrownBy(() -> ledger.append(Batches.of("3"))).isInstanceOf(LedgerException.class)
                .hasMessageContaining("nothing was recorded").hasMessageContaining("read-only");
        assertThat(ledger.head()).isEqualTo(2);
        writer("PRAGMA query_only = OFF");
        assertThat(ledger.append(Batches.of("3")).firstPosition()).isEqualTo(3);
    }

    @Test
    void writesAgainAfterItsConnectionBroke() throws SQLException {
        ledger.writer().close();
        assertThatThrownBy(() -> ledger.append(Batches.of("3"))).isInstanceOf(LedgerException.class);
        assertThat(ledger.head()).isEqualTo(2);
        assertThat(ledger.append(Batches.of("3")).firstPosition()).isEqualTo(3);
    }

    @Test
    void readsDoNotWaitForAWriter() throws SQLException {
        try (Connection other = store.dataSource().getConnection(); Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("INSERT INTO access_token VALUES ('h', 'a', 'n', 's', 'c', NULL)");
            assertThat(ledger.head()).isEqualTo(2);
            assertThat(ledger.read(0, 10)).hasSize(2);
            statement.execute("ROLLBACK");
        }
    }

    @Test
    void appendsWaitForAnotherWriter() throws Exception {
        CompletableFuture<Ledger.Appended> append;
        try (Connection other = store.dataSource().getConnection(); Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            append = CompletableFuture.supplyAsync(() -> ledger.append(Batches.of("3")));
            statement.execute("INSERT INTO access_token VALUES ('h', 'a', 'n', 's', 'c', NULL)");
            assertThat(append).isNotDone();
            statement.execute("COMMIT");
        }
        assertThat(append.get().firstPosition()).isEqualTo(3);
    }

    @Test
    void aTransactionLeftOpenElsewhereEndsInAnError() throws SQLException {
        writer("PRAGMA busy_timeout = 1");
        try (Connection other = store.dataSource().getConnection(); Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> ledger.append(Batches.of("3"))).isInstanceOf(LedgerException.class)
                    .hasMessageContaining("locked");
            statement.execute("ROLLBACK");
        }
        assertThat(ledger.append(Batches.of("3")).firstPosition()).isEqualTo(3);
    }

    @Test
    void findsNoDamageInARedactedLedger() {
        UUID id = ledger.read(0, 1).get(0).id();
        ledger.append(Batches.redacting(id));
        assertThat(store.verify()).isEmpty();
    }

    @Test
    void namesTheFirstEntryWhosePayloadDoesNotFit() throws SQLException {
        ledger.append(Batches.of("3", "4"));
        tamper("DROP TRIGGER entry_update",
                "UPDATE entry SET payload = replace(payload, '4', '5') WHERE position = 4",
                "UPDATE entry SET payload = replace(payload, '\"3\"', '\"5\"') WHERE position = 3");
        assertThat(store.verify()).contains(new Store.Damage(3, "the payload does not fit the hash"));
    }

    @Test
    void namesAPayloadThatVanishedWithoutARedaction() throws SQLException {
        tamper("UPDATE entry SET payload = NULL, salt = NULL WHERE position = 2");
        assertThat(store.verify().orElseThrow().position()).isEqualTo(2);
    }

    @Test
    void namesARedactedEntryThatCameBack() throws SQLException {
        Entry entry = ledger.read(1, 1).get(0);
        ledger.append(Batches.redacting(entry.id()));
        tamper("DROP TRIGGER entry_update", "UPDATE entry SET payload = '" + entry.payload() + "', salt = '"
                + entry.salt() + "' WHERE position = 2");
        assertThat(store.verify().orElseThrow().position()).isEqualTo(2);
    }

    @Test
    void refusesToOpenALedgerWithAGap() throws SQLException {
        ledger.append(Batches.of("3"));
        tamper("PRAGMA foreign_keys = OFF", "DROP TRIGGER entry_delete", "DELETE FROM entry WHERE position = 2");
        assertThat(store.verify()).contains(new Store.Damage(2, "there is no such entry"));
        store.close();
        assertThatThrownBy(this::open).isInstanceOf(LedgerException.class)
                .hasMessageContaining("2 entries, but the last has position 3");
    }

    @Test
    void refusesToOpenALedgerWithHalfABatch() throws SQLException {
        ledger.append(Batches.of("3", "4"));
        tamper("PRAGMA foreign_keys = OFF", "DROP TRIGGER entry_delete", "DELETE FROM entry WHERE position = 4");
        assertThat(store.verify().orElseThrow().position()).isEqualTo(4);
        store.close();
        assertThatThrownBy(this::open).isInstanceOf(LedgerException.class)
                .hasMessageContaining("3 entries, but batches cover 4");
    }

    @Test
    void namesAnEntryWhoseKindIsNone() throws SQLException {
        tamper("DROP TRIGGER entry_update", "UPDATE entry SET kind = 'rumour' WHERE position = 2");
        assertThat(store.verify().orElseThrow().position()).isEqualTo(2);
        assertThatThrownBy(() -> ledger.read(0, 10)).isInstanceOf(LedgerException.class)
                .hasMessageContaining("entry 2");
    }

    private void writer(String pragma) throws SQLException {
        try (Statement statement = ledger.writer().createStatement()) {
            if (statement.execute(pragma)) {
                try (ResultSet row = statement.getResultSet()) {
                    assertThat(row.next()).isTrue();
                }
            }
        }
    }

    private void tamper(String... statements) throws SQLException {
        try (Connection connection = Sqlite.dataSource(directory.resolve("ledger.db")).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
