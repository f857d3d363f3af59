package org.frontlinemap.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.reporting.Sent.batch;
import static org.frontlinemap.reporting.Sent.created;
import static org.frontlinemap.reporting.Sent.post;
import static org.frontlinemap.reporting.Sent.report;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;

import java.util.List;
import org.frontlinemap.server.Features;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ServerTest
class RecordingTest {

    private static JsonNode recorded(String id, RunningServer server) {
        Answer answer = server.get(REPORTS + "/" + id);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("properties");
    }

    @Test
    void aReportReadsAsItWasSent(RunningServer server) {
        long before = server.head();
        Answer answer = post(server, report(body -> { }));
        JsonNode created = created(answer);
        String id = created.at("/reports/0/id").asString();
        assertThat(answer.header("Location")).isEqualTo(server.url(REPORTS + "/" + id));
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(created.get("position").asLong()).isEqualTo(before + 2).isEqualTo(server.head());
        assertThat(created.at("/reports/0/position").asLong()).isEqualTo(before + 2);
        assertThat(created.at("/reports/0/settlement").asString()).isEqualTo("yahidne");
        JsonNode properties = recorded(id, server);
        ObjectNode sent = (ObjectNode) Sent.JSON.readTree(report(body -> { }));
        ObjectNode document = (ObjectNode) sent.remove("documents").get(0);
        sent.properties().forEach(member ->
                assertThat(properties.get(member.getKey())).as(member.getKey()).isEqualTo(member.getValue()));
        document.properties().forEach(member -> assertThat(properties.at("/documents/0/" + member.getKey()))
                .as(member.getKey()).isEqualTo(member.getValue()));
        assertThat(properties.at("/documents/0/id")).isEqualTo(created.at("/documents/0"));
        assertThat(properties.get("valid_earliest").asString()).isEqualTo("2023-02-24T22:00:00Z");
        assertThat(properties.get("valid_latest").asString()).isEqualTo("2023-02-25T22:00:00Z");
        assertThat(properties.get("side").asString()).isEqualTo("independent");
        assertThat(properties.get("position").asLong()).isEqualTo(before + 2);
    }

    @ParameterizedTest
    @CsvSource({"2023-02, 2023-02-28T22:00:00Z", "2023-02-26, 2023-02-26T22:00:00Z",
            "2023-02-26T18:00, 2023-02-26T16:00:00Z", "2023-02-26T18:00+03:00, 2023-02-26T15:00:00Z",
            "2023-02-26T18:00:00Z, 2023-02-26T18:00:00Z"})
    void timesMayBeAsCoarseAsTheSource(String text, String latest, RunningServer server) {
        JsonNode created = created(post(server,
                report(body -> body.put("valid_from", text).put("published", "2023-03-01"))));
        JsonNode properties = recorded(created.at("/reports/0/id").asString(), server);
        assertThat(properties.get("valid_from").asString()).isEqualTo(text);
        assertThat(properties.get("valid_latest").asString()).isEqualTo(latest);
    }

    @Test
    void whatMayBeLeftOutHasADefault(RunningServer server) {
        JsonNode created = created(post(server, report(body -> body.remove(
                List.of("inference", "extent", "source_label", "note", "published")))));
        JsonNode properties = recorded(created.at("/reports/0/id").asString(), server);
        assertThat(properties.get("inference").asString()).isEqualTo("stated");
        assertThat(properties.get("extent").asString()).isEqualTo("whole");
        assertThat(properties.get("published").asString()).as("of its one document").isEqualTo("2023-02-26");
        assertThat(properties.get("note").isNull() && properties.get("source_label").isNull()).isTrue();
    }

