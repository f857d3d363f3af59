package org.frontlinemap.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;
import static org.frontlinemap.server.Requests.problem;

import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.frontlinemap.server.Verdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ServerTest
class DryRunTest {

    private static final String DRY = REPORTS + "?dry_run=true";

    private static JsonNode tried(RunningServer server, String body) {
        long before = server.head();
        Answer answer = server.sendJson("POST", DRY, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(server.head()).isEqualTo(before);
        return answer.json();
    }

    private static String batch(String... reports) {
        List<String> all = new ArrayList<>();
        for (String report : reports) {
            String[] part = report.split(" ");
            all.add("""
                    {"settlement": "%s", "claimant": "%s", "control": "%s", "basis": "assessed", "valid_from": "%s",
                     "published": "2023-07-20"}""".formatted(part[0], part[1], part[2], part[3]));
        }
        return "{\"documents\": [{\"publisher\": \"Test\"}], \"reports\": [" + String.join(",", all) + "]}";
    }

    private static List<String> verdict(RunningServer server, String settlement) {
        return Verdicts.said(server.get(SETTLEMENTS + "/" + settlement).json().get("properties"));
    }

    @Test
    void beforeAndAfterAreWhatRecordingThenDoes(RunningServer server) {
        String body = batch("avdiivka isw russia 2023-07-01", "avdiivka osw contested 2023-07-02",
                "yahidne isw contested 2023-07-05", "bakhmut general-staff-ukraine ukraine 2023-07-05T10:00",
                "siversk isw ukraine 2023-07");
        JsonNode dry = tried(server, body);
        assertThat(dry.get("conflicts").asInt()).isZero();
        List<JsonNode> lines = dry.get("reports").valueStream().toList();
        assertThat(lines).hasSize(5);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i).get("index").asInt()).isEqualTo(i);
            assertThat(Verdicts.said(lines.get(i).get("before")))
                    .isEqualTo(verdict(server, lines.get(i).get("settlement").asString()));
        }
        assertThat(lines.get(0).get("before")).isNotEqualTo(lines.get(0).get("after"));
        Sent.created(Sent.post(server, body));
        for (JsonNode line : lines) {
            assertThat(Verdicts.said(line.get("after"))).as(line.toString())
                    .isEqualTo(verdict(server, line.get("settlement").asString()));
        }
    }

    @Test
    void whatIsDatedToTodayCountsAsItWillAtTheEndOfTheDay(RunningServer server) {
        String today = LocalDate.now(ZoneId.of("Europe/Kyiv")).toString();
        String report = """
                {"settlement": "klynove", "claimant": "isw", "control": "%s", "basis": "assessed", "valid_from": "%s",
                 "published": "%s", "documents": [{"publisher": "Test"}]}""";
        JsonNode first = tried(server, report.formatted("ukraine", today, today));
        assertThat(first.at("/reports/0/after/control").asString()).isEqualTo("ukraine");
        Sent.created(Sent.post(server, report.formatted("ukraine", today, today)));
        JsonNode second = tried(server, report.formatted("ukraine", "2023-07-01", "2023-07-02"));
        assertThat(second.at("/reports/0/before")).isEqualTo(first.at("/reports/0/after"));
        assertThat(second.at("/reports/0/after")).isEqualTo(first.at("/reports/0/after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {REPORTS, "/corrections"})
    void aRetryKeyThatRecordingRefusesIsRefused(String path, RunningServer server) {
        for (String query : List.of("", "?dry_run=true")) {
            JsonNode problem = problem(server.sendJson("POST", path + query, batch("lypove isw ukraine 2023-07-01"),
                    "Idempotency-Key", "k".repeat(201)), 400);
            assertThat(problem.get("field").asString()).isEqualTo("Idempotency-Key");
        }
    }

    @Test
    void aReportSaidBeforeIsADuplicateAndOneSaidOtherwiseAContradiction(RunningServer server) {
        String id = Sent.created(Sent.post(server, batch("vuhledar isw ukraine 2023-07-01"))).at("/reports/0/id").asString();
        JsonNode same = tried(server, batch("vuhledar isw ukraine 2023-07-01"));
        assertThat(same.at("/reports/0/duplicates/0/id").asString()).isEqualTo(id);
        assertThat(same.at("/reports/0/duplicates/0/control").asString()).isEqualTo("ukraine");
        assertThat(same.at("/reports/0/contradictions")).isEmpty();
        assertThat(same.get("conflicts").asInt()).isEqualTo(1);
        JsonNode other = tried(server, batch("vuhledar isw russia 2023-07-01T18:00"));
        assertThat(other.at("/reports/0/contradictions/0/id").asString()).isEqualTo(id);
        assertThat(other.at("/reports/0/duplicates")).isEmpty();
        JsonNode apart = tried(server, batch("vuhledar isw russia 2023-07-02", "vuhledar osw russia 2023-07-01",
                "marinka isw ukraine 2023-07-01"));
        assertThat(apart.get("conflicts").asInt()).isZero();
    }

    @Test
    void reportsOfTheRequestItselfAreHeldAgainstEachOther(RunningServer server) {
        JsonNode dry = tried(server, batch("lypove isw ukraine 2023-07-01", "lypove isw ukraine 2023-07-01",
                "lypove isw russia 2023-07-01", "travneve general-staff-ukraine ukraine 2023-07-01",
                "travneve syrskyi contested 2023-07-01", "travneve wagner-prigozhin russia 2023-07-01"));
        assertThat(indices(dry, 0, "duplicates")).containsExactly(1);
        assertThat(indices(dry, 0, "contradictions")).containsExactly(2);
        assertThat(indices(dry, 2, "contradictions")).containsExactly(0, 1);
        assertThat(indices(dry, 3, "contradictions")).containsExactly(4);
        assertThat(indices(dry, 5, "contradictions")).isEmpty();
        assertThat(dry.get("conflicts").asInt()).isEqualTo(5);
    }

    private static List<Integer> indices(JsonNode dry, int report, String which) {
        return dry.at("/reports/" + report + "/" + which).valueStream().map(other -> other.get("index").asInt()).toList();
    }

    @Test
    void aNewClaimantCountsInTheTrialAndIsNotRecorded(RunningServer server) {
        JsonNode dry = tried(server, Sent.batch("press-office", body -> { }));
        assertThat(dry.get("reports").size()).isEqualTo(3);
        assertThat(server.get("/claimants").text()).doesNotContain("press-office");
    }

    @Test
    void whatWouldBeRefusedIsRefusedAndATokenIsNeeded(RunningServer server) {
        assertRefused(server.sendJson("POST", DRY, batch("atlantis isw ukraine 2023-07-01")), 422,
                "reports[0].settlement", "atlantis");
        assertRefused(server.sendJson("POST", REPORTS + "?dry_run=maybe", batch("lypove isw ukraine 2023-07-01")), 400,
                "dry_run", "maybe");
        problem(server.send(server.request(DRY).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")).build()), 401);
        long before = server.head();
        Sent.created(server.sendJson("POST", REPORTS + "?dry_run=false", batch("pazeno isw ukraine 2023-07-01")));
        assertThat(server.head()).isEqualTo(before + 2);
    }
}
