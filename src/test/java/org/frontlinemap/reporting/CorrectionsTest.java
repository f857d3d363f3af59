package org.frontlinemap.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;
import static org.frontlinemap.server.Requests.problem;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.frontlinemap.server.Features;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.frontlinemap.server.Verdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ServerTest
class CorrectionsTest {

    private static Answer correct(RunningServer server, String body, String... headers) {
        return server.sendJson("POST", "/corrections", body, headers);
    }

    /** Records three reports of one document on places nobody else speaks of there; returns what was recorded. */
    private static JsonNode recorded(RunningServer server, String... settlements) {
        List<String> reports = new ArrayList<>();
        for (String settlement : settlements) {
            reports.add("""
                    {"settlement": "%s", "claimant": "isw", "control": "russia", "basis": "assessed", "note": "A note.",
                     "source_label": "advance", "valid_from": "2023-07-01", "published": "2023-07-02"}"""
                    .formatted(settlement));
        }
        return Sent.created(Sent.post(server, """
                {"documents": [{"publisher": "Test", "published": "2023-07-02"}], "reports": [%s]}"""
                .formatted(String.join(",", reports))));
    }

    private static JsonNode report(RunningServer server, String id, long position) {
        return server.get(REPORTS + "/" + id + "?position=" + position).json().get("properties");
    }

    private static List<String> verdict(RunningServer server, String settlement, long position) {
        return Verdicts.said(server.get(SETTLEMENTS + "/" + settlement + "?datetime=2023-07-10&position=" + position)
                .json().get("properties"));
    }

    @Test
    void aCorrectedReportReadsAnewAndAtEarlierPositionsAsItDid(RunningServer server) {
        String id = recorded(server, "avdiivka").at("/reports/0/id").asString();
        long before = server.head();
        JsonNode old = report(server, id, before);
        assertThat(verdict(server, "avdiivka", before)).startsWith("russia");
        JsonNode answer = Sent.created(correct(server, """
                {"reason": "misread", "reports": [{"id": "%s", "set": {"control": "contested", "extent": "part",
                 "basis": "geolocated", "inference": "inferred", "valid_from": "2023-06-30T12:00",
                 "published": "2023-07-03", "note": null, "source_label": null}}]}""".formatted(id)));
        assertThat(answer.get("position").asLong()).isEqualTo(before + 1).isEqualTo(server.head());
        assertThat(answer.get("corrected").valueStream().map(JsonNode::asString)).containsExactly(id);
        assertThat(answer.get("withdrawn")).isEmpty();
        JsonNode now = report(server, id, before + 1);
        assertThat(List.of("control", "extent", "basis", "inference", "valid_from", "published", "note", "source_label")
                .stream().map(name -> now.get(name).asString("null"))).containsExactly("contested", "part", "geolocated",
                "inferred", "2023-06-30T12:00", "2023-07-03", "null", "null");
        assertThat(now.get("settlement")).isEqualTo(old.get("settlement"));
        assertThat(now.get("documents")).isEqualTo(old.get("documents"));
        assertThat(report(server, id, before)).isEqualTo(old);
        assertThat(verdict(server, "avdiivka", before)).startsWith("russia");
        assertThat(verdict(server, "avdiivka", before + 1)).startsWith("contested");
    }

