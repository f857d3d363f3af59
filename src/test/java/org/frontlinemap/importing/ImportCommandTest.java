package org.frontlinemap.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.ServerTest;
import org.frontlinemap.server.Verdicts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/** The command within this process, on the store that a server has open here. */
@ServerTest
class ImportCommandTest {

    private static final Function<List<String>, ImportCommand.Opened> UNOPENED = settings -> {
        throw new AssertionError("the store is opened though the command was called wrongly");
    };

    private static final String READING = "datetime=2023-05-01&known=2023-05-01";

    @TempDir
    Path folder;

    private final RunningServer server;
    private Path file;
    private long mostBytes = 1 << 30;
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
                server.bean(Clock.class), new ImportFolder(folder.resolve("jobs")),
                new ImportSettings(DataSize.ofBytes(mostBytes), DataSize.ofGigabytes(2), 1_000_000, 100_000), () -> { });
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
    void aPlaceForRejectedRowsThatCannotBeWrittenIsRefusedBeforeAnythingIsRecorded() {
        long head = server.head();
        assertThat(load("--mode", "keep_good", "--rejected", folder.resolve("nowhere/rejected.csv").toString()))
                .contains("cannot be written");
        assertThat(code).isEqualTo(2);
        assertThat(server.head()).isEqualTo(head);
        Path rejected = folder.resolve("rejected.csv");
        assertThat(load("--rejected", rejected.toString())).contains("rejected rows written to");
        assertThat(rejected).content().contains("nobody");
    }

    @Test
    void aNewClaimantIsTheClaimantAndWhatIsWrongWithItIsSaidAlone() throws IOException {
        Path claimant = Files.writeString(folder.resolve("c.json"), "{\"id\": \"fresh-watch\", "
                + "\"name\": \"Fresh Watch\", \"kind\": \"analyst\", \"side\": \"independent\"}");
        Files.writeString(file, "settlement,control,basis,valid_from,published,publisher\n"
                + "siversk,ukraine,assessed,2023-03-14,2023-03-14,Test\n");
        String id = imported(load("--new-claimant", claimant.toString(), "--mode", "all_or_nothing"));
        assertThat(server.get("/collections/reports/items?claimant=fresh-watch").text()).contains("2023-03-14");
        run(this::open, List.of("withdraw", id, "--reason", "test"));
        Files.writeString(claimant, "{\"id\": \"worse-watch\", \"name\": \"Worse Watch\", \"kind\": \"blog\", "
                + "\"side\": \"independent\"}");
        for (String named : List.of("", "--claimant=worse-watch")) {
            List<String> arguments = new ArrayList<>(List.of(file.toString(), "--format=wikipedia-control",
                    "--new-claimant=" + claimant));
            arguments.addAll(named.isEmpty() ? List.of() : List.of(named));
            assertThat(run(this::open, arguments).lines()).singleElement().asString()
                    .startsWith("new_claimant.kind must be one of");
            assertThat(code).isEqualTo(2);
        }
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
        "FILE --format x --format y|is given twice", "FILE --format reports-csv --profile FILE|--profile",
        "FILE --format x --force|go with withdraw", "FILE --format x --reason y|go with withdraw",
        "list FILE|list takes no more words", "list --force|--force does not go with list",
        "withdraw --reason x|takes the id of one import", "withdraw FILE --reason x|is no id of an import",
        "withdraw 01a2053c-cb41-7fbc-a55b-1896e42128c2 --mode x|--mode does not go with withdraw",
        "withdraw 01a2053c-cb41-7fbc-a55b-1896e42128c2 --force=perhaps|--force takes no value"})
    void wrongUsageIsExplainedBeforeTheStoreIsOpened(String line, String why) {
        assertThat(run(UNOPENED, words(line))).contains(why).endsWith("--help says more" + System.lineSeparator())
                .doesNotContain("Usage: ");
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

    @Test
    void helpIsShown() {
        assertThat(run(UNOPENED, List.of("--help"))).startsWith("Usage: ").contains("import list", "import withdraw ID",
                "same command again");
        assertThat(code).isZero();
    }

    private String imported(String text) {
        Matcher id = Pattern.compile("recorded as import (\\S+),").matcher(text);
        assertThat(id.find()).as(text).isTrue();
        return id.group(1);
    }

    @Test
    void importsAreListedAndWithdrawnAsAWhole() throws IOException {
        Map<String, List<String>> before = Verdicts.all(server, READING);
        Files.writeString(file, Imports.table("khromove,russia,2023-04-01", "orikhovo-vasylivka,russia,2023-04-02"));
        String id = imported(load("--mode", "all_or_nothing"));
        assertThat(Verdicts.all(server, READING)).isNotEqualTo(before);
        assertThat(run(this::open, List.of("list"))).contains(id, "recorded, positions ", "reports-csv", "a.csv",
                "2 rows read: 2 accepted, 0 unchanged, 0 dropped, 0 rejected");
        assertThat(code).isZero();

        assertThat(run(this::open, List.of("withdraw", id))).contains("--reason is required");
        assertThat(code).isEqualTo(2);
        assertThat(run(this::open, List.of("withdraw", id, "--reason", "x".repeat(1_001)))).contains("--reason must");
        assertThat(code).isEqualTo(2);
        assertThat(run(this::open, List.of("withdraw", id, "--reason", "mistaken")))
                .contains("withdrawn import " + id + " at position " + server.head());
        assertThat(code).isZero();
        assertThat(Verdicts.all(server, READING)).isEqualTo(before);
        assertThat(run(this::open, List.of("list"))).contains("withdrawn at position " + server.head() + ": mistaken");
        long head = server.head();
        assertThat(run(this::open, List.of("withdraw", id, "--reason", "again"))).contains("withdrawn already: " + id);
        assertThat(code).isEqualTo(1);
        String unknown = "01a2053c-cb41-7fbc-a55b-1896e42128c2";
        assertThat(run(this::open, List.of("withdraw", unknown, "--reason", "x"))).contains("is not here", unknown);
        assertThat(code).isEqualTo(1);
        assertThat(server.head()).isEqualTo(head);
    }

    @Test
    void aWithdrawalIsRefusedAsOverHttp() throws IOException {
        Path places = Files.writeString(folder.resolve("places.csv"), "id,name_en,kind,lon,lat,point_source,point_licence,"
                + "point_kind,point_accuracy_m\ncommand-place,Command Place,village,36.5,47.5,me,CC0-1.0,centre,100\n");
        String brought = imported(run(this::open, List.of(places.toString(), "--format=settlements-csv",
                "--mode=all_or_nothing")));
        Files.writeString(file, Imports.table("command-place,ukraine,2023-01-04"));
        String spoken = imported(load("--mode", "all_or_nothing"));
        long head = server.head();
        assertThat(run(this::open, List.of("withdraw", brought, "--reason", "x"))).contains("force is needed: 1 report",
                "command-place");
        assertThat(code).isEqualTo(1);
        assertThat(server.head()).isEqualTo(head);
        assertThat(run(this::open, List.of("withdraw", brought, "--reason", "x", "--force"))).contains("withdrawn import");
        assertThat(code).isZero();
        assertThat(run(this::open, List.of("withdraw", spoken, "--reason", "x"))).contains("withdrawn import");
    }

    @Test
    void anImportThatAnotherReliesOnIsWithdrawnAfterThatOne() throws IOException {
        List<String> ids = new ArrayList<>();
        for (String day : List.of("20230401", "20230402")) {
            String north = day.endsWith("1") ? "48.7" : "48.75";
            file = Files.writeString(folder.resolve("deepstatemap_data_" + day + ".geojson"), """
                    {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "/// Occupied"},
                     "geometry": {"type": "Polygon", "coordinates":
                       [[[37.9, 48.5], [38.2, 48.5], [38.2, %s], [37.9, %s], [37.9, 48.5]]]}}]}""".formatted(north, north));
            ids.add(imported(run(this::open, List.of(file.toString(), "--format=deepstate", "--claimant=deepstate",
                    "--mode=all_or_nothing"))));
        }
        assertThat(run(this::open, List.of("list"))).contains("relies on " + ids.get(0));
        assertThat(run(this::open, List.of("withdraw", ids.get(0), "--reason", "x"))).contains("relies on this import",
                ids.get(1));
        assertThat(code).isEqualTo(1);
        for (String id : List.of(ids.get(1), ids.get(0))) {
            assertThat(run(this::open, List.of("withdraw", id, "--reason", "x"))).contains("withdrawn import");
        }
    }

    @Test
    void theCommandTakesNoMoreDiskThanAServer() throws IOException {
        mostBytes = 1_000;
        assertThat(load("--mode", "all_or_nothing")).doesNotContain("is used up");
        Path packed = folder.resolve("a.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(Imports.manyRows(100).getBytes(StandardCharsets.UTF_8));
        }
        file = packed;
        assertThat(load("--mode", "all_or_nothing")).contains("half of the space that is left for imports");
        assertThat(code).isEqualTo(1);
        assertNothingLeft();
    }

    /** A file of a series, on the 1st or the 2nd of May 2023: then the area is larger, or the holder another. */
    private Path ofSeries(String format, boolean later) throws IOException {
        String day = later ? "20230502" : "20230501";
        String north = later ? "48.75" : "48.7";
        // by name, the earlier of the two comes last
        String prefix = later ? "a" : "z";
        String area = """
                {"type": "FeatureCollection", "features": [{"type": "Feature",
                  "properties": {"name": "/// Occupied", "layer": "VIEW_RussiaCoTinUkraine_V3", "datetime": %s},
                 "geometry": {"type": "Polygon", "coordinates":
                   [[[37.9, 48.5], [38.2, 48.5], [38.2, %s], [37.9, %s], [37.9, 48.5]]]}}]}""".formatted(
                later ? "1683028800000" : "1682942400000", north, north);
        return switch (format) {
            case "deepstate" -> Files.writeString(folder.resolve(prefix + "_deepstatemap_data_" + day + ".geojson"), area);
            case "isw" -> Files.writeString(folder.resolve(prefix + ".geojson"), area);
            default -> Files.writeString(folder.resolve(prefix + ".csv"), "katottg,date,status_isw\nUA14020010190061896,"
                    + day + "," + (later ? "RU" : "UA") + "\n");
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"deepstate", "isw", "viina"})
    void filesOfASeriesAreTakenInTheOrderOfTheirDates(String format) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(ofSeries(format, true).toString(),
                ofSeries(format, false).toString(), "--format=" + format, "--mode=all_or_nothing"));
        arguments.add(format.equals("viina") ? "--profile=" + Files.writeString(folder.resolve("p.json"),
                "{\"claimants\": {\"status_isw\": \"isw\"}}") : "--claimant=" + format);
        String text = run(this::open, arguments);
        assertThat(code).as(text).isZero();
        assertThat(text.contains("no document was given")).as(text).isEqualTo(!format.equals("viina"));
        String id = imported(text);
        JsonNode coverage = server.get("/imports/" + id).json().get("coverage");
        assertThat(coverage).as(coverage.toString()).hasSize(1);
        assertThat(coverage.at("/0/from").asString()).isEqualTo("2023-04-30T21:00:00Z");
        assertThat(coverage.at("/0/until").asString()).isEqualTo("2023-05-02T21:00:00Z");
        run(this::open, List.of("withdraw", id, "--reason", "test"));
        assertThat(code).isZero();
    }

    @Test
    void filesOfOneTimeAreRefusedAndItIsSaidWhatToDo() throws IOException {
        Path one = ofSeries("deepstate", true);
        Path other = Files.copy(one, folder.resolve("b_" + one.getFileName()));
        assertThat(run(this::open, List.of(other.toString(), one.toString(), "--format=deepstate",
                "--claimant=deepstate"))).containsOnlyOnce("put all that holds at one time into one file")
                .contains("b_a_deepstatemap_data_20230502.geojson");
        assertThat(code).isEqualTo(1);
    }
}
