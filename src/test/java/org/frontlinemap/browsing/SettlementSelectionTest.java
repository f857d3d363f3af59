package org.frontlinemap.browsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;
import static org.frontlinemap.server.Requests.encoded;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.frontlinemap.server.Features;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ServerTest
class SettlementSelectionTest {

    private static final String READING = "?datetime=2023-02-26&known=2023-02-26";

    private static Predicate<JsonNode> lies(double west, double south, double east, double north) {
        return feature -> {
            JsonNode point = feature.at("/geometry/coordinates");
            return !point.isMissingNode() && point.get(0).asDouble() >= west && point.get(0).asDouble() <= east
                    && point.get(1).asDouble() >= south && point.get(1).asDouble() <= north;
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "37.8,48.5,38.2,48.8|37.8|48.5|38.2|48.8",
        "37.8,48.5,0,38.2,48.8,1000|37.8|48.5|38.2|48.8",
        "3.78e1, 48.5, +38.2, 48.8|37.8|48.5|38.2|48.8",
        "-180,-90,180,90|-180|-90|180|90",
        "38.002099,48.589412,38.002099,48.589412|38.002099|48.589412|38.002099|48.589412",
        "38.002099,48,38.002099,49|38.002099|48|38.002099|49"})
    void aBoxHoldsWhatLiesInItOrOnItsBorder(String box, double west, double south, double east, double north,
            RunningServer server) {
        Set<String> expected = Features.of(server.get(SETTLEMENTS)).idsWhere(lies(west, south, east, north));
        Features inside = Features.of(server.get(SETTLEMENTS + "?bbox=" + encoded(box)));
        assertThat(inside.ids()).containsExactlyInAnyOrderElementsOf(expected).isNotEmpty();
        assertThat(inside.matched()).isEqualTo(expected.size());
    }

    @Test
    void aBoxWhoseWestIsEastOfItsEastCrossesTheAntimeridian(RunningServer server) {
        Set<String> expected = Features.of(server.get(SETTLEMENTS))
                .idsWhere(lies(38.1, 48, 180, 49).or(lies(-180, 48, 37.9, 49)));
        List<String> ids = Features.of(server.get(SETTLEMENTS + "?bbox=38.1,48,37.9,49")).ids();
        assertThat(ids).containsExactlyInAnyOrderElementsOf(expected).isNotEmpty().doesNotContain("bakhmut");
    }

