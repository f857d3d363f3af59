package org.frontlinemap.browsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;
import static org.frontlinemap.server.Requests.encoded;

import org.frontlinemap.server.Features;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The parameters datetime, known, position and rule. */
@ServerTest
class ReadingTest {

    private static JsonNode yahidne(String query, RunningServer server) {
        return server.get(SETTLEMENTS + "/yahidne?" + query).json().get("properties");
    }

    private static JsonNode asOf(String query, RunningServer server) {
        return Features.of(server.get(SETTLEMENTS + "?limit=1" + query)).json().get("as_of");
    }

    @ParameterizedTest
    @CsvSource({
        "2023-02-26, 2023-02-26T22:00:00Z",
        "2023-06-15, 2023-06-15T21:00:00Z",
        "2023-03-26, 2023-03-26T21:00:00Z",
        "2023-02, 2023-02-28T22:00:00Z",
        "2023-03, 2023-03-31T21:00:00Z",
        "2023-02-26T18:00, 2023-02-26T16:00:00Z",
        "2023-02-26T18:00:00Z, 2023-02-26T18:00:00Z",
        "2023-02-26T18:00:00.5Z, 2023-02-26T18:00:00.500Z",
        "2023-02-26T18:00:00+02:00, 2023-02-26T16:00:00Z",
        "2023-02-01/2023-02-26, 2023-02-26T22:00:00Z",
        "2023-02-01T00:00:00Z/2023-02, 2023-02-28T22:00:00Z",
        "2023-02-26/2023-02-26, 2023-02-26T22:00:00Z",
        "../2023-02-26, 2023-02-26T22:00:00Z",
        "/2023-02-26, 2023-02-26T22:00:00Z"})
    void aMomentStandsForItsEndInTheTheatresZone(String text, String instant, RunningServer server) {
        assertThat(asOf("&datetime=" + encoded(text), server).get("datetime").asString()).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&datetime=2023-02-01/..", "&datetime=2023-02-01/"})
    void whatIsLeftOpenIsNow(String query, RunningServer server) {
        JsonNode asOf = asOf(query, server);
        assertThat(asOf.get("datetime")).isEqualTo(asOf.get("known"));
        assertThat(asOf.get("datetime").asString()).isGreaterThan("2023-06-30");
        assertThat(asOf.get("position").asLong()).isEqualTo(server.head());
        assertThat(asOf.get("rule").asString()).isEqualTo("conceded@1");
    }

    @Test
    void aDayIsTheInstantAtItsEndAndStatementsOfThatInstantCount(RunningServer server) {
        String rest = "&known=2023-02-26&expand=reports";
        JsonNode day = Features.of(server.get(SETTLEMENTS + "?datetime=2023-02-26" + rest)).json().get("features");
        JsonNode instant = Features.of(server.get(SETTLEMENTS + "?datetime=2023-02-26T22:00:00Z" + rest)).json()
                .get("features");
        assertThat(instant).isEqualTo(day);
        assertThat(yahidne("datetime=2023-02-26T22:00:00Z" + rest, server).get("last_report_at").asString())
                .isEqualTo("2023-02-26T22:00:00Z");
        assertThat(yahidne("datetime=2023-02-26T21:59:59.999Z" + rest, server).get("last_report_at").asString())
                .isEqualTo("2023-02-25T17:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2023-02-29", "2023-13", "2023-2-6", "20230226", "2023-02-26T25:00",
            "2023-02-26T18:00:00+0200", "2023-02-27/2023-02-01", "2023-02-01/2023-02-02/2023-02-03", "/", "../..",
            "2023-02-26/P1D", "2023-02-26 18:00", "26.02.2023", "1677456000"})
    void aMalformedMomentIsRefused(String text, RunningServer server) {
        JsonNode problem = server.get(SETTLEMENTS + "?datetime=" + encoded(text)).json();
        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("field").asString()).isEqualTo("datetime");
        assertThat(text).contains(problem.get("value").asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2023-02-01/2023-02-26", "../2023-02-26", "2023-02-30"})
    void knownIsAMomentAndNoInterval(String text, RunningServer server) {
        assertRefused(server.get(SETTLEMENTS + "?known=" + encoded(text)), 400, "known", text);
    }

    @Test
    void knownLeavesOutWhatWasPublishedLater(RunningServer server) {
        assertThat(yahidne("datetime=2023-02-20&known=2023-02-20", server).get("control").asString())
                .isEqualTo("unknown");
        assertThat(yahidne("datetime=2023-02-20&known=2023-02-22T23:59", server).get("control").asString())
                .isEqualTo("unknown");
        assertThat(yahidne("datetime=2023-02-20&known=2023-02-23", server).get("control").asString())
                .isEqualTo("ukraine");
        JsonNode bakhmut = server.get(SETTLEMENTS + "/bakhmut?datetime=2023-02-26&known=2022-12-01").json();
        assertThat(bakhmut.at("/properties/pop_latest_date").asString("")).isLessThan("2022-12-02");
    }

    @Test
    void positionShowsTheLedgerAsItWas(RunningServer server) {
        assertThat(Features.of(server.get(SETTLEMENTS + "?position=0")).ids()).isEmpty();
        assertThat(asOf("&position=0", server).get("position").asLong()).isZero();
        Features head = Features.of(server.get(SETTLEMENTS + "?position=" + server.head()));
        assertThat(head.ids()).hasSize(120).doesNotHaveDuplicates()
                .isEqualTo(Features.of(server.get(SETTLEMENTS)).ids());
        Features before = Features.of(server.get(SETTLEMENTS + "?datetime=2023-02-26&position=200"));
        assertThat(before.idsWhere(f -> !f.at("/properties/last_report_at").isNull())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "one", "1.5", "1e2", "0x1", "9223372036854775808", "999999999", "+3", "٣", "３"})
    void aPositionThatIsNoneIsRefused(String position, RunningServer server) {
        assertRefused(server.get(SETTLEMENTS + "?position=" + encoded(position)), 400, "position", position);
    }

    @Test
    void aPositionBeyondTheHeadIsRefusedByAllThatTakeOne(RunningServer server) {
        String beyond = Long.toString(server.head() + 1);
        for (String path : new String[] {SETTLEMENTS, SETTLEMENTS + "/yahidne", SETTLEMENTS + "/yahidne/history",
            "/collections/reports/items", "/downloads/settlements.geojson", "/downloads/reports.geojson",
            "/claimants"}) {
            assertRefused(server.get(path + "?position=" + beyond), 400, "position", beyond);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "conceded@1, contested, disputed",
        "latest@1, ukraine, single_source",
        "assessed@1, contested, single_source",
        "corroborated@1, ukraine, disputed",
        "according-to:party:ukraine, ukraine, single_source",
        "according-to:party:russia, russia, single_source",
        "according-to:claimant:wagner-prigozhin, russia, single_source",
        "according-to:claimant:meduza, contested, single_source"})
    void aRuleDecides(String rule, String control, String agreement, RunningServer server) {
        String reading = "datetime=2023-02-26&known=2023-02-26&rule=" + encoded(rule);
        JsonNode properties = yahidne(reading, server);
        assertThat(properties.get("control").asString()).isEqualTo(control);
        assertThat(properties.get("agreement").asString()).isEqualTo(agreement);
        assertThat(asOf("&" + reading, server).get("rule").asString()).isEqualTo(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conceded", "conceded@2", "LATEST@1", "majority@1", "according-to:party:atlantis",
            "according-to:party:contested", "according-to:claimant:nobody", "according-to:claimant:ukraine",
            "according-to:isw"})
    void aRuleThereIsNotOrOneThatNamesNobodyIsRefused(String rule, RunningServer server) {
        assertRefused(server.get(SETTLEMENTS + "?rule=" + encoded(rule)), 400, "rule", rule);
    }
}
