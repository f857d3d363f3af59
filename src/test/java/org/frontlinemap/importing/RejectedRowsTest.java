package org.frontlinemap.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.frontlinemap.server.Features;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was rejected comes back in the shape it was brought in, and can be mended and brought again. */
@ServerTest
class RejectedRowsTest {

    private final RunningServer server;
    private final Imports imports;

    RejectedRowsTest(RunningServer server) {
        this.server = server;
        this.imports = new Imports(server);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+2", "+380", "-5", "@x", "'=1", "''-x", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201",
        " =1", "\u00a0=1", "' +1", "\n@1", "plain", "'quoted'", "a, \"b\""})
    void mendedRowsAreReadWithTheirOriginalValues(String label) {
        String good = "\"" + label.replace("\"", "\"\"") + "\"";
        String file = Imports.table("avdiivka,nobody,2023-01-05,LABEL").replace("LABEL", good);
        JsonNode refused = imports.load(Imports.options("keep_good"), "labels.csv", file);
        assertThat(refused.get("state").asString()).isEqualTo("refused");
        Answer rejected = imports.whole("/imports/" + refused.get("id").asString() + "/rejected");
        assertThat(rejected.status()).isEqualTo(200);
        assertThat(rejected.header("Content-Type")).startsWith("text/csv");
        assertThat(rejected.header("Content-Disposition")).contains("rejected.csv");
        List<String> lines = rejected.text().lines().toList();
        assertThat(lines.get(0)).startsWith("settlement,claimant,control,")
                .endsWith(",_file,_line,_column,_value,_reason");
        assertThat(rejected.text()).contains("labels.csv,2,control,nobody,\"must be one of");
        assertThat(rejected.text()).doesNotContainPattern("(^|,)\"?[\\s\u00a0\u200b]*[=+@\uff1d\uff0b\uff0d\uff20-]");

        String mended = rejected.text().replaceFirst("nobody", "russia");
        JsonNode recorded = imports.load(Imports.options("all_or_nothing"), "mended.csv", mended);
        assertThat(recorded.get("state").asString()).as(recorded.toString()).isEqualTo("recorded");
        List<String> labels = Features.of(server.get(REPORTS + "?settlement=avdiivka&datetime=2023-01-05/2023-01-05"))
                .all().stream().map(report -> report.at("/properties/source_label").asString("")).toList();
        assertThat(labels).contains(label.strip());
        imports.delete(recorded.get("id").asString(), "test");
    }

    @Test
    void theDelimiterOfTheProfileIsKeptAndFilesOfOtherColumnsShareATable() {
        String options = "{\"format\": \"reports-csv\", \"profile\": {\"delimiter\": \";\"}}";
        String id = Imports.id(imports.post(options, Map.of(
                "a.csv", "settlement;claimant;control\nsiversk;isw;nobody\n".getBytes(),
                "b.csv", "settlement;note;control\nsiversk;x;nobody\n".getBytes())));
        imports.end(id);
        List<String> lines = imports.whole("/imports/" + id + "/rejected").text().lines().toList();
        assertThat(lines.get(0)).isEqualTo("settlement;claimant;control;note;_file;_line;_column;_value;_reason");
        assertThat(lines.get(1)).startsWith("siversk;isw;nobody;;a.csv;2;control;nobody;");
        assertThat(lines.get(2)).startsWith("siversk;;nobody;x;b.csv;2;control;nobody;");
    }

    @Test
    void everyCellAndEveryNameOfAColumnSurvivesTheRoundTrip() {
        String file = "settlement,claimant,control,\"=HYPERLINK(\"\"x\"\")\",,'@y,,\u00a0=z,\n"
                + "siversk,isw,nobody,+1,one,two,three,four,five\nsiversk,isw,nobody,,,,,=last,-1\n";
        String first = imports.load(Imports.options(null), "a.csv", file).get("id").asString();
        List<String> lines = imports.whole("/imports/" + first + "/rejected").text().lines().toList();
        assertThat(lines.get(0)).startsWith("settlement,claimant,control,\"'=HYPERLINK(\"\"x\"\")\",,''@y,,")
                .contains("=z,,_file,");
        assertThat(lines.get(1)).startsWith("siversk,isw,nobody,'+1,one,two,three,four,five,a.csv,2,");
        assertThat(lines.get(2)).startsWith("siversk,isw,nobody,,,,,'=last,'-1,a.csv,3,");
        String again = imports.whole("/imports/" + first + "/rejected").text();
        String second = imports.load(Imports.options(null), "a.csv", again).get("id").asString();
        assertThat(imports.whole("/imports/" + second + "/rejected").text()).isEqualTo(again);
    }

    @Test
    void rejectedObjectsComeBackAsObjectsThatSayWhy() {
        String good = """
                {"settlement": "siversk", "claimant": "isw", "control": "%s", "basis": "assessed", \
                "valid_from": "2023-02-03", "published": "2023-02-03", "publisher": "Test"}
                """;
        JsonNode refused = imports.load("{\"format\": \"reports-ndjson\", \"mode\": \"all_or_nothing\"}", "a.ndjson",
                good.formatted("nobody") + "this is no JSON\n");
        assertThat(refused.get("state").asString()).isEqualTo("refused");
        Answer rejected = imports.whole("/imports/" + refused.get("id").asString() + "/rejected");
        assertThat(rejected.header("Content-Type")).isEqualTo("application/x-ndjson");
        List<String> lines = rejected.text().lines().toList();
        assertThat(lines).hasSize(2);
        ObjectNode first = (ObjectNode) new JsonMapper().readTree(lines.get(0));
        assertThat(first.at("/_rejected/column").asString()).isEqualTo("control");
        assertThat(first.at("/_rejected/line").asInt()).isEqualTo(1);
        assertThat(new JsonMapper().readTree(lines.get(1)).get("_text").asString()).isEqualTo("this is no JSON");
        JsonNode recorded = imports.load("{\"format\": \"reports-ndjson\", \"mode\": \"all_or_nothing\"}",
                "mended.ndjson", first.put("control", "ukraine") + "\n");
        assertThat(recorded.get("state").asString()).as(recorded.toString()).isEqualTo("recorded");
    }

    @Test
    void theReportHasAllRejectedRowsTheImportItselfOnlyTheFirst() {
        String file = Imports.table(IntStream.range(0, 250).mapToObj(i -> "siversk,nobody" + i + ",2023-02-03")
                .toArray(String[]::new));
        JsonNode refused = imports.load(Imports.options(null), "many.csv", file);
        assertThat(refused.get("state").asString()).isEqualTo("refused");
        assertThat(refused.at("/rows/rejected").asInt()).isEqualTo(250);
        assertThat(refused.get("rejected_first").size()).isEqualTo(100);
        JsonNode report = imports.whole("/imports/" + refused.get("id").asString() + "/report").json();
        assertThat(report.get("rejected").size()).isEqualTo(250);
        assertThat(report.at("/rejected/249/value").asString()).isEqualTo("nobody249");
        assertThat(report.at("/rejected/249/line").asInt()).isEqualTo(251);
        assertThat(report.get("id")).isEqualTo(refused.get("id"));
        assertThat(report.at("/rows/rejected").asInt()).isEqualTo(250);
    }

    @Test
    void noMoreThanAHundredThousandRejectedRowsAreWrittenDownAndThatIsSaid() {
        StringBuilder file = new StringBuilder("settlement,control\n");
        for (int i = 0; i < 100_010; i++) {
            file.append("siversk,nobody\n");
        }
        JsonNode refused = imports.load(Imports.options(null), "all.csv", file.toString());
        assertThat(refused.at("/rows/rejected").asInt()).isEqualTo(100_010);
        assertThat(refused.at("/notices_first/0/message").asString()).contains("only the first");
        long lines = imports.whole("/imports/" + refused.get("id").asString() + "/rejected").text().lines().count();
        assertThat(lines).as("with the header").isEqualTo(100_001);
    }

    @Test
    void aFileCutOffKeepsItsGoodRowsOnlyIfThatWasAsked() {
        String cut = Imports.table("siversk,ukraine,2023-02-04", "siversk,ukraine,2023-02-05") + "siversk,isw,\"ukr";
        JsonNode refused = imports.load(Imports.options("all_or_nothing"), "cut.csv", cut);
        assertThat(refused.get("state").asString()).isEqualTo("refused");
        assertThat(refused.at("/files/0/problem").asString()).contains("line 4");
        assertThat(refused.get("problem").asString()).contains("cut.csv").contains("line 4");
        JsonNode kept = imports.load(Imports.options("keep_good"), "cut.csv", cut);
        assertThat(kept.get("state").asString()).isEqualTo("recorded");
        assertThat(kept.at("/rows/accepted").asInt()).isEqualTo(2);
        assertThat(kept.at("/files/0/problem").asString()).contains("line 4");
    }

    @Test
    void cellsBeyondTheHeaderAreGivenBackBesideTheRow() {
        String file = Imports.table("siversk,ukraine,2023-02-06").replaceFirst("Test,\n", "Test,,surplus,\"a, b\",=1\n")
                + Imports.table("siversk,nobody,2023-02-07").lines().skip(1).findFirst().orElseThrow() + "\n";
        String id = imports.load(Imports.options(null), "ragged.csv", file).get("id").asString();
        String rejected = imports.whole("/imports/" + id + "/rejected").text();
        assertThat(rejected.lines().toList().get(0)).endsWith(",_reason,_more");
        assertThat(rejected).contains("siversk,isw,ukraine,assessed,2023-02-06,2023-02-06,,,Test,,ragged.csv,2,")
                .contains("\"surplus,\"\"a, b\"\",=1\"");
        assertThat(rejected.lines().toList().get(2)).startsWith("siversk,isw,nobody,").endsWith(",");
        JsonNode unmended = imports.load(Imports.options(null), "unmended.csv", rejected.replace("nobody", "ukraine"));
        assertThat(unmended.at("/rows/accepted").asInt()).isOne();
        assertThat(unmended.at("/rejected_first/0/reason").asString())
                .startsWith("has cells beyond its columns: surplus,\"a, b\",=1; ");
        String again = imports.whole("/imports/" + unmended.get("id").asString() + "/rejected").text();
        assertThat(again).contains("\"surplus,\"\"a, b\"\",=1\"");
        JsonNode mended = imports.load(Imports.options("all_or_nothing"), "mended.csv",
                rejected.replace("nobody", "ukraine").replace("\"surplus,\"\"a, b\"\",=1\"", ""));
        assertThat(mended.get("state").asString()).as(mended.toString()).isEqualTo("recorded");
        assertThat(mended.at("/rows/accepted").asInt()).isEqualTo(2);
        imports.delete(mended.get("id").asString(), "test");
    }

    @Test
    void featuresOfOneLineAreToldApartByTheirNumbers() {
        String feature = "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"settlement\":\"siversk\",\"claimant\":\"isw\","
                + "\"control\":\"%s\",\"basis\":\"assessed\",\"valid_from\":\"2023-02-0%d\",\"published\":\"2023-02-08\","
                + "\"publisher\":\"Test\"}}";
        String file = "{\"type\":\"FeatureCollection\",\"features\":[" + feature.formatted("ukraine", 1) + ","
                + feature.formatted("nobody", 2) + ",17," + feature.formatted("no one", 4) + "]}";
        JsonNode read = imports.load("{\"format\": \"reports-geojson\"}", "a.geojson", file);
        assertThat(read.get("rejected_first").valueStream().map(row -> row.get("line") + " " + row.get("feature")))
                .containsExactly("1 2", "1 3", "1 4");
        String id = read.get("id").asString();
        assertThat(imports.whole("/imports/" + id + "/report").json().at("/rejected/2/feature").asInt()).isEqualTo(4);
        List<String> rejected = imports.whole("/imports/" + id + "/rejected").text().lines().toList();
        assertThat(rejected).hasSize(3);
        assertThat(new JsonMapper().readTree(rejected.get(2)).at("/_rejected/feature").asInt()).isEqualTo(4);
        JsonNode table = imports.load(Imports.options(null), "a.csv", Imports.table("siversk,nobody,2023-02-08"));
        assertThat(table.at("/rejected_first/0/feature").isNull()).isTrue();
    }

    @Test
    void filesWhoseColumnsDoNotFitIntoOneTableAreAnArchiveThatIsBroughtAgain() throws java.io.IOException {
        Map<String, byte[]> files = new java.util.LinkedHashMap<>();
        for (int file = 0; file < 5; file++) {
            StringBuilder header = new StringBuilder("settlement,claimant,control,basis,valid_from,published,publisher");
            for (int column = 0; column < 900; column++) {
                header.append(",c").append(file).append('_').append(column);
            }
            files.put("f" + file + ".csv", (header + "\nsiversk,isw,nobody,assessed,2022-10-0" + (file + 1)
                    + ",2022-10-0" + (file + 1) + ",Test" + ",x".repeat(900) + "\n").getBytes());
        }
        String id = Imports.id(imports.post(Imports.options(null), files));
        assertThat(imports.end(id).at("/rows/rejected").asInt()).isEqualTo(5);
        Answer rejected = imports.whole("/imports/" + id + "/rejected");
        assertThat(rejected.header("Content-Type")).isEqualTo("application/zip");
        assertThat(rejected.header("Content-Disposition")).contains("rejected.zip");
        Map<String, byte[]> mended = new java.util.LinkedHashMap<>();
        try (var zip = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(rejected.response().body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String text = new String(zip.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                assertThat(text.lines().findFirst().orElseThrow().split(",").length).isLessThanOrEqualTo(2_005);
                mended.put(entry.getName(), text.replace("isw,nobody", "isw,ukraine").getBytes());
            }
        }
        assertThat(mended).containsOnlyKeys("rejected-1.csv", "rejected-2.csv", "rejected-3.csv");
        JsonNode again = imports.end(Imports.id(imports.post(Imports.options("all_or_nothing"),
                Map.of("rejected.zip", Archives.zip(mended)))));
        assertThat(again.at("/rows/accepted").asInt()).as(again.toString()).isEqualTo(5);
        imports.delete(again.get("id").asString(), "test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;=cmd", "a\t=cmd", ";"})
    void cellsThatSomeProgramsWouldPartAreQuoted(String label) {
        String id = Imports.id(imports.post(Imports.options(null), "a.csv",
                Imports.table("siversk,nobody,2023-01-05," + label)));
        imports.end(id);
        assertThat(imports.whole("/imports/" + id + "/rejected").text()).contains(",\"" + label + "\",");
    }
}
