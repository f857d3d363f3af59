package org.frontlinemap.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.assertRefused;
import static org.frontlinemap.server.Requests.problem;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.frontlinemap.server.Features;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.frontlinemap.server.Verdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

@ServerTest
class ImportingTest {

    private static final String READING = "datetime=2023-05-01&known=2023-05-01";

    private final RunningServer server;
    private final Imports imports;

    ImportingTest(RunningServer server) {
        this.server = server;
        this.imports = new Imports(server);
    }

    private static long rows(JsonNode json, String what) {
        return json.at("/rows/" + what).asLong();
    }

    private static String state(JsonNode json) {
        return json.get("state").asString();
    }

    @Test
    void aDryRunRecordsNothingUntilItIsDecided() {
        long head = server.head();
        JsonNode read = imports.load(Imports.options(null), "dry.csv",
                Imports.table("avdiivka,russia,2023-03-01", "avdiivka,nobody,2023-03-02", "siversk,ukraine,2023-03-03"));
        assertThat(state(read)).isEqualTo("read");
        assertThat(read.get("mode").isNull()).isTrue();
        assertThat(List.of(rows(read, "read"), rows(read, "accepted"), rows(read, "rejected"))).containsExactly(3L, 2L, 1L);
        JsonNode rejected = read.at("/rejected_first/0");
        assertThat(rejected.get("line").asLong()).isEqualTo(3);
        assertThat(rejected.get("column").asString()).isEqualTo("control");
        assertThat(rejected.get("value").asString()).isEqualTo("nobody");
        assertThat(rejected.get("reason").asString()).startsWith("must be one of");
        assertThat(server.head()).isEqualTo(head);

        String id = read.get("id").asString();
        assertThat(imports.record(id, "all_or_nothing").status()).isEqualTo(202);
        JsonNode refused = imports.end(id);
        assertThat(state(refused)).isEqualTo("refused");
        assertThat(refused.get("problem").asString()).contains("all_or_nothing").contains("one row was rejected");
        assertThat(server.head()).isEqualTo(head);

        assertThat(imports.record(id, "keep_good").status()).isEqualTo(202);
        JsonNode recorded = imports.end(id);
        assertThat(state(recorded)).isEqualTo("recorded");
        assertThat(recorded.at("/position/first").asLong()).isEqualTo(head + 1);
        assertThat(recorded.at("/position/last").asLong()).isEqualTo(server.head());
        assertThat(problem(imports.record(id, "keep_good"), 409).get("detail").asString()).contains("recorded");
        assertThat(problem(imports.ask(id, "cancel"), 409)).isNotNull();
        assertThat(problem(imports.ask(id, "resume"), 409)).isNotNull();
    }

    /** Files that are gone cannot be read again. */
    @ParameterizedTest
    @CsvSource({"avdiivka, isw, Another, recorded", "siversk, deepstate, Another, recorded", "siversk, isw, Another, failed",
        "avdiivka, isw, Read Once, failed"})
    void whatOthersRecordHasFilesReadAgainOnlyIfItTouchesThem(String settlement, String claimant, String publisher,
            String state) throws IOException {
        String file = Imports.table("siversk,ukraine,2023-03-20").replace(",Test,", ",Read Once,");
        String id = imports.load(Imports.options(null), "once.csv", file).get("id").asString();
        Answer posted = server.sendJson("POST", REPORTS, """
                {"settlement": "%s", "claimant": "%s", "control": "ukraine", "basis": "assessed",
                 "valid_from": "2023-01-02", "published": "2023-01-02", "documents": [{"publisher": "%s"}]}"""
                .formatted(settlement, claimant, publisher));
        assertThat(posted.status()).as(posted.text()).isEqualTo(201);
        Path files = server.bean(ImportJobs.class).root().resolve(id).resolve("files");
        assertThat(FileSystemUtils.deleteRecursively(files)).isTrue();
        long head = server.head();
        assertThat(imports.record(id, "all_or_nothing").status()).isEqualTo(202);
        JsonNode ended = imports.end(id);
        assertThat(state(ended)).as(ended.toString()).isEqualTo(state);
        if (state.equals("recorded")) {
            assertThat(ended.at("/position/first").asLong()).isEqualTo(head + 1);
            imports.delete(id, "test");
        }
        assertThat(server.sendJson("DELETE", REPORTS + "/" + posted.json().at("/reports/0/id").asString()
                + "?reason=test", "").status()).isEqualTo(200);
    }

