package org.frontlinemap.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command within this process, on the store that a server has open here. */
@ServerTest
class ImportCommandTest {

    private static final Function<List<String>, ImportCommand.Opened> UNOPENED = settings -> {
        throw new AssertionError("the store is opened though the command was called wrongly");
    };

    @TempDir
    Path folder;

    private final RunningServer server;
    private Path file;
    private int code;

    ImportCommandTest(RunningServer server) {
        this.server = server;
    }

    @BeforeEach
    void prepare() throws IOException {
        file = folder.resolve("a.csv");
        Files.writeString(file, Imports.table("siversk,ukraine,2023-03-01", "siversk,nobody,2023-03-02"));
    }

    private ImportCommand.Opened open(List<String> settings) {
        return new ImportCommand.Opened(server.bean(Ledger.class), server.bean(Snapshots.class),
                server.bean(Clock.class), new ImportFolder(folder.resolve("jobs")), () -> { });
    }

    private String run(Function<List<String>, ImportCommand.Opened> opener, List<String> arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        code = new ImportCommand(opener, out, out).run(arguments);
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String load(String... more) {
        List<String> arguments = new ArrayList<>(List.of(file.toString(), "--format=reports-csv"));
        arguments.addAll(List.of(more));
        return run(this::open, arguments);
    }

    private void assertNothingLeft() {
        assertThat(folder.resolve("jobs")).isEmptyDirectory();
    }

    @Test
    void withoutAModeNothingIsRecorded() {
        long head = server.head();
        assertThat(load()).contains("2 rows read: 1 accepted, 0 unchanged, 0 dropped, 1 rejected",
                "rejected: a.csv, line 3: control must be one of", "this was a dry run");
        assertThat(code).isEqualTo(1);
        assertThat(load("--mode", "all_or_nothing")).contains("refused: nothing is recorded, as all_or_nothing was asked");
        assertThat(code).isEqualTo(1);
        assertThat(server.head()).isEqualTo(head);
        assertNothingLeft();
    }

    @Test
    void theSameAgainIsNothingToDo() throws IOException {
        Files.writeString(file, Imports.table("siversk,ukraine,2023-03-11"));
        assertThat(load("--mode", "all_or_nothing")).contains("recorded as import ");
        assertThat(code).isZero();
        long head = server.head();
        assertThat(load("--mode", "all_or_nothing")).contains("nothing to do: import ");
        assertThat(code).isZero();
        assertThat(server.head()).isEqualTo(head);
    }

    @Test
    void whatTheRequestHasInJsonIsGivenByOptions() throws IOException {
        Path profile = Files.writeString(folder.resolve("p.json"),
                "{\"columns\": {\"settlement\": \"where\", \"control\": \"who\", \"valid_from\": \"when\"}, "
                        + "\"defaults\": {\"basis\": \"assessed\"}}");
        Path claimant = Files.writeString(folder.resolve("c.json"), "{\"id\": \"command-watch\", "
                + "\"name\": \"Command Watch\", \"kind\": \"analyst\", \"side\": \"independent\"}");
        Files.writeString(file, "where,who,when\nsiversk,ukraine,2023-03-12\n");
        String text = load("--claimant", "command-watch", "--new-claimant", claimant.toString(), "--profile",
                profile.toString(), "--document-publisher", "Command Watch", "--document-published=2023-03-13",
                "--document-url", "https://example.org/", "--mode", "all_or_nothing");
        assertThat(text).contains("recorded as import ");
        assertThat(code).isZero();
        assertThat(server.get("/collections/reports/items?claimant=command-watch").text())
                .contains("\"published\":\"2023-03-13\"").contains("https://example.org/");
    }

    @Test
    void aFileThatIsNoArchiveIsRefused() throws IOException {
        file = Files.writeString(folder.resolve("a.zip"), "no zip");
        assertThat(load()).contains("a.zip is no zip file");
        assertThat(code).isEqualTo(1);
        assertNothingLeft();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--format x|no file is named", "FILE|--format is required", "FILE --format|--format needs a value",
        "FILE --format x --colour red|there is no option --colour", "nowhere.csv --format x|nowhere.csv",
        "FILE --format x --format y|is given twice", "FILE --format reports-csv --profile FILE|--profile"})
    void wrongUsageIsExplainedBeforeTheStoreIsOpened(String line, String why) {
        assertThat(run(UNOPENED, words(line))).contains(why).contains("Usage: ");
        assertThat(code).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "FILE --format x|format must be one of", "FILE --format reports-csv --mode most|mode must be one of",
        "FILE --format reports-csv --claimant nobody|claimant is no claimant here",
        "FILE --format deepstate|claimant is required"})
    void optionsThatAreWrongAreNamed(String line, String why) {
        assertThat(run(this::open, words(line))).contains(why);
        assertThat(code).isEqualTo(2);
        assertNothingLeft();
    }

    private List<String> words(String line) {
        return List.of(line.replace("FILE", file.toString()).split(" "));
    }

    @Test
    void formatsAreListed() {
        assertThat(run(UNOPENED, List.of("--list-formats"))).contains("reports-csv", "viina", "deepstate", "geonames",
                "Needs --claimant");
        assertThat(code).isZero();
    }
}
