package org.frontlinemap.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.frontlinemap.server.Features;
import org.frontlinemap.server.GeoJsonSchema;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ServerTest
class ControlPeriodItemsTest {

    private static final String PERIODS = "/collections/control-periods/items";
    private static final String READING = "datetime=2023-03-01&known=2023-03-01&position=564";

    private static Features periods(String query, RunningServer server) {
        return Features.of(server.get(PERIODS + "?" + query));
    }

    @ParameterizedTest
    @ValueSource(strings = {READING, "datetime=2023-06-30&rule=latest@1", "datetime=2023-06-30&without=isw"})
    void theyAreThePeriodsOfEachSettlementsHistory(String reading, RunningServer server) {
        Map<String, List<JsonNode>> bySettlement = new LinkedHashMap<>();
        Features all = periods(reading + "&limit=10000", server);
        all.all().forEach(feature -> bySettlement.computeIfAbsent(
                feature.at("/properties/settlement").asString(), id -> new ArrayList<>()).add(feature));
        assertThat(List.copyOf(bySettlement.keySet()))
                .isEqualTo(Features.of(server.get(SETTLEMENTS + "?limit=10000&" + reading)).ids());
        assertThat(all.matched()).isEqualTo(all.all().size()).isGreaterThan(bySettlement.size());
        bySettlement.forEach((settlement, features) -> {
            List<JsonNode> periods = server.get(SETTLEMENTS + "/" + settlement + "/history?" + reading).json()
                    .get("periods").valueStream().toList();
            assertThat(features).as(settlement).hasSameSizeAs(periods);
            for (int i = 0; i < periods.size(); i++) {
                JsonNode properties = features.get(i).get("properties");
                for (String member : List.of("from", "until", "control", "agreement", "claimed_control")) {
                    assertThat(properties.get(member)).as(settlement).isEqualTo(periods.get(i).get(member));
                }
                assertThat(properties.get("opened_by").asString("")).isEqualTo(joined(periods.get(i)));
                assertThat(properties.get("closed_by").asString(""))
                        .isEqualTo(i + 1 < periods.size() ? joined(periods.get(i + 1)) : "");
                assertThat(features.get(i).get("id").asString())
                        .isEqualTo(settlement + "@" + properties.get("from").asString("start"));
            }
        });
        assertThat(GeoJsonSchema.FEATURE_COLLECTION.faults(all.json())).isEmpty();
    }

    private static String joined(JsonNode period) {
        return period.get("opened_by").valueStream().map(JsonNode::asString).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({"2023-02-24T00:00:00Z, 2023-03-01T00:00:00Z", "2023-02-23T22:00:00Z, 2023-02-25T22:00:00Z",
        "2023-02-25T22:00:00Z, 2023-02-25T22:00:00Z", "2022-11-01T00:00:00Z, 2022-11-02T00:00:00Z"})
    void anIntervalSelectsThosePeriodsThatShareSomeTimeWithIt(String start, String end, RunningServer server) {
        List<String> expected = periods("datetime=" + end + "&limit=10000", server).all().stream().filter(feature -> {
            String until = feature.at("/properties/until").asString(null);
            return until == null || Instant.parse(until).isAfter(Instant.parse(start));
        }).map(feature -> feature.get("id").asString()).toList();
        assertThat(periods("datetime=" + start + "/" + end + "&limit=10000", server).ids()).isEqualTo(expected);
    }

    @Test
    void aPeriodThatEndsWhereAnIntervalStartsIsNotInIt(RunningServer server) {
        String open = "known=2023-02-26&settlement=yahidne&datetime=";
        assertThat(periods(open + "2023-02-23T22:00:00Z/2023-02-26", server).ids())
                .doesNotContain("yahidne@2022-12-01T22:00:00Z").contains("yahidne@2023-02-23T22:00:00Z");
        assertThat(periods(open + "2023-02-23T21:59:59Z/2023-02-26", server).ids())
                .contains("yahidne@2022-12-01T22:00:00Z", "yahidne@2023-02-23T22:00:00Z");
    }

    @Test
    void theFileHoldsWhatThePagesHold(RunningServer server) {
        Answer file = server.get("/downloads/control-periods.geojson?control=contested&" + READING);
        Features items = periods("limit=10000&control=contested&" + READING, server);
        assertThat(file.header("Content-Disposition")).startsWith("attachment; filename=\"control-periods_2023-03-01");
        assertThat(file.json().get("features")).isEqualTo(items.json().get("features"));
        assertThat(items.ids()).isNotEmpty();
        assertThat(file.json().get("attribution").asString()).contains("OpenStreetMap");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrOverlap(RunningServer server) {
        List<String> all = periods("limit=10000&" + READING, server).ids();
        List<String> paged = new ArrayList<>();
        String next = PERIODS + "?limit=37&" + READING;
        while (next != null) {
            Features page = Features.of(server.get(next.substring(next.indexOf(PERIODS))));
            assertThat(page.ids()).hasSizeBetween(1, 37);
            assertThat(page.matched()).isEqualTo(all.size());
            paged.addAll(page.ids());
            next = page.link("next");
        }
        assertThat(paged).isEqualTo(all);
        assertRefused(server.get(PERIODS + "?after=yahidne@nothing"), 400, "after", "yahidne@nothing");
    }

    @Test
    void theyAreSelectedByPlaceControlAndAgreement(RunningServer server) {
        Features all = periods("limit=10000&" + READING, server);
        assertThat(periods("limit=10000&control=contested,russia&" + READING, server).ids()).isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(all.idsWhere(period ->
                        List.of("contested", "russia").contains(period.at("/properties/control").asString())));
        assertThat(periods("limit=10000&agreement=disputed&" + READING, server).ids()).isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(all.idsWhere(period ->
                        period.at("/properties/agreement").asString().equals("disputed")));
        assertThat(periods("limit=10000&settlement=yahidne,berkhivka&" + READING, server).ids()).isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(all.idsWhere(period ->
                        List.of("yahidne", "berkhivka").contains(period.at("/properties/settlement").asString())));
        assertThat(periods("limit=10000&bbox=37.97,48.62,37.99,48.64&" + READING, server).ids())
                .contains("yahidne@start").doesNotContain("bakhmut@start");
    }

    @Test
    void eachIsThereByItself(RunningServer server) {
        for (JsonNode period : periods("settlement=yahidne&" + READING, server).all()) {
            JsonNode one = server.get(PERIODS + "/" + period.get("id").asString() + "?" + READING).json();
            assertThat(one.get("properties")).isEqualTo(period.get("properties"));
            assertThat(one.get("geometry")).isEqualTo(period.get("geometry"));
            assertThat(GeoJsonSchema.FEATURE.faults(one)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yahidne@2020-01-01T00:00:00Z", "atlantis@start", "yahidne", "nothing"})
    void oneThatIsNotThereIsAProblem(String id, RunningServer server) {
        assertRefused(server.get(PERIODS + "/" + id), 404, "id", id);
    }
}
