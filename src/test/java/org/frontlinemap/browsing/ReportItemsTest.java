package org.frontlinemap.browsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;
import static org.frontlinemap.server.Requests.encoded;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.frontlinemap.server.Features;
import org.frontlinemap.server.GeoJsonSchema;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

@ServerTest
class ReportItemsTest {

    private static final String WAGNER_ON_YAHIDNE = "01a2053c-cbdd-7a8e-adff-a407195e3d92";
    private static final int SHIPPED = 171;

    private static void assertChosen(String query, Predicate<JsonNode> wanted, RunningServer server) {
        Set<String> expected = Features.of(server.get(REPORTS + ""))
                .idsWhere(report -> wanted.test(report.get("properties")));
        Features chosen = Features.of(server.get(REPORTS + "?" + query));
        assertThat(chosen.ids()).containsExactlyInAnyOrderElementsOf(expected).isNotEmpty()
                .hasSizeLessThan(SHIPPED);
        assertThat(chosen.matched()).isEqualTo(expected.size());
    }

    @ParameterizedTest
    @CsvSource({"settlement, yahidne", "settlement, 'yahidne,berkhivka'", "claimant, isw", "claimant, 'isw,meduza'",
            "side, ukraine", "side, russia", "side, independent", "control, contested", "control, 'russia,unknown'",
            "basis, denial", "basis, 'geolocated,party_claim'"})
    void reportsAreChosenByWhatTheySay(String name, String words, RunningServer server) {
        List<String> wanted = List.of(words.split(","));
        assertChosen(name + "=" + words, report -> wanted.contains(report.get(name).asString()), server);
    }

    @Test
    void aReadingOfSettlementsIsTakenAndItsRuleDecidesNothingHere(RunningServer server) {
        String times = "?limit=10000&datetime=2023-02-26&known=2023-02-26&position=564";
        Features ruled = Features.of(server.get(REPORTS + times + "&rule=according-to:claimant:meduza&without=isw"));
        assertThat(ruled.all()).isNotEmpty().isEqualTo(Features.of(server.get(REPORTS + times)).all());
        assertThat(ruled.json().get("as_of").propertyNames()).containsExactly("datetime", "known", "position");
        assertThat(ruled.link("canonical")).contains("rule=according-to", "without=isw", "position=564");
    }

    @Test
    void filtersNarrowEachOther(RunningServer server) {
        assertChosen("settlement=yahidne&side=ukraine&basis=official_statement,denial&control=ukraine",
                report -> report.get("settlement").asString().equals("yahidne")
                        && report.get("side").asString().equals("ukraine")
                        && List.of("official_statement", "denial").contains(report.get("basis").asString())
                        && report.get("control").asString().equals("ukraine"), server);
    }

    @Test
    void reportsOfSettlementsInABox(RunningServer server) {
        String box = "bbox=37.9,48.6,38.0,48.7";
        List<String> inside = Features.of(server.get(SETTLEMENTS + "?" + box)).ids();
        assertThat(inside).contains("yahidne", "berkhivka");
        assertChosen(box, report -> inside.contains(report.get("settlement").asString()), server);
    }

    @Test
    void reportsThatCiteADocument(RunningServer server) {
        Features all = Features.of(server.get(REPORTS + "?expand=documents"));
        String document = all.properties(WAGNER_ON_YAHIDNE).at("/documents/1/id").asString();
        assertThat(Features.of(server.get(REPORTS + "?document=" + document)).ids())
                .containsExactlyElementsOf(all.all().stream()
                        .filter(report -> report.at("/properties/documents").findValuesAsString("id").contains(document))
                        .map(report -> report.get("id").asString()).toList())
                .contains(WAGNER_ON_YAHIDNE);
        assertThat(Features.of(server.get(REPORTS + "?document=01a2053c-ffff-7fbc-a55b-1896e42128c2")).ids()).isEmpty();
    }

    @Test
    void aMomentChoosesTheReportsValidByThen(RunningServer server) {
        assertChosen("datetime=2023-02-25",
                report -> report.get("valid_latest").asString().compareTo("2023-02-25T22:00:00Z") <= 0, server);
    }

    @Test
    void anIntervalChoosesTheReportsValidWithinIt(RunningServer server) {
        assertChosen("datetime=2023-02-24/2023-02-26", report -> {
            String earliest = report.get("valid_earliest").asString();
            String latest = report.get("valid_latest").asString();
            boolean endsAfterStart = latest.compareTo("2023-02-23T22:00:00Z") > 0
                    || earliest.equals("2023-02-23T22:00:00Z");
            return endsAfterStart && latest.compareTo("2023-02-26T22:00:00Z") <= 0;
        }, server);
        List<String> ids = Features.of(server.get(REPORTS + "?settlement=yahidne&datetime=2023-02-24/2023-02-26")).ids();
        assertThat(ids).contains(WAGNER_ON_YAHIDNE).doesNotContain("01a2053c-cbdc-704b-a823-056e28723d5c");
    }

    @Test
    void knownChoosesWhatHadBeenPublished(RunningServer server) {
        assertChosen("known=2023-02-25",
                report -> report.get("published_latest").asString().compareTo("2023-02-25T22:00:00Z") <= 0, server);
    }