    @Test
    void theListShowsBeforeAfterWhyAndForHowLong(RunningServer server) {
        JsonNode made = recorded(server, "siversk", "siversk");
        String moved = made.at("/reports/0/id").asString();
        String gone = made.at("/reports/1/id").asString();
        long before = server.head();
        Sent.created(correct(server, """
                {"reason": "another place", "reports": [{"id": "%s", "set": {"settlement": "vuhledar", "claimant": "osw"}},
                 {"id": "%s", "withdraw": true}]}""".formatted(moved, gone)));
        JsonNode list = server.get("/corrections?limit=2").json();
        assertThat(list.get("position").asLong()).isEqualTo(before + 2);
        JsonNode withdrawal = list.at("/corrections/0");
        JsonNode correction = list.at("/corrections/1");
        assertThat(List.of("kind", "of", "subject", "settlement", "reason").stream()
                .map(name -> withdrawal.get(name).asString()))
                .containsExactly("withdrawal", gone, "report", "siversk", "another place");
        assertThat(withdrawal.get("before")).isEqualTo(without(report(server, gone, before)));
        assertThat(withdrawal.get("after").isNull()).isTrue();
        assertThat(correction.get("kind").asString()).isEqualTo("correction");
        assertThat(correction.get("of").asString()).isEqualTo(moved);
        assertThat(correction.get("before")).isEqualTo(without(report(server, moved, before)));
        assertThat(correction.get("after")).isEqualTo(without(report(server, moved, before + 1)));
        assertThat(correction.at("/after/settlement").asString()).isEqualTo("vuhledar");
        for (JsonNode each : List.of(withdrawal, correction)) {
            Instant from = Instant.parse(each.get("stood_from").asString());
            Instant until = Instant.parse(each.get("stood_until").asString());
            assertThat(from.toString()).isEqualTo(each.at("/before/recorded_at").asString());
            assertThat(until.toString()).isEqualTo(each.get("recorded_at").asString());
            assertThat(each.get("stood_seconds").asLong()).isEqualTo(Duration.between(from, until).toSeconds());
        }
        assertThat(server.get("/corrections?limit=1&position=" + before).json().at("/corrections/0/position").asLong())
                .isLessThanOrEqualTo(before);
        String next = new Features(server.get("/corrections?limit=1").json()).link("next");
        assertThat(server.get(next.substring(next.indexOf("/corrections"))).json().at("/corrections/0"))
                .isEqualTo(correction);
    }

    /** A report as the list shows it, without its documents. */
    private static JsonNode without(JsonNode report) {
        ((tools.jackson.databind.node.ObjectNode) report).remove("documents");
        return report;
    }

