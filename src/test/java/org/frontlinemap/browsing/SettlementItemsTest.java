package org.frontlinemap.browsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import tools.jackson.databind.node.JsonNodeType;

@ServerTest
class SettlementItemsTest {

    private static final String AS_OF_26_FEBRUARY = "?datetime=2023-02-26&known=2023-02-26";
    private static final String ROUND_BAKHMUT =
            SETTLEMENTS + AS_OF_26_FEBRUARY + "&bbox=37.8,48.5,38.2,48.8&expand=reports";

    @Test
    void settlementsInABoxCarryPopulationControlAndReports(RunningServer server) {
        Features features = Features.of(server.get(ROUND_BAKHMUT));
        assertThat(features.json().at("/as_of/datetime").asString()).isEqualTo("2023-02-26T22:00:00Z");
        assertThat(features.json().at("/as_of/known").asString()).isEqualTo("2023-02-26T22:00:00Z");
        assertThat(features.json().at("/as_of/position").asLong()).isEqualTo(server.head());
        assertThat(features.json().at("/as_of/rule").asString()).isEqualTo("conceded@1");
        assertThat(features.json().get("attribution").asString()).contains("OpenStreetMap", "ODbL-1.0");

        JsonNode bakhmut = features.properties("bakhmut");
        assertThat(bakhmut.get("pop_before").asInt()).isBetween(70_000, 72_000);
        assertThat(bakhmut.get("pop_latest").asInt()).isEqualTo(5_000);
        assertThat(bakhmut.get("pop_latest_qualifier").asString()).isEqualTo("about");
        assertThat(bakhmut.get("pop_latest_date").asString()).isEqualTo("2023-02-26");
        assertThat(bakhmut.get("control").asString()).isEqualTo("ukraine");
        for (String disputed : List.of("yahidne", "berkhivka")) {
            JsonNode properties = features.properties(disputed);
            assertThat(properties.get("agreement").asString()).as(disputed).isEqualTo("disputed");
            assertThat(properties.get("control").asString()).as(disputed).isNotEqualTo("russia");
            assertThat(properties.get("reports").findValuesAsString("claimant"))
                    .contains("wagner-prigozhin", "general-staff-ukraine", "meduza");
        }
        assertThat(features.properties("yahidne").get("control").asString()).isEqualTo("contested");
        assertThat(features.properties("yahidne").get("name_uk").asString()).isEqualTo("Ягідне");
        assertThat(features.properties("yahidne").get("adm2").asString()).isEqualTo("Bakhmut");
        assertThat(features.properties("yahidne").get("katottg").asString()).isEqualTo("UA14020010190061896");
    }

