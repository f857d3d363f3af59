package org.frontlinemap.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;
import static org.frontlinemap.server.Requests.problem;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.frontlinemap.server.Verdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Corrections tried without recording them, and those that change nothing in some of a document's reports. */
@ServerTest
class CorrectionTrialTest {

    private static final String DRY = "/corrections?dry_run=true";

    /** Reports of one document, each "settlement claimant control day". */
    private static JsonNode recorded(RunningServer server, String... reports) {
        List<String> all = new ArrayList<>();
        for (String report : reports) {
            String[] part = report.split(" ");
            all.add("""
                    {"settlement": "%s", "claimant": "%s", "control": "%s", "basis": "assessed", "valid_from": "%s",
                     "published": "2023-07-20"}""".formatted(part[0], part[1], part[2], part[3]));
        }
        return Sent.created(Sent.post(server, "{\"documents\": [{\"publisher\": \"Test\"}], \"reports\": ["
                + String.join(",", all) + "]}"));
    }

    private static JsonNode tried(RunningServer server, String body) {
        long before = server.head();
        Answer answer = server.sendJson("POST", DRY, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(server.head()).isEqualTo(before);
        return answer.json();
    }

    private static List<String> verdict(RunningServer server, String settlement) {
        return Verdicts.said(server.get(SETTLEMENTS + "/" + settlement).json().get("properties"));
    }

    private static Map<String, List<String>> said(JsonNode dry, String when) {
        Map<String, List<String>> verdicts = new TreeMap<>();
        dry.get("settlements").forEach(line ->
                verdicts.put(line.get("settlement").asString(), Verdicts.said(line.get(when))));
        return verdicts;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "siversk | 'set': {'settlement': 'vuhledar'} | siversk,vuhledar",
        "avdiivka | 'set': {'control': 'contested', 'basis': 'geolocated'} | avdiivka",
        "lypove | 'withdraw': true | lypove",
        "travneve | 'set': {'claimant': 'general-staff-ukraine', 'control': 'ukraine'} | travneve",
        "roty | 'set': {'valid_from': '2023-06-01'} | roty",
        "kodema | 'set': {'note': 'A note.'} | kodema"})
    void beforeAndAfterAreWhatCorrectingThenDoes(String place, String what, String places, RunningServer server) {
        String id = recorded(server, place + " isw russia 2023-07-01", place + " osw ukraine 2023-06-28")
                .at("/reports/0/id").asString();
        String body = """
                {"reason": "misread", "reports": [{"id": "%s", %s}]}""".formatted(id, what.replace('\'', '"'));
        JsonNode dry = tried(server, body);
        boolean withdraws = what.contains("withdraw");
        assertThat(ids(dry, withdraws ? "withdrawn" : "corrected")).containsExactly(id);
        assertThat(ids(dry, withdraws ? "corrected" : "withdrawn")).isEmpty();
        assertThat(ids(dry, "unchanged")).isEmpty();
        Map<String, List<String>> before = said(dry, "before");
        assertThat(before.keySet()).containsExactlyInAnyOrder(places.split(","));
        before.forEach((settlement, verdict) -> assertThat(verdict).isEqualTo(verdict(server, settlement)));
        assertThat(said(dry, "after").equals(before)).isEqualTo(what.contains("note"));
        Sent.created(server.sendJson("POST", "/corrections", body));
        said(dry, "after").forEach((settlement, verdict) ->
                assertThat(verdict).as(settlement).isEqualTo(verdict(server, settlement)));
    }

    @Test
    void ofADocumentsReportsThoseThatReadSoAlreadyAreSkippedAndNamed(RunningServer server) {
        JsonNode made = recorded(server, "khromove isw russia 2023-07-01", "dacha isw contested 2023-07-01",
                "pazeno isw russia 2023-07-01");
        String document = made.at("/documents/0").asString();
        List<String> ids = made.get("reports").findValuesAsString("id");
        String body = """
                {"reason": "a misprint", "document": "%s", "set": {"control": "contested"}}""".formatted(document);
        JsonNode dry = tried(server, body);
        assertThat(ids(dry, "corrected")).containsExactly(ids.get(0), ids.get(2));
        assertThat(ids(dry, "unchanged")).containsExactly(ids.get(1));
        assertThat(said(dry, "after")).containsOnlyKeys("khromove", "pazeno");
        long head = server.head();
        JsonNode done = Sent.created(server.sendJson("POST", "/corrections", body, "Idempotency-Key", "misprint"));
        assertThat(ids(done, "corrected")).containsExactly(ids.get(0), ids.get(2));
        assertThat(ids(done, "unchanged")).containsExactly(ids.get(1));
        assertThat(server.head()).isEqualTo(head + 2);
        assertThat(Sent.created(server.sendJson("POST", "/corrections", body, "Idempotency-Key", "misprint"))).isEqualTo(done);
        for (String id : ids) {
            assertThat(server.get(REPORTS + "/" + id).json().at("/properties/control").asString()).isEqualTo("contested");
        }
        assertRefused(server.sendJson("POST", "/corrections", body), 422, "set", null);
        assertRefused(server.sendJson("POST", DRY, body), 422, "set", null);
        assertThat(server.head()).isEqualTo(head + 2);
    }

    @Test
    void aTrialRefusesWhatRecordingRefuses(RunningServer server) {
        String unknown = "01a2053c-0000-7000-8000-000000000000";
        assertRefused(server.sendJson("POST", DRY, """
                {"reason": "x", "document": "%s", "set": {"control": "russia"}}""".formatted(unknown)), 422, "document",
                unknown);
        assertRefused(server.sendJson("POST", DRY, """
                {"reason": "x", "reports": [{"id": "%s", "set": {"control": "russia"}}]}""".formatted(unknown)), 422,
                "reports[0].id", unknown);
        JsonNode made = recorded(server, "marinka isw russia 2023-07-01", "marinka osw russia 2023-07-01");
        assertRefused(server.sendJson("POST", DRY, """
                {"reason": "x", "document": "%s", "set": {"control": "atlantis"}}"""
                .formatted(made.at("/documents/0").asString())), 422, "set.control", "atlantis");
        assertRefused(server.sendJson("POST", "/corrections?dry_run=maybe", "{}"), 400, "dry_run", "maybe");
        problem(server.send(server.request(DRY).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")).build()), 401);
        problem(server.sendJson("POST", DRY, "{}", "Authorization", "Bearer " + server.issueToken(java.util.Set.of())), 403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'control': 5 | control | 5", "'settlement': 5 | settlement | 5",
        "'claimant': ['isw'] | claimant | [\"isw\"]", "'foo': 1 | foo |", "'control': '' | control |"})
    void whatIsWrongOnceIsNamedOnce(String set, String field, String value, RunningServer server) {
        JsonNode made = recorded(server, "vershyna isw russia 2023-07-01", "vershyna osw russia 2023-07-01");
        String body = """
                {"reason": "x", "reports": [{"id": "%s", "set": {%s}}]}"""
                .formatted(made.at("/reports/0/id").asString(), set.replace('\'', '"'));
        assertRefused(server.sendJson("POST", DRY, body), 422, "reports[0].set." + field, value);
        String all = """
                {"reason": "x", "document": "%s", "set": {%s}}"""
                .formatted(made.at("/documents/0").asString(), set.replace('\'', '"'));
        assertRefused(server.sendJson("POST", DRY, all), 422, "set." + field, value);
    }

    private static List<String> ids(JsonNode answer, String name) {
        return answer.get(name).valueStream().map(JsonNode::asString).toList();
    }
}