    @Test
    void theSameFilesChangeNothingAndAWithdrawalRestoresEveryVerdict() {
        Map<String, List<String>> before = Verdicts.all(server, READING);
        String file = Imports.table("khromove,russia,2023-04-01", "orikhovo-vasylivka,russia,2023-04-02");
        JsonNode first = imports.load(Imports.options("all_or_nothing"), "a.csv", file);
        assertThat(state(first)).isEqualTo("recorded");
        assertThat(first.get("unchanged").asBoolean()).isFalse();
        String id = first.get("id").asString();
        assertThat(Verdicts.all(server, READING)).isNotEqualTo(before);
        long head = server.head();

        JsonNode again = imports.load(Imports.options("keep_good"), "named-otherwise.csv", file);
        assertThat(state(again)).isEqualTo("recorded");
        assertThat(again.get("unchanged").asBoolean()).isTrue();
        assertThat(again.get("same_as").asString()).isEqualTo(id);
        JsonNode other = imports.load(Imports.options("keep_good"), "other.csv", file + "\n");
        assertThat(state(other)).isEqualTo("recorded");
        assertThat(other.get("unchanged").asBoolean()).isTrue();
        assertThat(other.get("same_as").isNull()).isTrue();
        assertThat(rows(other, "unchanged")).isEqualTo(2);
        assertThat(server.head()).isEqualTo(head);

        assertRefused(imports.delete(id, null), 400, "reason", null);
        Answer withdrawn = imports.delete(id, "test");
        assertThat(withdrawn.status()).as(withdrawn.text()).isEqualTo(200);
        assertThat(withdrawn.json().get("position").asLong()).isEqualTo(head + 1);
        assertThat(Verdicts.all(server, READING)).isEqualTo(before);
        assertThat(imports.get(id).get("withdrawn").asLong()).isEqualTo(head + 1);
        assertThat(imports.get(id).get("counts").asBoolean()).isFalse();
        assertThat(problem(imports.delete(id, "again"), 409).get("detail").asString()).contains("withdrawn already");
        JsonNode anew = imports.load(Imports.options("keep_good"), "a.csv", file);
        assertThat(anew.get("unchanged").asBoolean()).isFalse();
        assertThat(state(anew)).isEqualTo("recorded");
        imports.delete(anew.get("id").asString(), "test");
    }

    @Test
    void aNewClaimantIsRecordedWithTheImportAndOnlyThen() {
        String options = """
                {"format": "reports-csv", "mode": "%s", "claimant": "new-watch",
                 "document": {"publisher": "New Watch", "published": "2023-03-01"},
                 "new_claimant": {"id": "new-watch", "name": "New Watch", "kind": "analyst", "side": "independent"}}""";
        String file = "settlement,control,basis,valid_from\nsiversk,%s,assessed,2023-02-20\n";
        JsonNode refused = imports.load(options.formatted("keep_good"), "a.csv", file.formatted("nobody"));
        assertThat(state(refused)).isEqualTo("refused");
        assertThat(server.get("/claimants").text()).doesNotContain("new-watch");
        JsonNode recorded = imports.load(options.formatted("all_or_nothing"), "a.csv", file.formatted("ukraine"));
        assertThat(state(recorded)).as(recorded.toString()).isEqualTo("recorded");
        assertThat(server.get("/claimants").text()).contains("new-watch");
        assertThat(Features.of(server.get(REPORTS + "?claimant=new-watch")).ids()).hasSize(1);
        JsonNode again = imports.load(options.formatted("all_or_nothing"), "a.csv", file.formatted("ukraine"));
        assertThat(again.get("same_as").asString()).isEqualTo(recorded.get("id").asString());
    }