    @ParameterizedTest
    @CsvSource({"settlement, atlantis", "claimant, nobody", "side, atlantis", "side, contested", "control, liberated",
            "basis, rumour", "basis, DENIAL", "document, abc", "after, abc",
            "after, 01a2053c-ffff-7fbc-a55b-1896e42128c2", "expand, reports", "bbox, '1,2,3'", "datetime, soon",
            "rule, best", "rule, according-to:party:atlantis", "without, nobody", "q, yahidne", "agreement, disputed"})
    void aValueThatIsNoneOfThoseThereAreIsRefused(String name, String value, RunningServer server) {
        assertRefused(server.get(REPORTS + "?" + name + "=" + encoded(value)), 400, name, value);
    }

    @Test
    void everyPropertyIsAlwaysThereAndOfOneScalarType(RunningServer server) {
        Set<String> names = null;
        Map<String, JsonNodeType> types = new HashMap<>();
        for (JsonNode feature : Features.of(server.get(REPORTS)).all()) {
            JsonNode properties = feature.get("properties");
            names = names == null ? new LinkedHashSet<>(properties.propertyNames()) : names;
            assertThat(new LinkedHashSet<>(properties.propertyNames())).isEqualTo(names);
            properties.properties().forEach(property -> {
                assertThat(property.getValue().isContainer()).as(property.getKey()).isFalse();
                if (!property.getValue().isNull()) {
                    JsonNodeType before = types.putIfAbsent(property.getKey(), property.getValue().getNodeType());
                    assertThat(before).as(property.getKey()).isIn(null, property.getValue().getNodeType());
                }
            });
        }
        assertThat(names).contains("settlement", "settlement_name", "claimant", "claimant_name", "side", "control",
                "basis", "inference", "extent", "valid_from", "valid_earliest", "valid_latest", "published",
                "published_earliest", "published_latest", "source_label", "note", "position", "recorded_at",
                "publisher", "url").doesNotContain("documents");
    }

    @Test
    void oneReportIsTheSameFeatureAsInTheCollectionWithItsDocuments(RunningServer server) {
        Answer answer = server.get(REPORTS + "/" + WAGNER_ON_YAHIDNE);
        assertThat(answer.header("Content-Type")).isEqualTo("application/geo+json");
        JsonNode one = answer.json();
        assertThat(GeoJsonSchema.FEATURE.faults(one)).isEmpty();
        assertThat(one.get("properties")).isEqualTo(
                Features.of(server.get(REPORTS + "?expand=documents")).properties(WAGNER_ON_YAHIDNE));
        assertThat(one.get("geometry")).isEqualTo(server.get(SETTLEMENTS + "/yahidne").json().get("geometry"));
        assertThat(one.at("/properties/valid_from").asString()).isEqualTo("2023-02-25T19:00");
        assertThat(one.at("/properties/valid_latest").asString()).isEqualTo("2023-02-25T17:00:00Z");
        assertThat(one.at("/properties/claimant").asString()).isEqualTo("wagner-prigozhin");
        assertThat(one.at("/properties/side").asString()).isEqualTo("russia");
        assertThat(one.at("/properties/basis").asString()).isEqualTo("party_claim");
        assertThat(one.at("/properties/publisher")).isEqualTo(one.at("/properties/documents/0/publisher"));
        assertThat(one.at("/properties/documents").findValuesAsString("url")).hasSize(2)
                .allMatch(url -> url.startsWith("https://"));
        assertThat(new Features(one).link("related")).startsWith(server.url(SETTLEMENTS + "/yahidne"));
    }

    @Test
    void nestedReportsAreTheSameAsInTheCollection(RunningServer server) {
        Features all = Features.of(server.get(REPORTS + "?settlement=yahidne&expand=documents"));
        JsonNode nested = server.get(SETTLEMENTS + "/yahidne?expand=reports").json().at("/properties/reports");
        assertThat(nested.valueStream().map(report -> report.get("id").asString()))
                .containsExactlyInAnyOrderElementsOf(all.ids());
        for (JsonNode report : nested) {
            all.properties(report.get("id").asString()).properties().forEach(property ->
                    assertThat(report.get(property.getKey())).as(property.getKey()).isEqualTo(property.getValue()));
        }
    }

    @Test
    void aWithdrawnReportIsThereAtAnEarlierPositionOnly(RunningServer server) {
        String id = server.sendJson("POST", REPORTS, """
                {"settlement": "siversk", "claimant": "isw", "control": "ukraine", "basis": "assessed",
                 "valid_from": "2023-02-26", "published": "2023-02-26", "documents": [{"publisher": "Test"}]}""")
                .json().at("/reports/0/id").asString();
        long there = server.head();
        assertThat(server.delete(REPORTS + "/" + id + "?reason=test").status()).isEqualTo(200);
        assertRefused(server.get(REPORTS + "/" + id), 404, "id", id);
        assertThat(server.get(REPORTS + "/" + id + "?position=" + there).status()).isEqualTo(200);
        assertRefused(server.get(REPORTS + "/" + id + "?position=" + (there - 1)), 404, "id", id);
        assertThat(Features.of(server.get(REPORTS)).ids()).doesNotContain(id);
        assertThat(Features.of(server.get(REPORTS + "?position=" + there)).ids()).contains(id);
    }

    @Test
    void aReportThatIsNotThereIsAProblem(RunningServer server) {
        String absent = "01a2053c-ffff-7fbc-a55b-1896e42128c2";
        assertRefused(server.get(REPORTS + "/" + absent), 404, "id", absent);
        assertRefused(server.get(REPORTS + "/abc"), 400, "id", "abc");
    }
}
