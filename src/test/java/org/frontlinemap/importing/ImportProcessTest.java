package org.frontlinemap.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.frontlinemap.importing.Program.Ended;
import org.frontlinemap.server.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The command as a user runs it, in a process of its own. */
class ImportProcessTest {

    private static final int ROWS = 25_000;

    @TempDir
    Path folder;

    private Ended load(Path what, String... more) {
        String[] arguments = new String[5 + more.length];
        System.arraycopy(new String[] {"import", what.toString(), "--format", "reports-csv",
            "--store=" + folder.resolve("frontline.db")}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Program.run(arguments);
    }

    @Test
    void rejectedRowsAreWrittenMendedAndLoadedAndTheServerShowsBothImports() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"),
                Imports.table("siversk,ukraine,2023-03-01", "siversk,nobody,2023-03-02"));
        Path rejected = folder.resolve("rejected.csv");
        Ended kept = load(file, "--mode", "keep_good", "--rejected", rejected.toString());
        assertThat(kept.text()).contains("recorded as import ").doesNotContain("INFO");
        assertThat(kept.code()).as("a row was rejected").isEqualTo(1);
        Files.writeString(rejected, Files.readString(rejected).replaceFirst("nobody", "russia"));
        Ended mended = load(rejected, "--mode", "all_or_nothing");
        assertThat(mended.text()).contains("1 rows read: 1 accepted").contains("recorded as import ");
        assertThat(mended.code()).isZero();

        try (RunningServer server = RunningServer.start(folder)) {
            Imports imports = new Imports(server);
            JsonNode list = imports.whole("/imports").json().get("imports");
            assertThat(list.valueStream().map(json -> json.get("state").asString()))
                    .containsExactly("recorded", "recorded");
            String id = list.get(1).get("id").asString();
            assertThat(imports.whole("/imports/" + id + "/rejected").text()).contains("siversk,isw,nobody,");
            Ended inUse = load(file, "--mode", "keep_good");
            assertThat(inUse.text()).contains("already open").contains("POST /imports").doesNotContain("\tat ");
            assertThat(inUse.code()).isEqualTo(1);
            Ended listed = Program.run("import", "list", "--store=" + folder.resolve("frontline.db"));
            assertThat(listed.text()).contains("already open").doesNotContain("\tat ");
            assertThat(listed.code()).isEqualTo(1);
        }
    }

    private Program begin(Path file) {
        return Program.start("import", file.toString(), "--format", "reports-csv",
                "--store=" + folder.resolve("frontline.db"), "--mode", "all_or_nothing");
    }

    private Path imports() {
        return folder.resolve("frontline.db.imports");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reading", "recording"})
    void theSameCommandAgainAfterItWasKilledLosesAndDoublesNothing(String phase) throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), Imports.manyRows(ROWS));
        String killed;
        try (Program program = begin(file)) {
            program.await(Pattern.compile("^(" + phase + ") \\d+ %"));
            killed = imports().toFile().list()[0];
        }
        assertThat(imports().resolve(killed)).as("left behind").exists();

        Ended again = load(file, "--mode", "all_or_nothing");
        assertThat(again.text()).contains("import " + killed + " was cut short and nothing of it was recorded")
                .contains(ROWS + " rows read: " + ROWS + " accepted, 0 unchanged").contains("recorded as import ");
        assertThat(again.code()).isZero();
        assertThat(imports().resolve(killed)).doesNotExist();
        Ended third = load(file, "--mode", "all_or_nothing");
        assertThat(third.text()).contains("nothing to do: import ").doesNotContain("cut short");
        assertThat(Program.run("import", "list", "--store=" + folder.resolve("frontline.db")).text())
                .containsOnlyOnce("recorded, positions ").contains(ROWS + " rows read: " + ROWS + " accepted");
    }

    @Test
    void aCommandThatIsCancelledLeavesNothingBehindAndSaysHowToGoOn() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), Imports.manyRows(ROWS));
        Ended cancelled;
        try (Program program = begin(file)) {
            program.await(Pattern.compile("^(reading) \\d+ %"));
            cancelled = program.terminate();
        }
        assertThat(cancelled.text()).contains("cancelled; nothing was recorded: the same command again");
        assertThat(cancelled.code()).isNotZero();
        assertThat(imports()).isEmptyDirectory();
        try (RunningServer server = RunningServer.start(folder)) {
            assertThat(new Imports(server).whole("/imports").json().get("imports")).isEmpty();
        }
    }
}