    @Test
    void aBoxOverTheSeaHoldsNothing(RunningServer server) {
        Features none = Features.of(server.get(SETTLEMENTS + "?bbox=-30,0,-20,10"));
        assertThat(none.ids()).isEmpty();
        assertThat(none.matched()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"37.8", "37,48,38", "37,48,38,49,50", "37,48,0,38,49,0,1", "37,48,38,", "west,48,38,49",
            "37,49,38,48", "-181,48,38,49", "37,48,180.5,49", "37,-91,38,49", "37,48,38,90.1", "NaN,48,38,49",
            "37,48,Infinity,49", "0x25,48,38,49", "37;48;38;49", "1e999,48,38,49", "37,48,38,49d"})
    void aMalformedBoxIsRefused(String box, RunningServer server) {
        assertRefused(server.get(SETTLEMENTS + "?bbox=" + encoded(box)), 400, "bbox", box);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"russia|", "contested|", "russia,contested|", "unknown|", "|disputed",
            "|claimed,disputed", "|baseline,agreed,single_source,claimed,disputed", "ukraine|disputed", "none|"})
    void controlAndAgreementChooseByVerdict(String control, String agreement, RunningServer server) {
        Features all = Features.of(server.get(SETTLEMENTS + READING));
        Set<String> expected = all.idsWhere(feature -> isOneOf(control, feature.at("/properties/control"))
                && isOneOf(agreement, feature.at("/properties/agreement")));
        String filter = (control == null ? "" : "&control=" + control)
                + (agreement == null ? "" : "&agreement=" + agreement);
        Features chosen = Features.of(server.get(SETTLEMENTS + READING + filter));
        assertThat(chosen.ids()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(chosen.matched()).isEqualTo(expected.size());
        if (!"none".equals(control)) {
            assertThat(expected).isNotEmpty();
            Features first = Features.of(server.get(SETTLEMENTS + READING + filter + "&limit=1"));
            assertThat(first.ids()).containsExactly(chosen.ids().get(0));
            assertThat(first.matched()).isEqualTo(expected.size());
            assertThat(first.json().get("numberReturned").asInt()).isEqualTo(1);
            assertThat(first.link("next") == null).isEqualTo(expected.size() == 1);
        }
    }

    private static boolean isOneOf(String list, JsonNode value) {
        return list == null || List.of(list.split(",")).contains(value.asString());
    }

    @Test
    void filtersNarrowEachOther(RunningServer server) {
        String box = "&bbox=37.8,48.5,38.2,48.8";
        Features both = Features.of(server.get(SETTLEMENTS + READING + box + "&agreement=disputed&q=ya"));
        assertThat(both.ids()).containsExactly("yahidne");
        assertThat(both.matched()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Ягідне|yahidne", "ягідне|yahidne", "ЯГІДНЕ|yahidne", "Yahidne|yahidne",
            "yAHID|yahidne", "Ягодное|yahidne", "Artemivsk|bakhmut", "Артемовск|bakhmut", "Артёмовск|bakhmut",
            "Артемівськ|bakhmut", "Верхньокам\u0027янське|verkhnokamianske", "Верхньокам’янське|verkhnokamianske",
            "Верхньокамʼянське|verkhnokamianske", "Верхньокамянське|verkhnokamianske", "дар'ївка|ivano-darivka",
            "Івано Дар’їв|ivano-darivka", "darivka|ivano-darivka", "vesela dol|vesela-dolyna"}, quoteCharacter = '"')
    void aNameIsFoundInAnyLanguageOfAnyTimeWithAnyApostrophe(String text, String id, RunningServer server) {
        Features found = Features.of(server.get(SETTLEMENTS + "?q=" + encoded(text)));
        assertThat(found.ids()).contains(id).hasSizeLessThan(5);
        assertThat(found.matched()).isEqualTo(found.ids().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"idne", "Gotham", "янське", "%", "_ahidne", ".*", "Yahidne Bakhmut"})
    void whatBeginsNoWordOfANameIsNotFound(String text, RunningServer server) {
        assertThat(Features.of(server.get(SETTLEMENTS + "?q=" + encoded(text))).ids()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"control,liberated", "control,UKRAINE", "agreement,sure", "agreement,DISPUTED", "expand,all",
            "expand,documents", "limit,0", "limit,1.5", "limit,ten", "limit,-1", "after,atlantis"})
    void aValueThatIsNoneOfThoseThereAreIsRefused(String name, String value, RunningServer server) {
        assertRefused(server.get(SETTLEMENTS + "?" + name + "=" + value), 400, name, value);
    }

    @Test
    void aListNamesItsOneBadWord(RunningServer server) {
        assertRefused(server.get(SETTLEMENTS + "?control=russia,liberated"), 400, "control", "liberated");
    }

    @Test
    void aTextTooLongToBeANameIsRefused(RunningServer server) {
        String text = "a".repeat(101);
        assertRefused(server.get(SETTLEMENTS + "?q=" + text), 400, "q", text);
    }

    @ParameterizedTest
    @ValueSource(strings = {SETTLEMENTS, SETTLEMENTS + "/yahidne", SETTLEMENTS + "/yahidne/history",
            "/collections/reports/items", "/downloads/settlements.geojson", "/downloads/reports.geojson", "/theatre",
            "/claimants", "/collections", "/collections/settlements", "/conformance", "/api"})
    void anUnknownParameterIsRefusedButAtTheRoot(String path, RunningServer server) {
        assertRefused(server.get(path + "?colour=red"), 400, "colour", "red");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Datetime=2023-02-26", "datetime[]=2023-02-26", "date=2023-02-26"})
    void aParameterIsSpeltExactly(String query, RunningServer server) {
        String[] pair = query.split("=");
        assertRefused(server.get(SETTLEMENTS + "?" + encoded(pair[0]) + "=" + pair[1]), 400, pair[0], pair[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"datetime", "known", "position", "rule", "bbox", "control", "agreement", "q", "limit",
            "after", "expand"})
    void aParameterGivenTwiceOrEmptyIsRefused(String name, RunningServer server) {
        assertRefused(server.get(SETTLEMENTS + "?" + name + "=1&" + name + "=2"), 400, name, "1 and 2");
        assertRefused(server.get(SETTLEMENTS + "?" + name + "="), 400, name, "");
        assertRefused(server.get(SETTLEMENTS + "?" + name), 400, name, "");
    }
}