    @Test
    void allReportsOfADocumentAreCorrectedOrWithdrawnAtOnce(RunningServer server) {
        JsonNode made = recorded(server, "khromove", "lypove", "travneve");
        String document = made.at("/documents/0").asString();
        List<String> ids = made.get("reports").findValuesAsString("id");
        Sent.created(correct(server, """
                {"reason": "one of them", "reports": [{"id": "%s", "withdraw": true}]}""".formatted(ids.get(2))));
        JsonNode corrected = Sent.created(correct(server, """
                {"reason": "a day later", "document": "%s", "set": {"valid_from": "2023-07-02"}}""".formatted(document)));
        assertThat(corrected.get("corrected").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(ids.subList(0, 2));
        assertThat(report(server, ids.get(1), server.head()).get("valid_from").asString()).isEqualTo("2023-07-02");
        JsonNode withdrawn = Sent.created(correct(server, """
                {"reason": "taken back", "document": "%s", "withdraw": true}""".formatted(document)));
        assertThat(withdrawn.get("withdrawn").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(ids.subList(0, 2));
        assertThat(Features.of(server.get(REPORTS + "?document=" + document)).ids()).isEmpty();
        assertRefused(correct(server, """
                {"reason": "again", "document": "%s", "withdraw": true}""".formatted(document)), 422, "document", document);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "{'reports': [{'id': '@', 'withdraw': true}]} | reason | -",
        "{'reason': 'x'} | reports | -",
        "{'reason': 'x', 'reports': []} | reports | -",
        "{'reason': 'x', 'reports': [{'withdraw': true}]} | reports[0].id | -",
        "{'reason': 'x', 'reports': [{'id': 'abc', 'withdraw': true}]} | reports[0].id | abc",
        "{'reason': 'x', 'reports': [{'id': '01a2053c-0000-7000-8000-000000000000', 'withdraw': true}]} | reports[0].id"
            + " | 01a2053c-0000-7000-8000-000000000000",
        "{'reason': 'x', 'reports': [{'id': '@'}]} | reports[0].withdraw | -",
        "{'reason': 'x', 'reports': [{'id': '@', 'withdraw': true, 'set': {'note': 'y'}}]} | reports[0].withdraw | -",
        "{'reason': 'x', 'reports': [{'id': '@', 'set': {'control': 'atlantis'}}]} | reports[0].set.control | atlantis",
        "{'reason': 'x', 'reports': [{'id': '@', 'set': {'settlement': 'atlantis'}}]} | reports[0].set.settlement | atlantis",
        "{'reason': 'x', 'reports': [{'id': '@', 'set': {'claimant': 'nobody'}}]} | reports[0].set.claimant | nobody",
        "{'reason': 'x', 'reports': [{'id': '@', 'set': {'basis': 'rumour'}}]} | reports[0].set.basis | rumour",
        "{'reason': 'x', 'reports': [{'id': '@', 'set': {'valid_from': 'soon'}}]} | reports[0].set.valid_from | soon",
        "{'reason': 'x', 'reports': [{'id': '@', 'set': {'published': '2099-01-01'}}]} | reports[0].set.published | 2099-01-01",
        "{'reason': 'x', 'reports': [{'id': '@', 'set': {'note': 'y', 'colour': 'red'}}]} | reports[0].set.colour | -",
        "{'reason': 'x', 'reports': [{'id': '@', 'withdraw': true}], 'colour': 'red'} | colour | -",
        "{'reason': 'x', 'reports': [{'id': '@', 'withdraw': true}, {'id': '@', 'withdraw': true}]} | reports[1].id | @",
        "{'reason': 'x', 'document': '01a2053c-0000-7000-8000-000000000000', 'withdraw': true} | document"
            + " | 01a2053c-0000-7000-8000-000000000000"})
    void aRefusalNamesTheFieldAndNothingIsRecorded(String body, String field, String value, RunningServer server) {
        String id = "01a2053c-cbdd-7a8e-adff-a407195e3d92";
        long before = server.head();
        assertRefused(correct(server, body.replace('\'', '"').replace("@", id)), 422, field,
                value == null ? null : value.replace("@", id));
        assertThat(server.head()).isEqualTo(before);
    }

    @Test
    void oneFaultKeepsAllOfItFromBeingRecorded(RunningServer server) {
        List<String> ids = recorded(server, "kodema", "roty").get("reports").findValuesAsString("id");
        long before = server.head();
        assertRefused(correct(server, """
                {"reason": "x", "reports": [{"id": "%s", "withdraw": true}, {"id": "%s", "set": {"control": "russia"}}]}"""
                .formatted(ids.get(0), ids.get(1))), 422, "reports[1].set", null);
        assertThat(server.head()).isEqualTo(before);
        assertThat(server.get(REPORTS + "/" + ids.get(0)).status()).isEqualTo(200);
    }

    @Test
    void aRepeatedRequestRecordsNothingAgain(RunningServer server) {
        String id = recorded(server, "dacha").at("/reports/0/id").asString();
        String body = """
                {"reason": "x", "reports": [{"id": "%s", "withdraw": true}]}""".formatted(id);
        JsonNode first = Sent.created(correct(server, body, "Idempotency-Key", "correction-1"));
        long head = server.head();
        assertThat(Sent.created(correct(server, body, "Idempotency-Key", "correction-1"))).isEqualTo(first);
        assertThat(server.head()).isEqualTo(head);
        assertRefused(correct(server, body.replace("\"x\"", "\"y\""), "Idempotency-Key", "correction-1"), 422,
                "Idempotency-Key", "correction-1");
        assertRefused(correct(server, body), 422, "reports[0].id", id);
    }

    @Test
    void onlyWhoMayReportMayCorrect(RunningServer server) {
        String body = "{\"reason\": \"x\", \"reports\": []}";
        problem(correct(server, body, "Authorization", "Bearer nothing"), 401);
        problem(server.send(server.request("/corrections").header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)).build()), 401);
        problem(correct(server, body, "Authorization", "Bearer " + server.issueToken(Set.of())), 403);
        problem(correct(server, body, "Content-Type", "text/plain"), 415);
        problem(correct(server, "{"), 400);
    }
}
