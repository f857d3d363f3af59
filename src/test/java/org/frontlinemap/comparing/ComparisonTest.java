package org.frontlinemap.comparing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.frontlinemap.server.Features;
import org.frontlinemap.server.GeoJsonSchema;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.frontlinemap.server.Verdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ServerTest
class ComparisonTest {

    private static final List<String> OUTCOMES = List.of("agree", "differ", "one_sided", "silent");
    private static final String ALL = "&show=agree,differ,one_sided,silent";
    private static final String SIDES = "rule=according-to:party:russia&with.rule=according-to:party:ukraine"
            + "&datetime=2023-02-26&known=2023-02-26";

    @Test
    void theTwoSidesDifferOnYahidneAndBerkhivka(RunningServer server) {
        Features differing = Features.of(server.get("/comparison?" + SIDES));
        assertThat(differing.ids()).contains("yahidne", "berkhivka");
        assertThat(differing.matched()).isEqualTo(differing.ids().size());
        for (JsonNode feature : differing.all()) {
            assertThat(feature.at("/properties/outcome").asString()).isEqualTo("differ");
        }
        JsonNode yahidne = differing.properties("yahidne");
        assertThat(yahidne.get("control").asString()).isEqualTo("russia");
        assertThat(yahidne.get("with_control").asString()).isEqualTo("ukraine");
        assertThat(differing.json().at("/as_of/rule").asString()).isEqualTo("according-to:party:russia");
        assertThat(differing.json().at("/with/rule").asString()).isEqualTo("according-to:party:ukraine");
        assertThat(differing.json().at("/summary/settlements").asInt())
                .isEqualTo(Verdicts.all(server, "").size())
                .isEqualTo(OUTCOMES.stream()
                        .mapToInt(outcome -> differing.json().at("/summary/" + outcome + "/settlements").asInt()).sum());
        assertThat(GeoJsonSchema.FEATURE_COLLECTION.faults(differing.json())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "rule=according-to:party:russia datetime=2023-02-26 known=2023-02-26 | rule=according-to:party:ukraine",
        "datetime=2023-06-30 | datetime=2023-05-31",
        "datetime=2023-02-26 known=2023-02-26 | known=2026-01-01",
        "datetime=2023-03-01 | position=500",
        "datetime=2023-03-01 position=100 | position=520",
        "datetime=2023-05-20 rule=latest@1 | rule=corroborated@1 datetime=2023-01-20",
        "datetime=2023-03-10 | without=isw,meduza",
        "datetime=2023-03-10 without=isw bbox=37.9,48.4,38.1,48.7 | rule=latest@1",
        "datetime=2023-03-10 without=isw | without=meduza known=2023-03-10",
        "datetime=2023-03-10 without=isw,meduza | without=",
        "datetime=2023-03-10 without=isw position=520 | without= rule=latest@1",
        "datetime=2023-03-10T12:00:00Z known=2023-03-10 | -"})
    void countsAndOutcomesAreThoseOfTwoAnswersHeldSideBySide(String first, String second, RunningServer server) {
        Map<String, String> one = parameters(first);
        Map<String, String> other = new LinkedHashMap<>(one);
        StringBuilder path = new StringBuilder("/comparison?" + query(one) + ALL);
        parameters(second).forEach((name, value) -> {
            other.put(name, value);
            path.append("&with.").append(name).append('=').append(value);
        });
        Map<String, JsonNode> left = settlements(server, query(one));
        Map<String, JsonNode> right = settlements(server, query(other));
        Set<String> all = new TreeSet<>(left.keySet());
        all.addAll(right.keySet());
        Features compared = Features.of(server.get(path.toString()));
        assertThat(new TreeSet<>(compared.ids())).isEqualTo(all);
        assertThat(compared.ids()).doesNotHaveDuplicates();
        Map<String, Set<String>> ofOutcome = new TreeMap<>();
        for (String id : all) {
            JsonNode properties = compared.properties(id);
            String outcome = outcome(control(left.get(id)), control(right.get(id)));
            assertThat(properties.get("outcome").asString()).as(id).isEqualTo(outcome);
            ofOutcome.computeIfAbsent(outcome, key -> new TreeSet<>()).add(id);
            for (String member : List.of("control", "agreement", "claimed_control")) {
                assertThat(properties.get(member)).as(id).isEqualTo(member(left.get(id), member));
                assertThat(properties.get("with_" + member)).as(id).isEqualTo(member(right.get(id), member));
            }
        }
        for (String outcome : OUTCOMES) {
            List<JsonNode> members = ofOutcome.getOrDefault(outcome, Set.of()).stream()
                    .map(id -> left.containsKey(id) ? left.get(id) : right.get(id)).toList();
            JsonNode summary = compared.json().at("/summary/" + outcome);
            assertThat(summary.get("settlements").asInt()).as(outcome).isEqualTo(members.size());
            assertThat(summary.get("without_population_before").asInt()).isEqualTo(
                    (int) members.stream().filter(member -> member.get("pop_before_kind").isNull()).count());
            assertThat(summary.get("without_population_latest").asInt()).isEqualTo(
                    (int) members.stream().filter(member -> member.get("pop_latest_kind").isNull()).count());
            assertThat(kinds(summary.get("population_before"))).isEqualTo(counted(members, "pop_before_kind"));
            assertThat(kinds(summary.get("population_latest"))).isEqualTo(counted(members, "pop_latest_kind"));
        }
    }