    @Test
    void everyReportIsCitedAndHasARoleThatTheCountsAddUp(RunningServer server) {
        int reports = 0;
        for (JsonNode feature : Features.of(server.get(ROUND_BAKHMUT)).all()) {
            JsonNode properties = feature.get("properties");
            Map<String, Integer> roles = new HashMap<>(Map.of("for", 0, "against", 0, "aside", 0));
            for (JsonNode report : properties.get("reports")) {
                roles.merge(report.get("role").asString(), 1, Integer::sum);
                assertThat(report.at("/documents/0/publisher").asString()).as(report.toString()).isNotBlank();
                assertThat(report.get("valid_latest").asString()).isLessThanOrEqualTo("2023-02-26T22:00:00Z");
                assertThat(report.get("published_latest").asString()).isLessThanOrEqualTo("2023-02-26T22:00:00Z");
                reports++;
            }
            assertThat(roles).as(feature.get("id").asString()).isEqualTo(Map.of(
                    "for", properties.get("reports_for").asInt(),
                    "against", properties.get("reports_against").asInt(),
                    "aside", properties.get("reports_set_aside").asInt()));
        }
        assertThat(reports).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"datetime=2023-02-10&known=2023-02-10", "datetime=2023-02-10"})
    void neitherYahidneNorBerkhivkaIsReportedRussianHeldBeforeAnyoneSaidSo(String reading, RunningServer server) {
        Features features = Features.of(server.get(SETTLEMENTS + "?" + reading));
        assertThat(features.properties("yahidne").get("control").asString()).isNotEqualTo("russia");
        assertThat(features.properties("berkhivka").get("control").asString()).isNotEqualTo("russia");
    }

    @ParameterizedTest
    @ValueSource(strings = {ROUND_BAKHMUT, SETTLEMENTS, SETTLEMENTS + "?expand=names,populations,reports",
            SETTLEMENTS + "?position=0", "/collections/reports/items?expand=documents"})
    void collectionsAreValidGeoJson(String path, RunningServer server) {
        JsonNode collection = Features.of(server.get(path)).json();
        assertThat(GeoJsonSchema.FEATURE_COLLECTION.faults(collection)).isEmpty();
        assertThat(collection.has("crs")).isFalse();
    }

    @Test
    void coordinatesAreLongitudeThenLatitudeWithSixDecimalsAtMost(RunningServer server) {
        Features all = Features.of(server.get(SETTLEMENTS));
        Set<String> without = all.idsWhere(feature -> feature.get("geometry").isNull());
        assertThat(without).containsExactlyInAnyOrder("novospaske", "yurivka");
        for (JsonNode feature : all.all()) {
            if (!without.contains(feature.get("id").asString())) {
                JsonNode point = feature.at("/geometry/coordinates");
                assertThat(point.size()).isEqualTo(2);
                assertThat(point.get(0).asDouble()).isBetween(37.0, 39.0);
                assertThat(point.get(1).asDouble()).isBetween(47.0, 51.0);
                point.forEach(number -> assertThat(number.decimalValue().scale()).isLessThanOrEqualTo(6));
            }
        }
    }

    @Test
    void everyPropertyIsAlwaysThereAndOfOneScalarType(RunningServer server) {
        Set<String> names = null;
        Map<String, JsonNodeType> types = new HashMap<>();
        for (String reading : List.of("", AS_OF_26_FEBRUARY, AS_OF_26_FEBRUARY + "&rule=latest@1",
                "?datetime=2023-05-25&rule=according-to:party:russia")) {
            for (JsonNode feature : Features.of(server.get(SETTLEMENTS + reading)).all()) {
                JsonNode properties = feature.get("properties");
                Set<String> here = new LinkedHashSet<>(properties.propertyNames());
                names = names == null ? here : names;
                assertThat(here).as(feature.get("id").asString()).isEqualTo(names);
                properties.properties().forEach(property -> {
                    JsonNode value = property.getValue();
                    assertThat(value.isContainer()).as(property.getKey()).isFalse();
                    if (!value.isNull()) {
                        JsonNodeType before = types.putIfAbsent(property.getKey(), value.getNodeType());
                        assertThat(before).as(property.getKey()).isIn(null, value.getNodeType());
                    }
                });
            }
        }
        assertThat(names).contains("name", "name_uk", "name_ru", "kind", "katottg", "pcode", "adm1", "adm1_code",
                "adm2", "adm2_code", "adm3", "adm3_code", "point_kind", "point_accuracy_m", "control", "agreement",
                "claimed_control", "control_since", "last_report_at", "stale", "pop_before", "pop_before_date",
                "pop_before_kind", "pop_before_qualifier", "pop_latest", "pop_latest_date", "pop_latest_kind",
                "pop_latest_qualifier", "reports_for", "reports_against", "reports_set_aside");
        assertThat(types.keySet()).isEqualTo(names);
    }

    @Test
    void claimedControlGoesWithTheAgreementClaimedOnly(RunningServer server) {
        Features features = Features.of(server.get(SETTLEMENTS + AS_OF_26_FEBRUARY));
        Set<String> claimed = features.idsWhere(f -> !f.at("/properties/claimed_control").isNull());
        assertThat(claimed).isNotEmpty()
                .isEqualTo(features.idsWhere(f -> f.at("/properties/agreement").asString().equals("claimed")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"names|names", "populations|populations", "reports|reports",
            "names,reports|names,reports", "reports,names,populations|names,populations,reports"})
    void nestedListsComeWhenAskedFor(String expand, String expected, RunningServer server) {
        JsonNode bakhmut = Features.of(server.get(SETTLEMENTS + AS_OF_26_FEBRUARY + "&q=bakhmut&expand=" + expand))
                .properties("bakhmut");
        for (String list : List.of("names", "populations", "reports")) {
            boolean asked = List.of(expected.split(",")).contains(list);
            assertThat(bakhmut.has(list)).as(list).isEqualTo(asked);
            assertThat(bakhmut.path(list).isEmpty()).as(list).isNotEqualTo(asked);
        }
    }

    @Test
    void populationsAreFiguresWithTheirSources(RunningServer server) {
        JsonNode figures = server.get(SETTLEMENTS + "/bakhmut" + AS_OF_26_FEBRUARY + "&expand=populations").json()
                .at("/properties/populations");
        JsonNode remaining = figures.valueStream().filter(f -> f.get("kind").asString().equals("remaining")
                && f.get("reference").asString().equals("2023-02-26")).findFirst().orElseThrow();
        assertThat(remaining.get("value").asInt()).isEqualTo(5_000);
        assertThat(remaining.get("qualifier").asString()).isEqualTo("about");
        assertThat(remaining.get("scope").asString()).isEqualTo("whole");
        assertThat(remaining.at("/document/publisher").asString()).isNotBlank();
        assertThat(remaining.has("lower") && remaining.get("lower").isNull()).isTrue();
    }

    @Test
    void namesCarryWhoUsesThemAndUntilWhen(RunningServer server) {
        JsonNode names = server.get(SETTLEMENTS + "/bakhmut?expand=names").json().at("/properties/names");
        JsonNode former = names.valueStream().filter(n -> n.get("text").asString().equals("Artemivsk")).findFirst()
                .orElseThrow();
        assertThat(former.get("kind").asString()).isEqualTo("former");
        assertThat(former.get("until").asString()).isEqualTo("2016-02-04");
        JsonNode used = names.valueStream().filter(n -> n.get("text").asString().equals("Artyomovsk")).findFirst()
                .orElseThrow();
        assertThat(used.get("kind").asString()).isEqualTo("used_by");
        assertThat(used.get("claimant").asString()).isEqualTo("russian-mod");
    }

    @Test
    void oneSettlementIsTheSameFeatureAsInTheCollection(RunningServer server) {
        String reading = AS_OF_26_FEBRUARY + "&expand=reports";
        Answer one = server.get(SETTLEMENTS + "/yahidne" + reading);
        assertThat(one.header("Content-Type")).isEqualTo("application/geo+json");
        assertThat(GeoJsonSchema.FEATURE.faults(one.json())).isEmpty();
        assertThat(one.json().get("properties"))
                .isEqualTo(Features.of(server.get(SETTLEMENTS + reading)).properties("yahidne"));
        assertThat(one.json().at("/as_of/datetime").asString()).isEqualTo("2023-02-26T22:00:00Z");
        assertThat(new Features(one.json()).link("related")).startsWith(server.url(SETTLEMENTS + "/yahidne/history"));
    }

    @Test
    void aSettlementThatIsNotThereIsAProblem(RunningServer server) {
        assertRefused(server.get(SETTLEMENTS + "/atlantis"), 404, "id", "atlantis");
        assertRefused(server.get(SETTLEMENTS + "/yahidne?position=0"), 404, "id", "yahidne");
    }
}
