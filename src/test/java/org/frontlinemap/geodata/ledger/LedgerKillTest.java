package org.frontlinemap.geodata.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that appends; system property {@code frontline.kills} says how often. */
class LedgerKillTest {

    private static final int KILLS = Integer.getInteger("frontline.kills", 20);
    private static final long SEED = Long.getLong("frontline.seed", 20230226);
    private static final int MOST_ACKNOWLEDGED = 150;

    @TempDir
    private Path directory;

    /** Size by first position, over all runs. */
    private final Map<Long, Integer> acknowledgedBatches = new HashMap<>();
    /** Id by position, over all runs. */
    private final Map<Long, UUID> acknowledgedEntries = new HashMap<>();

    @Test
    void whatWasAcknowledgedOutlivesTheProcess() throws Exception {
        Path file = directory.resolve("ledger.db");
        Random random = new Random(SEED);
        for (int run = 1; run <= KILLS; run++) {
            runAndKill(file, run, random);
            try (Store store = Store.open(file, Clock.systemUTC())) {
                check(store);
                long head = store.ledger().head();
                assertThat(store.ledger().append(Batches.of(run + "/0/0/1").onlyAt(head)).lastPosition())
                        .isEqualTo(head + 1);
            }
        }
        assertThat(acknowledgedBatches).hasSizeGreaterThanOrEqualTo(KILLS);
    }

    @Test
    void isOpenInOneProcess() throws Exception {
        Path file = directory.resolve("ledger.db");
        try (Store store = Store.open(file, Clock.systemUTC())) {
            assertThatThrownBy(() -> Store.open(file, Clock.systemUTC())).isInstanceOf(LedgerException.class);
            assertThat(store.ledger().head()).isZero();

            Process refused = start(file, 1, 1);
            try (BufferedReader lines = refused.inputReader(StandardCharsets.US_ASCII)) {
                assertThat(nextAcknowledgement(lines)).isNull();
            } finally {
                refused.destroyForcibly().waitFor();
            }
            assertThat(Files.readString(errors())).contains("LedgerException")
                    .contains(file.toRealPath() + " is already open in another process");
        }

        Process writer = start(file, 2, 2);
        try (BufferedReader lines = writer.inputReader(StandardCharsets.US_ASCII)) {
            awaitAcknowledgement(lines);
            assertThatThrownBy(() -> Store.open(file, Clock.systemUTC())).isInstanceOf(LedgerException.class)
                    .hasMessage(file.toRealPath() + " is already open in another process");
        } finally {
            writer.destroyForcibly().waitFor();
        }
        try (Store store = Store.open(file, Clock.systemUTC())) {
            assertThat(store.ledger().head()).isPositive();
        }
    }

    private void runAndKill(Path file, int run, Random random) throws Exception {
        Process writer = start(file, run, random.nextLong());
        try (BufferedReader lines = writer.inputReader(StandardCharsets.US_ASCII)) {
            for (int left = 1 + random.nextInt(MOST_ACKNOWLEDGED); left > 0; left--) {
                acknowledge(awaitAcknowledgement(lines));
            }
            // Process.destroyForcibly would close the pipe, with acknowledgements in it.
            writer.toHandle().destroyForcibly();
            StringBuilder rest = new StringBuilder();
            for (int c = lines.read(); c >= 0; c = lines.read()) {
                rest.append((char) c);
            }
            // The last line may have been cut short.
            rest.substring(0, rest.lastIndexOf("\n") + 1).lines().filter(line -> line.startsWith("ack "))
                    .forEach(this::acknowledge);
        } finally {
            writer.destroyForcibly().waitFor();
        }
        assertThat(writer.exitValue()).as("ended by SIGKILL").isEqualTo(128 + 9);
    }

    private void check(Store store) throws SQLException {
        assertThat(store.verify()).as("hashes, positions and redactions").isEmpty();
        Map<Long, Entry> entries = new HashMap<>();
        long head = store.ledger().head();
        for (long position = 0; position < head; position += 1000) {
            store.ledger().read(position, 1000).forEach(entry -> entries.put(entry.position(), entry));
        }
        assertThat(entries).hasSize((int) head);
        acknowledgedEntries.forEach((position, id) -> assertThat(entries.get(position).id()).isEqualTo(id));

        Map<Long, Integer> batches = batches(store);
        assertThat(batches).containsAllEntriesOf(acknowledgedBatches);
        assertThat(batches.values().stream().mapToLong(Integer::longValue).sum()).isEqualTo(head);
        batches.forEach((first, size) -> {
            List<String> expected = null;
            for (int index = 0; index < size; index++) {
                Entry entry = entries.get(first + index);
                if (!entry.isRedacted()) {
                    List<String> reason = List.of(reason(entry).split("/"));
                    assertThat(reason.subList(2, 4)).containsExactly("" + index, "" + size);
                    expected = expected == null ? reason.subList(0, 2) : expected;
                    assertThat(reason.subList(0, 2)).as("one batch").isEqualTo(expected);
                }
            }
        });
    }

    private static String reason(Entry entry) {
        return entry.body() instanceof Redaction redaction ? redaction.reason() : ((Withdrawal) entry.body()).reason();
    }

    private static Map<Long, Integer> batches(Store store) throws SQLException {
        Map<Long, Integer> batches = new HashMap<>();
        try (Connection connection = store.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT first_position, last_position FROM batch")) {
            while (row.next()) {
                batches.put(row.getLong(1), (int) (row.getLong(2) - row.getLong(1) + 1));
            }
        }
        return batches;
    }

    private void acknowledge(String line) {
        String[] words = line.split(" ");
        long first = Long.parseLong(words[1]);
        long last = Long.parseLong(words[2]);
        assertThat(words).hasSize((int) (last - first + 1) + 3);
        acknowledgedBatches.put(first, words.length - 3);
        for (int i = 3; i < words.length; i++) {
            acknowledgedEntries.put(first + i - 3, UUID.fromString(words[i]));
        }
    }

    private String awaitAcknowledgement(BufferedReader lines) throws IOException {
        String line = nextAcknowledgement(lines);
        assertThat(line).withFailMessage(() -> "the writer ended by itself: " + errorText()).isNotNull();
        return line;
    }

    /** Null if the writer ended. */
    private static String nextAcknowledgement(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith("ack ")) {
            line = lines.readLine();
        }
        return line;
    }

    private Process start(Path file, int run, long seed) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                KilledWriter.class.getName(), file.toString(), "" + run, "" + seed));
        return new ProcessBuilder(command).redirectError(errors().toFile()).start();
    }

    private Path errors() {
        return directory.resolve("writer-errors.txt");
    }

    private String errorText() {
        try {
            return Files.readString(errors());
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