    @Test
    void aReadingHeldAgainstItselfDiffersNowhere(RunningServer server) {
        Features compared = Features.of(server.get("/comparison?datetime=2023-03-10&show=differ,one_sided"));
        assertThat(compared.ids()).isEmpty();
        assertThat(compared.json().get("with")).isEqualTo(compared.json().get("as_of"));
        assertThat(compared.json().at("/summary/agree/settlements").asInt()).isPositive();
    }

    @Test
    void theCanonicalLinkLeadsToTheSameComparisonForEver(RunningServer server) {
        Features asked = Features.of(server.get("/comparison?" + SIDES));
        String canonical = asked.link("canonical");
        Answer pinned = server.get(canonical.substring(canonical.indexOf("/comparison")));
        assertThat(pinned.header("Cache-Control")).contains("immutable");
        for (String member : List.of("as_of", "with", "summary", "features")) {
            assertThat(pinned.json().get(member)).isEqualTo(asked.json().get(member));
        }
        assertThat(server.get("/comparison?" + SIDES).header("Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @CsvSource({"with.rule=best, with.rule, best", "with.datetime=soon, with.datetime, soon",
        "with.known=2023-13, with.known, 2023-13", "with.position=999999999, with.position, 999999999",
        "with.without=nobody, with.without, nobody", "show=all, show, all", "bbox=1, bbox, 1",
        "with.bbox=1, with.bbox, 1",
        "with.rule=, with.rule, ''", "without=, without, ''", "rule=according-to:party:atlantis, rule, according-to:party:atlantis"})
    void aParameterItCannotReadIsRefusedByName(String query, String name, String value, RunningServer server) {
        assertRefused(server.get("/comparison?" + query), 400, name, value);
    }

    private static String outcome(String first, String second) {
        boolean firstSilent = first.equals("unknown");
        boolean secondSilent = second.equals("unknown");
        if (firstSilent != secondSilent) {
            return "one_sided";
        }
        return firstSilent ? "silent" : first.equals(second) ? "agree" : "differ";
    }

    private static String control(JsonNode properties) {
        return properties == null ? "unknown" : properties.get("control").asString();
    }

    private static JsonNode member(JsonNode properties, String name) {
        return properties == null ? tools.jackson.databind.node.NullNode.getInstance() : properties.get(name);
    }

    private static Map<String, Integer> kinds(JsonNode totals) {
        return totals.valueStream().collect(Collectors.toMap(total -> total.get("kind").asString(),
                total -> total.get("settlements").asInt()));
    }

    private static Map<String, Integer> counted(List<JsonNode> members, String field) {
        return members.stream().filter(member -> !member.get(field).isNull())
                .collect(Collectors.toMap(member -> member.get(field).asString(), member -> 1, Integer::sum));
    }

    private static Map<String, JsonNode> settlements(RunningServer server, String query) {
        Map<String, JsonNode> byId = new TreeMap<>();
        Features.of(server.get(SETTLEMENTS + "?limit=10000&" + query)).all()
                .forEach(feature -> byId.put(feature.get("id").asString(), feature.get("properties")));
        return byId;
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (text != null) {
            for (String parameter : text.split(" ")) {
                parameters.put(parameter.substring(0, parameter.indexOf('=')),
                        parameter.substring(parameter.indexOf('=') + 1));
            }
        }
        return parameters;
    }

    private static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream().filter(each -> !each.getValue().isEmpty())
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&"));
    }
}
