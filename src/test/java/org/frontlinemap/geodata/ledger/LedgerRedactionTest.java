package org.frontlinemap.geodata.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerRedactionTest {

    private static final String MARKER = "told-by-somebody-42";

    @TempDir
    private Path directory;

    private Store store;
    private Ledger ledger;

    @BeforeEach
    void open() {
        store = Store.open(directory.resolve("ledger.db"), Clock.systemUTC());
        ledger = store.ledger();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void destroysPayloadAndSaltAndKeepsTheRest() {
        UUID id = ledger.append(Batches.of("1", MARKER, "3")).ids().get(1);
        Entry before = ledger.find(id).orElseThrow();

        assertThat(ledger.append(Batches.redacting(id)).firstPosition()).isEqualTo(4);

        Entry after = ledger.find(id).orElseThrow();
        assertThat(after).isEqualTo(new Entry(before.position(), id, before.kind(), before.schemaVersion(),
                before.recorded(), before.author(), null, null, before.hash()));
        assertThat(after.isRedacted()).isTrue();
        assertThat(ledger.read(3, 1).get(0).body())
                .isEqualTo(new Redaction(id, Redaction.Ground.SAFETY, "named a person"));
        assertThat(store.verify()).isEmpty();
    }

    @Test
    void leavesNoByteOfItInAnyFile() throws IOException {
        UUID id = ledger.append(Batches.of("1", MARKER, "3")).ids().get(1);
        String salt = ledger.find(id).orElseThrow().salt();
        assertThat(filesWith(MARKER)).as("the search finds what is there").isNotEmpty();
        assertThat(filesWith(salt)).isNotEmpty();

        ledger.append(Batches.redacting(id));

        assertThat(filesWith(MARKER)).isEmpty();
        assertThat(filesWith(salt)).isEmpty();
        store.close();
        assertThat(filesWith(MARKER)).isEmpty();
    }

    /** Pages split and merge as entries of all lengths come and go; what they leave behind must be erased too. */
    @Test
    void leavesNoByteWhateverTheOrderAndLength() throws IOException {
        Random random = new Random(20230226);
        Map<UUID, String> markers = new LinkedHashMap<>();
        for (int i = 0; i < 300; i++) {
            String marker = "marker-%04d-%08x".formatted(i, random.nextInt());
            String text = (marker + " ").repeat(1 + random.nextInt(random.nextInt(10) == 0 ? 40 : 6)).strip();
            markers.put(ledger.append(Batches.of(text)).ids().get(0), marker);
        }
        List<UUID> order = new ArrayList<>(markers.keySet());
        Collections.shuffle(order, random);
        List<UUID> redacted = order.subList(0, 250);
        for (UUID id : redacted) {
            ledger.append(Batches.redacting(id));
        }

        Map<Path, String> contents = contents();
        assertThat(contents.values()).anyMatch(bytes -> bytes.contains(markers.get(order.get(299))));
        for (UUID id : redacted) {
            assertThat(contents).noneSatisfy((file, bytes) -> assertThat(bytes.contains(markers.get(id))).isTrue());
        }
        assertThat(store.verify()).isEmpty();
    }

    @Test
    void erasesOnceAReaderThatHoldsTheOldBytesIsDone() throws Exception {
        UUID id = ledger.append(Batches.of(MARKER)).ids().get(0);
        try (Connection reader = store.dataSource().getConnection();
                Statement statement = reader.createStatement();
                Statement impatient = ((JdbcLedger) ledger).writer().createStatement()) {
            impatient.execute("PRAGMA busy_timeout = 1");
            try (ResultSet row = statement.executeQuery("SELECT payload FROM entry")) {
                assertThat(row.next()).isTrue();
                assertThat(ledger.append(Batches.redacting(id)).firstPosition()).isEqualTo(2);
                assertThat(ledger.find(id).orElseThrow().isRedacted()).isTrue();
                assertThat(filesWith(MARKER)).as("the open reader needs them").isNotEmpty();
            }
        }
        ledger.append(Batches.of("later"));
        assertThat(filesWith(MARKER)).isEmpty();
    }

    @Test
    void refusesWhatCannotBeRedacted() {
        UUID id = ledger.append(Batches.of(MARKER)).ids().get(0);
        UUID unknown = Batch.newId();
        assertThatThrownBy(() -> ledger.append(Batches.redacting(unknown)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(unknown.toString());

        UUID tombstone = ledger.append(Batches.redacting(id)).ids().get(0);
        assertThatThrownBy(() -> ledger.append(Batches.redacting(id)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("already");
        assertThatThrownBy(() -> ledger.append(Batches.redacting(tombstone)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("stays");
        assertThat(ledger.head()).isEqualTo(2);
    }

    @Test
    void refusesToRecordAndRedactInOneBatch() {
        Batch batch = Batches.of(MARKER);
        batch.add(new Redaction(batch.drafts().get(0).id(), Redaction.Ground.LAW, "order of a court"));
        assertThatThrownBy(() -> ledger.append(batch)).isInstanceOf(IllegalArgumentException.class);
        assertThat(ledger.head()).isZero();
    }

    @Test
    void redactsNothingOfABatchThatFails() {
        List<UUID> ids = ledger.append(Batches.of(MARKER, "2")).ids();
        Batch batch = Batches.redacting(ids.get(0));
        batch.add(new Redaction(ids.get(0), Redaction.Ground.LAW, "twice"));
        assertThatThrownBy(() -> ledger.append(batch)).isInstanceOf(IllegalArgumentException.class);
        assertThat(ledger.find(ids.get(0)).orElseThrow().body()).isEqualTo(Batches.body(MARKER));
        assertThat(ledger.head()).isEqualTo(2);
    }

    private List<Path> filesWith(String text) throws IOException {
        return contents().entrySet().stream().filter(file -> file.getValue().contains(text)).map(Map.Entry::getKey)
                .toList();
    }

    private Map<Path, String> contents() throws IOException {
        Map<Path, String> contents = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                contents.put(file, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }
}
