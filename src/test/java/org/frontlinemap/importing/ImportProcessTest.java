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
import tools.jackson.databind.JsonNode;

/** The command as a user runs it, in a process of its own. */
class ImportProcessTest {

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
        }
    }

    @Test
    void aLargeFileShowsHowFarItIsAndLeavesNothingBehindWhenKilled() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), Imports.manyRows(25_000));
        try (Program program = Program.start("import", file.toString(), "--format", "reports-csv",
                "--store=" + folder.resolve("frontline.db"), "--mode", "all_or_nothing")) {
            assertThat(program.await(Pattern.compile("^(reading|recording) \\d+ %"))).isNotNull();
        }
        try (RunningServer server = RunningServer.start(folder)) {
            assertThat(new Imports(server).whole("/imports").json().get("imports")).isEmpty();
            assertThat(folder.resolve("frontline.db.imports")).isEmptyDirectory();
        }
    }
}
