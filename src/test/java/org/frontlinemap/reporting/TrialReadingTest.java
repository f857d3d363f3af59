package org.frontlinemap.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.frontlinemap.server.Verdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Trial runs of reports and of corrections tell the verdicts of the reading that they are asked for. */
@ServerTest
class TrialReadingTest {

    private static final String CORRECTIONS = "/corrections";

    private static String report(String place, String claimant, String control, String day, String published) {
        return """
                {"settlement": "%s", "claimant": "%s", "control": "%s", "basis": "assessed", "valid_from": "%s",
                 "published": "%s", "documents": [{"publisher": "Test"}]}"""
                .formatted(place, claimant, control, day, published);
    }

    private static List<String> verdict(RunningServer server, String place, String reading) {
        return Verdicts.said(server.get(SETTLEMENTS + "/" + place + "?" + reading).json().get("properties"));
    }

    private static JsonNode tried(RunningServer server, String path, String reading, String body) {
        long head = server.head();
        Answer answer = server.sendJson("POST", path + "?dry_run=true&" + reading, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(server.head()).isEqualTo(head);
        return answer.json();
    }

    /** Readings, and whether in them a report of 1 July, published on 20 July, that contradicts a party changes anything. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "siversk | datetime=2023-07-25&known=2023-07-25 | true",
        "avdiivka | datetime=2023-07-05 | true",
        "vuhledar | datetime=2023-07-05&known=2023-07-05 | false",
        "lypove | datetime=2023-06-30 | false",
        "roty | datetime=2023-07-25&rule=according-to:party:ukraine | false",
        "kodema | datetime=2023-07-25&without=isw | false",
        "marinka | datetime=2023-07-25&rule=according-to:claimant:isw | true"})
    void beforeAndAfterAreThoseOfTheReading(String place, String reading, boolean changes, RunningServer server) {
        String body = report(place, "isw", "contested", "2023-07-01", "2023-07-20");
        JsonNode line = tried(server, REPORTS, reading, body).at("/reports/0");
        assertThat(Verdicts.said(line.get("before"))).isEqualTo(verdict(server, place, reading));
        assertThat(line.get("before").equals(line.get("after"))).isEqualTo(!changes);
        JsonNode recorded = Sent.created(Sent.post(server, body));
        assertThat(Verdicts.said(line.get("after"))).isEqualTo(verdict(server, place, reading));

        String correction = """
                {"reason": "misread", "reports": [{"id": "%s", "set": {"control": "russia"}}]}"""
                .formatted(recorded.at("/reports/0/id").asString());
        JsonNode corrected = tried(server, CORRECTIONS, reading, correction).at("/settlements/0");
        assertThat(corrected.get("before")).isEqualTo(line.get("after"));
        assertThat(corrected.get("before").equals(corrected.get("after"))).isEqualTo(!changes);
        Sent.created(server.sendJson("POST", CORRECTIONS, correction));
        assertThat(Verdicts.said(corrected.get("after"))).isEqualTo(verdict(server, place, reading));
    }

    @Test
    void withoutAReadingWhatIsDatedTodayCounts(RunningServer server) {
        String today = LocalDate.now(ZoneId.of("Europe/Kyiv")).toString();
        JsonNode line = tried(server, REPORTS, "", report("travneve", "isw", "contested", today, today)).at("/reports/0");
        assertThat(line.at("/after/control").asString()).isEqualTo("contested");
        assertThat(line.get("before")).isNotEqualTo(line.get("after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {REPORTS, CORRECTIONS})
    void aReadingIsCheckedAndTakenOnlyByTrials(String path, RunningServer server) {
        String body = report("travneve", "isw", "contested", "2023-07-01", "2023-07-20");
        assertRefused(server.sendJson("POST", path + "?dry_run=true&datetime=soon", body), 400, "datetime", "soon");
        assertRefused(server.sendJson("POST", path + "?dry_run=true&rule=coin@1", body), 400, "rule", "coin@1");
        assertRefused(server.sendJson("POST", path + "?dry_run=true&without=atlantis", body), 400, "without", "atlantis");
        assertRefused(server.sendJson("POST", path + "?dry_run=true&position=3", body), 400, "position", "3");
        assertRefused(server.sendJson("POST", path + "?known=2023-02-26", body), 400, "known", "2023-02-26");
    }
}
