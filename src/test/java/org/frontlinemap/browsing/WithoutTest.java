package org.frontlinemap.browsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.frontlinemap.server.Features;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.ServerTest;
import org.frontlinemap.server.Verdicts;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@ServerTest
class WithoutTest {

    private static final String GONE = "isw,wagner-prigozhin";
    private static final List<String> READINGS = List.of("datetime=2023-02-26&known=2023-02-26",
            "datetime=2023-03-20", "datetime=2023-05-01&rule=latest@1", "datetime=2023-05-01&rule=according-to:party:russia",
            "datetime=2023-06-30&rule=corroborated@1");

    @Test
    void claimantsLeftOutCountForAsMuchAsOnesWhoseReportsAreWithdrawn(RunningServer server) {
        Map<String, Map<String, List<String>>> without = new LinkedHashMap<>();
        boolean mattered = false;
        for (String reading : READINGS) {
            without.put(reading, Verdicts.all(server, "without=" + GONE + "&" + reading));
            mattered |= !Verdicts.all(server, reading).equals(without.get(reading));
        }
        assertThat(mattered).isTrue();
        String left = "&without=" + GONE;
        List<String> others = List.of("/changes?limit=1000&to=2023-06-30&axis=valid", "/changes?limit=1000&to=2023-06-30",
                "/collections/control-periods/items?limit=10000&datetime=2023-06-30",
                SETTLEMENTS + "/bakhmut/history?datetime=2023-06-30", "/statistics?step=week",
                "/comparison?datetime=2023-06-30&with.datetime=2023-02-26&show=differ,one_sided,agree,silent",
                "/downloads/settlements.geojson?datetime=2023-03-20");
        Map<String, JsonNode> before = new LinkedHashMap<>();
        others.forEach(path -> before.put(path, rows(server.get(path + left).json())));

        String reports = Features.of(server.get(REPORTS + "?limit=10000&claimant=" + GONE)).ids().stream()
                .map(id -> "{\"id\": \"" + id + "\", \"withdraw\": true}").collect(Collectors.joining(","));
        assertThat(server.sendJson("POST", "/corrections", "{\"reason\": \"test\", \"reports\": [" + reports + "]}")
                .status()).isEqualTo(201);

        for (String reading : READINGS) {
            assertThat(Verdicts.all(server, reading)).as(reading).isEqualTo(without.get(reading));
        }
        before.forEach((path, rows) -> assertThat(rows(server.get(path).json())).as(path).isEqualTo(rows));
    }

    /** What an answer holds besides its heading; reports set aside are those left out, and differ. */
    private static JsonNode rows(JsonNode answer) {
        for (String member : List.of("changes", "periods", "rows", "features")) {
            if (answer.has(member)) {
                answer.get(member).valueStream().filter(row -> row.has("properties")).forEach(row ->
                        ((tools.jackson.databind.node.ObjectNode) row.get("properties")).remove("reports_set_aside"));
                return answer.get(member);
            }
        }
        throw new AssertionError("no rows in " + answer);
    }

    @Test
    void theAnswerSaysWhomItLeavesOut(RunningServer server) {
        for (String path : List.of(SETTLEMENTS, SETTLEMENTS + "/yahidne", SETTLEMENTS + "/yahidne/history",
                "/collections/control-periods/items", "/changes", "/comparison", "/statistics",
                "/downloads/settlements.geojson")) {
            assertThat(server.get(path + "?without=reuters,isw").json().at("/as_of/without").valueStream()
                    .map(JsonNode::asString)).as(path).containsExactly("isw", "reuters");
            assertThat(server.get(path).json().get("as_of").has("without")).isFalse();
            assertRefused(server.get(path + "?without=isw,nobody"), 400, "without", "nobody");
        }
        assertRefused(server.get(REPORTS + "?without=isw,nobody"), 400, "without", "nobody");
    }
}
