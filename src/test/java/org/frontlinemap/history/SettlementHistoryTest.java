package org.frontlinemap.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.frontlinemap.server.Features;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ServerTest
class SettlementHistoryTest {

    private static JsonNode history(String settlement, String query, RunningServer server) {
        Answer answer = server.get(SETTLEMENTS + "/" + settlement + "/history?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.json().get("settlement").asString()).isEqualTo(settlement);
        return answer.json();
    }

    @ParameterizedTest
    @ValueSource(strings = {"conceded@1", "latest@1"})
    void periodsFollowEachOtherAndEachSaysWhatTheSettlementSaysInIt(String rule, RunningServer server) {
        Set<String> reported = new TreeSet<>(
                Features.of(server.get(REPORTS)).json().findValuesAsString("settlement"));
        assertThat(reported).hasSizeGreaterThan(20);
        for (String settlement : reported) {
            List<JsonNode> periods = history(settlement, "rule=" + rule, server).get("periods").valueStream().toList();
            String until = null;
            for (JsonNode period : periods) {
                assertThat(period.get("from").asString(null)).as(settlement).isEqualTo(until);
                if (until != null) {
                    assertThat(verdict(settlement, until, rule, server)).as(settlement + " at " + until)
                            .isEqualTo(said(period));
                    assertThat(period.get("opened_by")).isNotEmpty();
                }
                until = period.get("until").asString(null);
                if (until != null) {
                    String last = Instant.parse(until).minusMillis(1).toString();
                    assertThat(verdict(settlement, last, rule, server)).as(settlement + " at " + last)
                            .isEqualTo(said(period));
                }
            }
            assertThat(until).as(settlement).isNull();
            for (int i = 1; i < periods.size(); i++) {
                assertThat(said(periods.get(i))).as(settlement).isNotEqualTo(said(periods.get(i - 1)));
            }
        }
    }

    private static List<String> verdict(String settlement, String datetime, String rule, RunningServer server) {
        return said(server.get(SETTLEMENTS + "/" + settlement + "?datetime=" + datetime + "&rule=" + rule).json()
                .get("properties"));
    }

    private static List<String> said(JsonNode verdict) {
        return List.of(verdict.get("control").asString(), verdict.get("agreement").asString(),
                verdict.get("claimed_control").asString("null"));
    }

    @Test
    void aPeriodNamesTheReportsOfTheInstantThatOpenedIt(RunningServer server) {
        JsonNode periods = history("yahidne", "datetime=2023-02-26&known=2023-02-26", server).get("periods");
        JsonNode contested = periods.valueStream().filter(p -> p.get("control").asString().equals("contested"))
                .findFirst().orElseThrow();
        assertThat(contested.get("from").asString()).isEqualTo("2023-02-23T22:00:00Z");
        assertThat(contested.get("opened_by").valueStream().map(JsonNode::asString))
                .containsExactly("01a2053c-cbdc-704b-a823-056e28723d5c");
        assertThat(periods.get(0).get("control").asString()).isEqualTo("unknown");
        assertThat(periods.get(0).get("opened_by")).isEmpty();
    }

    @Test
    void aHistoryEndsWithTheMomentAskedAboutAndTellsWhatWasKnown(RunningServer server) {
        JsonNode early = history("yahidne", "datetime=2023-02-10&known=2023-02-10", server);
        assertThat(early.get("periods").size()).isEqualTo(1);
        assertThat(early.at("/as_of/datetime").asString()).isEqualTo("2023-02-10T22:00:00Z");
        assertThat(early.at("/periods/0/control").asString()).isEqualTo("unknown");
        JsonNode hindsight = history("yahidne", "datetime=2023-02-10", server).get("periods");
        assertThat(hindsight.valueStream().map(p -> p.get("control").asString())).containsExactly("unknown", "ukraine");
    }

    @Test
    void aSettlementNobodySpokeOfHasOnePeriod(RunningServer server) {
        JsonNode periods = history("bondarne", "", server).get("periods");
        assertThat(Features.of(server.get(REPORTS + "?settlement=bondarne")).matched()).isZero();
        assertThat(periods.size()).isEqualTo(1);
        assertThat(periods.get(0).get("from").isNull() && periods.get(0).get("until").isNull()).isTrue();
        assertThat(said(periods.get(0))).containsExactly("unknown", "baseline", "null");
    }

    @Test
    void aHistoryOfASettlementThatIsNotThereIsAProblem(RunningServer server) {
        assertRefused(server.get(SETTLEMENTS + "/atlantis/history"), 404, "id", "atlantis");
        assertRefused(server.get(SETTLEMENTS + "/yahidne/history?position=0"), 404, "id", "yahidne");
    }
}
