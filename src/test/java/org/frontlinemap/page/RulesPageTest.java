package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.frontlinemap.server.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The rules in words, why a place reads as it does, and what leaving a source out changes. */
@PageTest
class RulesPageTest {

    private static final String READING = "datetime=2023-02-26&known=2023-02-26";
    private static final List<String> EXAMPLES = List.of("yahidne", "berkhivka", "soledar");

    private static JsonNode place(RunningServer server, String place, String reading) {
        return server.get("/collections/settlements/items/" + place + "?expand=reports&" + reading).json().get("properties");
    }

    private static List<String> ids(JsonNode reports, Set<String> reasons) {
        List<String> ids = new ArrayList<>();
        for (JsonNode report : reports) {
            if (reasons.contains(report.get("reason").asString()) && !report.get("role").asString().equals("aside")) {
                ids.add(report.get("id").asString());
            }
        }
        return ids;
    }

    @Test
    void theLegendLeadsToTheRules(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.at("#legend-rules").click();
        assertThat(visitor.at("#rules-dialog")).isVisible();
        assertThat(visitor.at("#rules-title")).isFocused();
        visitor.press("Escape");
        assertThat(visitor.at("#rules-dialog")).isHidden();
        assertThat(visitor.at("#legend-rules")).isFocused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"conceded@1", "latest@1", "assessed@1", "corroborated@1", "according-to:party:ukraine",
        "according-to:party:russia"})
    void eachRuleIsWorkedThroughWithWhatTheMapShows(String rule, RunningServer server, Visitor visitor) {
        visitor.open(server, "#rules");
        for (String example : EXAMPLES) {
            JsonNode place = place(server, example, READING + "&rule=" + rule);
            Locator shown = visitor.at("#rules-dialog [data-rule='" + rule + "'] [data-example=" + example + "]");
            assertThat(shown.locator(".as-read")).containsText(Held.words(place));
            List<String> deciding = ids(place.get("reports"), Set.of("settles", "confirms"));
            if (!deciding.isEmpty()) {
                assertThat(shown.locator("[data-decider]")).hasCount(deciding.size());
                for (String id : deciding) {
                    assertThat(shown.locator("[data-decider='" + id + "']")).isVisible();
                }
            }
        }
    }

    @Test
    void everyRuleOfTheServerHasAParagraph(RunningServer server, Visitor visitor) {
        visitor.open(server, "#rules");
        for (JsonNode rule : server.get("/rules").json().get("rules")) {
            assertThat(visitor.at("#rules-dialog")).containsText(rule.at("/text/en").asString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "uk"})
    void aRuleHasOneNameEverywhere(String language, RunningServer server, Visitor visitor) {
        visitor.open(server, "#rules&lang=" + language);
        visitor.press("Escape");
        visitor.at("#about-button").click();
        for (JsonNode rule : server.get("/rules").json().get("rules")) {
            String name = rule.at("/name/" + language).asString();
            assertThat(visitor.at("#about-body .rules")).containsText(name);
            assertThat(visitor.at("#about-body .rules")).containsText(rule.at("/text/" + language).asString());
            if (!rule.get("pattern").asBoolean()) {
                String id = rule.get("id").asString();
                assertThat(visitor.at("#rule option[value='" + id + "']")).containsText(name);
                visitor.press("Escape");
                visitor.at("#rule").selectOption(id);
                visitor.settle();
                if (!rule.get("default").asBoolean()) {
                    assertThat(visitor.at("#as-of")).containsText(name);
                }
                visitor.at("#about-button").click();
            }
        }
    }

    @Test
    void theRulesFollowTheDateShown(RunningServer server, Visitor visitor) {
        visitor.open(server, "#rules&datetime=2023-03-08&known=2023-03-08");
        assertThat(visitor.at("#rules-dialog [data-rule='conceded@1'] [data-example=yahidne]")).containsText("Reported held by Russia");
        assertThat(visitor.at("#rules-dialog")).containsText("As of the end of 8 March 2023");
    }

    @Test
    void aRuleIsTakenFromItsParagraph(RunningServer server, Visitor visitor) {
        visitor.open(server, "#rules&place=yahidne");
        visitor.at("#rules-dialog [data-rule='latest@1'] .rule-head button").click();
        visitor.settle();
        assertThat(visitor.at("#rules-dialog [data-rule='latest@1']")).containsText("in use");
        visitor.press("Escape").settle();
        assertThat(visitor.at("#rule")).hasValue("latest@1");
        assertThat(visitor.at("#card .held")).hasText(Held.words(place(server, "yahidne", READING + "&rule=latest@1")));
    }

    @ParameterizedTest
    @CsvSource({"1280,800", "360,740"})
    void theRuleIsInReachAtEverySize(int width, int height, RunningServer server, Visitor visitor) {
        visitor.page().setViewportSize(width, height);
        visitor.open(server, "#place=yahidne");
        visitor.at("#rule").selectOption("corroborated@1");
        visitor.settle();
        assertThat(visitor.at("#as-of")).containsText("rule: Corroborated");
        assertThat(visitor.page().url()).contains("rule=corroborated@1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"conceded@1", "latest@1", "assessed@1", "corroborated@1", "according-to:party:russia"})
    void whyGoesThroughTheReportsInTheOrderOfTheRule(String rule, RunningServer server, Visitor visitor) {
        visitor.open(server, "#place=yahidne&rule=" + rule);
        visitor.at("#card [data-part=why] > summary").click();
        JsonNode place = place(server, "yahidne", READING + "&rule=" + rule);
        List<String> order = new ArrayList<>();
        place.get("reports").forEach(report -> order.add(report.get("id").asString()));
        @SuppressWarnings("unchecked")
        List<String> shown = (List<String>) visitor.at("#card [data-step]").evaluateAll("all => all.map(el => el.dataset.step)");
        assertThat(shown).isEqualTo(order);
        for (JsonNode report : place.get("reports")) {
            assertThat(visitor.at("#card [data-step='" + report.get("id").asString() + "'] .ruled"))
                    .containsText(Map.of("for", "For:", "against", "Against:", "aside", "Set aside:").get(report.get("role").asString()));
        }
        assertThat(visitor.at("#card .outcome")).containsText(Held.words(place));
    }

    @Test
    void whySaysWhatSettledTheReadingAndWhatCouldNot(RunningServer server, Visitor visitor) {
        visitor.open(server, "#place=yahidne");
        visitor.at("#card [data-part=why] > summary").click();
        assertThat(visitor.at("#card .walk")).containsText("It settles the reading: an independent source assessed or geolocated it.");
        assertThat(visitor.at("#card .walk")).containsText("settles nothing: a party’s statement in its own favour.");
        assertThat(visitor.at("#card .walk .turned").last()).containsText("From here: Reported contested");
    }

    @Test
    void aSourceIsLeftOutAndTakenInAgain(RunningServer server, Visitor visitor) {
        visitor.open(server, "#place=yahidne");
        visitor.at("#card [data-without=meduza]").first().click();
        visitor.settle();
        JsonNode without = place(server, "yahidne", READING + "&without=meduza");
        String control = without.get("control").asString();
        assertThat(control).isNotEqualTo("contested");
        assertThat(visitor.at("#card .held")).hasText(Held.words(without));
        assertThat(visitor.drawn("yahidne", "control")).isEqualTo(control);
        assertThat(visitor.at("#without .chip")).hasCount(1);
        assertThat(visitor.at("#without .chip")).containsText("Meduza");
        assertThat(visitor.at("#without-effect .turn")).containsText("Reported contested");
        assertThat(visitor.at("#without-effect .turn")).containsText(Held.words(without));
        int others = server.get("/comparison?" + READING + "&with.without=meduza&show=differ,one_sided").json().get("numberMatched").asInt() - 1;
        assertThat(others).isPositive();
        assertThat(visitor.at("#without-effect")).containsText("at " + others + " other settlement");
        assertThat(visitor.page().url()).contains("without=meduza");

        visitor.at("#without .chip").click();
        visitor.settle();
        assertThat(visitor.at("#without")).isHidden();
        assertThat(visitor.at("#card .held")).hasText("Reported contested");
        assertThat(visitor.at("#without-effect")).hasCount(0);
        assertThat(visitor.page().url()).doesNotContain("without=");
    }

    @Test
    void aLinkLeavesOutTheSameSources(RunningServer server, Visitor visitor) {
        visitor.open(server, "#place=yahidne&without=meduza,wagner-prigozhin");
        assertThat(visitor.at("#without .chip[data-claimant]")).hasCount(2);
        JsonNode place = place(server, "yahidne", READING + "&without=meduza,wagner-prigozhin");
        assertThat(visitor.drawn("yahidne", "agreement")).isEqualTo(place.get("agreement").asString());
        visitor.at("#share").click();
        assertThat(visitor.at("#share-url")).hasValue(Pattern.compile(".*without=meduza,wagner-prigozhin.*"));
    }
}