    @Test
    void anImportThatAnotherReliesOnIsWithdrawnAfterThatOne() {
        Map<String, List<String>> before = Verdicts.all(server, READING);
        String options = "{\"format\": \"deepstate\", \"claimant\": \"deepstate\", \"mode\": \"all_or_nothing\"}";
        String area = """
                {"type": "FeatureCollection", "features": [{"type": "Feature",
                 "properties": {"name": "\u041e\u043a\u0443\u043f\u043e\u0432\u0430\u043d\u043e /// Occupied"},
                 "geometry": {"type": "Polygon", "coordinates":
                   [[[37.9, 48.5], [38.2, 48.5], [38.2, %s], [37.9, %s], [37.9, 48.5]]]}}]}""";
        JsonNode first = imports.load(options, "deepstatemap_data_20230401.geojson", area.formatted("48.7", "48.7"));
        assertThat(state(first)).as(first.toString()).isEqualTo("recorded");
        JsonNode second = imports.load(options, "deepstatemap_data_20230402.geojson", area.formatted("48.75", "48.75"));
        assertThat(state(second)).as(second.toString()).isEqualTo("recorded");
        String earlier = first.get("id").asString();
        String later = second.get("id").asString();
        assertThat(imports.get(later).at("/relies_on/0").asString()).isEqualTo(earlier);
        assertThat(imports.get(later).at("/coverage/0/claimant").asString()).isEqualTo("deepstate");
        assertRefused(imports.delete(earlier, "test"), 409, "id", later);
        assertThat(imports.delete(later, "test").status()).isEqualTo(200);
        assertThat(imports.delete(earlier, "test").status()).isEqualTo(200);
        assertThat(Verdicts.all(server, READING)).isEqualTo(before);
    }

    @Test
    void whoHasNoTokenSeesWhatIsRecordedWithoutFileNamesAndRejectedRows() {
        String waiting = imports.load(Imports.options(null), "secret-name.csv",
                Imports.table("siversk,ukraine,2023-03-05")).get("id").asString();
        JsonNode recorded = imports.load(Imports.options("keep_good"), "secret-name.csv",
                Imports.table("siversk,ukraine,2023-03-06", "siversk,secret-value,2023-03-07"));
        String id = recorded.get("id").asString();
        assertThat(recorded.at("/files/0/name").asString()).isEqualTo("secret-name.csv");
        assertThat(server.get("/imports/" + waiting).status()).isEqualTo(404);
        Answer open = server.get("/imports/" + id);
        assertThat(open.status()).isEqualTo(200);
        assertThat(open.text()).doesNotContain("secret").doesNotContain("author-");
        assertThat(open.json().at("/rows/rejected").asLong()).isEqualTo(1);
        assertThat(server.get("/imports").text()).contains(id).doesNotContain(waiting).doesNotContain("secret");
        assertThat(imports.whole("/imports").text()).contains(id, waiting, "secret");
        for (String path : List.of("events", "rejected", "report")) {
            assertThat(problem(server.get("/imports/" + id + "/" + path), 401)).isNotNull();
        }
        assertThat(imports.delete(waiting, null).status()).isEqualTo(200);
        assertThat(imports.whole("/imports/" + waiting).status()).isEqualTo(404);
    }

    @Test
    void theListIsNewestFirstAndComesInPages() {
        String older = imports.load(Imports.options(null), "1.csv", Imports.table("siversk,ukraine,2023-03-08"))
                .get("id").asString();
        String newer = imports.load(Imports.options(null), "2.csv", Imports.table("siversk,ukraine,2023-03-09"))
                .get("id").asString();
        JsonNode page = imports.whole("/imports?limit=1").json();
        assertThat(page.at("/imports/0/id").asString()).isEqualTo(newer);
        assertThat(page.get("numberMatched").asInt()).isGreaterThan(1);
        String next = page.get("links").valueStream().filter(link -> link.get("rel").asString().equals("next"))
                .findFirst().orElseThrow().get("href").asString();
        JsonNode second = imports.whole(next.substring(next.indexOf("/imports"))).json();
        assertThat(second.at("/imports/0/id").asString()).isEqualTo(older);
    }

    @Test
    void allFormatsAreListedWithWhatTheyNeed() {
        JsonNode json = server.get("/imports/formats").json();
        assertThat(json.get("most_files").asInt()).isEqualTo(5_000);
        assertThat(json.get("formats").valueStream().map(format -> format.get("id").asString()))
                .contains("reports-csv", "reports-geojson", "viina");
        assertThat(json.get("formats").valueStream().allMatch(format -> !format.get("description").asString().isBlank()
                && List.of("required", "optional", "none").contains(format.get("claimant").asString()))).isTrue();
    }
}