    @Test
    void aBatchRecordsItsClaimantsDocumentsAndReportsInOneGo(RunningServer server) {
        long before = server.head();
        Answer answer = post(server, batch("office-of-the-batch", body -> { }));
        JsonNode created = created(answer);
        assertThat(server.head()).isEqualTo(before + 6).isEqualTo(created.get("position").asLong());
        assertThat(created.get("reports").findValuesAsString("settlement"))
                .containsExactly("yahidne", "berkhivka", "bakhmut");
        assertThat(created.get("documents").size()).isEqualTo(2);
        for (JsonNode line : created.get("reports")) {
            assertThat(recorded(line.get("id").asString(), server).get("documents").findValuesAsString("publisher"))
                    .containsExactly("One", "Two");
        }
        assertThat(recorded(created.at("/reports/1/id").asString(), server).get("side").asString())
                .isEqualTo("ukraine");
        assertThat(server.get("/claimants").json().get("claimants").findValuesAsString("id"))
                .contains("office-of-the-batch");
        String location = answer.header("Location");
        Features listed = Features.of(server.get(location.substring(server.url("").length())));
        assertThat(listed.ids()).isEqualTo(created.get("reports").findValuesAsString("id"));
    }

    @Test
    void aReportMayCiteADocumentRecordedBefore(RunningServer server) {
        String document = created(post(server, report(body -> { }))).at("/documents/0").asString();
        long before = server.head();
        JsonNode created = created(post(server, report(body ->
                body.putArray("documents").addObject().put("id", document))));
        assertThat(server.head()).as("the report alone").isEqualTo(before + 1);
        assertThat(recorded(created.at("/reports/0/id").asString(), server).at("/documents/0/id").asString())
                .isEqualTo(document);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "<img src=x onerror=\"alert('1')\">",
            "\"quoted\", 'single', back\\slash, {brace}, ${env}, %s", "Ягідне — 🛰️ 👩‍🚀 e\u0301 \uFB01",
            "right to left: עברית العربية", "'; DROP TABLE entry; --", "line\nbreak\tand tab",
            "javascript:alert(1)", "a\u2028b\u2029c", "0"})
    void textComesBackAsItWasSent(String text, RunningServer server) {
        JsonNode created = created(post(server, report(body -> {
            body.put("note", text).put("source_label", text);
            ((ObjectNode) body.at("/documents/0")).put("title", text).put("publisher", text);
        })));
        Answer answer = server.get(REPORTS + "/" + created.at("/reports/0/id").asString());
        JsonNode properties = answer.json().get("properties");
        for (String at : List.of("/note", "/source_label", "/documents/0/title", "/documents/0/publisher",
                "/publisher")) {
            assertThat(properties.at(at).asString()).as(at).isEqualTo(text);
        }
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void controlCanBePutOnASettlementAsOfNow(RunningServer server) {
        String body = """
                {"claimant": "isw", "control": "%s", "basis": "assessed", "documents": [{"publisher": "Test"}]}""";
        Answer answer = server.sendJson("PUT", SETTLEMENTS + "/avdiivka/control", body.formatted("russia"));
        JsonNode created = created(answer);
        assertThat(created.at("/verdict/control").asString()).isEqualTo("russia");
        assertThat(created.at("/verdict/agreement").asString()).isEqualTo("single_source");
        assertThat(answer.header("Location"))
                .isEqualTo(server.url(REPORTS + "/" + created.at("/reports/0/id").asString()));
        JsonNode properties = recorded(created.at("/reports/0/id").asString(), server);
        assertThat(properties.get("settlement").asString()).isEqualTo("avdiivka");
        assertThat(properties.get("valid_from")).isEqualTo(properties.get("published"))
                .isEqualTo(properties.get("valid_latest"));
        assertThat(properties.get("recorded_at").asString())
                .isGreaterThanOrEqualTo(properties.get("valid_latest").asString());
        JsonNode now = server.get(SETTLEMENTS + "/avdiivka").json().get("properties");
        assertThat(now.get("control").asString()).isEqualTo("russia");
        assertThat(now.get("control_since")).isEqualTo(properties.get("valid_latest"));
        assertThat(server.get(SETTLEMENTS + "/avdiivka?datetime=2023-02-26").json().at("/properties/control")
                .asString()).isNotEqualTo("russia");
        JsonNode claim = created(server.sendJson("PUT", SETTLEMENTS + "/avdiivka/control", """
                {"claimant": "general-staff-ukraine", "control": "ukraine", "basis": "official_statement",
                 "documents": [{"publisher": "Test"}]}"""));
        assertThat(claim.at("/verdict/control").asString()).as("a party's claim for itself").isEqualTo("russia");
        assertThat(claim.at("/verdict/agreement").asString()).isEqualTo("disputed");
    }

    @Test
    void controlCanBePutForAnEarlierTime(RunningServer server) {
        JsonNode created = created(server.sendJson("PUT", SETTLEMENTS + "/vuhledar/control", """
                {"claimant": "isw", "control": "contested", "basis": "assessed", "valid_from": "2023-02-01",
                 "published": "2023-02-02", "inference": "inferred", "extent": "part", "source_label": "label",
                 "note": "note", "documents": [{"publisher": "Test"}]}"""));
        JsonNode properties = recorded(created.at("/reports/0/id").asString(), server);
        assertThat(properties.get("valid_from").asString()).isEqualTo("2023-02-01");
        assertThat(properties.get("published").asString()).isEqualTo("2023-02-02");
        assertThat(properties.get("inference").asString()).isEqualTo("inferred");
        assertThat(properties.get("extent").asString()).isEqualTo("part");
    }

    @Test
    void controlOfASettlementThatIsNotThereCannotBePut(RunningServer server) {
        long before = server.head();
        Answer answer = server.sendJson("PUT", SETTLEMENTS + "/atlantis/control", """
                {"claimant": "isw", "control": "russia", "basis": "assessed", "documents": [{"publisher": "T"}]}""");
        assertRefused(answer, 404, "id", "atlantis");
        assertThat(server.head()).isEqualTo(before);
    }

    @Test
    void aWithdrawnReportDoesNotCountAndCannotBeWithdrawnAgain(RunningServer server) {
        JsonNode created = created(post(server, report(body -> { })));
        String report = REPORTS + "/" + created.at("/reports/0/id").asString();
        long before = server.head();
        assertRefused(server.delete(report), 400, "reason", null);
        assertRefused(server.delete(report + "?reason="), 400, "reason", "");
        assertThat(server.head()).isEqualTo(before);
        Answer withdrawn = server.delete(report + "?reason=entered+twice");
        assertThat(withdrawn.status()).as(withdrawn.text()).isEqualTo(200);
        assertThat(withdrawn.json().get("position").asLong()).isEqualTo(before + 1).isEqualTo(server.head());
        assertThat(report).endsWith(withdrawn.json().get("withdrawn").asString());
        assertThat(server.get(report).status()).isEqualTo(404);
        assertThat(server.get(report + "?position=" + before).status()).isEqualTo(200);
        assertThat(server.delete(report + "?reason=again").status()).isEqualTo(409);
        assertThat(server.head()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @CsvSource({"01a2053c-ffff-7fbc-a55b-1896e42128c2, 404", "not-an-id, 400",
            "01a2053c-cc34-7c4b-8571-cce5139d7913, 404"})
    void whatIsNoReportCannotBeWithdrawn(String id, int status, RunningServer server) {
        long before = server.head();
        assertRefused(server.delete(REPORTS + "/" + id + "?reason=test"), status, "id", id);
        assertThat(server.head()).isEqualTo(before);
    }

    @Test
    void aDocumentCitedTwiceIsCitedOnce(RunningServer server) {
        JsonNode first = created(post(server, report(body -> { })));
        String id = first.at("/documents/0").asString();
        JsonNode again = created(post(server, report(body -> {
            body.put("note", "Cited twice.").remove("published");
            body.putArray("documents").add(Sent.JSON.readTree("{\"id\": \"" + id + "\"}"))
                    .add(Sent.JSON.readTree("{\"id\": \"" + id.toUpperCase(java.util.Locale.ROOT) + "\"}"));
        })));
        JsonNode described = created(post(server, report(body -> {
            JsonNode one = body.at("/documents/0");
            body.put("note", "Described twice.").putArray("documents").add(one).add(one);
        })));
        for (JsonNode answer : List.of(again, described)) {
            assertThat(server.get(REPORTS + "/" + answer.at("/reports/0/id").asString()).json()
                    .at("/properties/documents").size()).isEqualTo(1);
        }
        assertThat(described.get("documents").size()).isEqualTo(1);
    }
}
