package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.frontlinemap.server.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@PageTest
class ReadingPageTest {

    private static final Map<String, String> HELD = Map.of(
            "unknown", "No settled report of control", "contested", "Reported contested",
            "russia", "Reported held by Russia", "ukraine", "Reported held by Ukraine");

    private static JsonNode yahidne(RunningServer server, String reading) {
        return server.get("/collections/settlements/items/yahidne?" + reading).json().get("properties");
    }

    private static void assertShown(String control, Visitor visitor) {
        assertThat(visitor.at("#card .held")).hasText(HELD.get(control));
        assertThat(visitor.drawn("yahidne", "control")).isEqualTo(control);
    }

    @ParameterizedTest
    @CsvSource({"2023-02-10,10 February,unknown", "2023-02-26,26 February,contested", "2023-03-09,9 March,russia"})
    void theDateFieldMovesTheMapAndTheCard(String day, String said, String control, RunningServer server,
            Visitor visitor) {
        visitor.open(server, "#place=yahidne");
        visitor.at("#date").fill(day);
        visitor.settle();
        assertThat(yahidne(server, "datetime=" + day + "&known=" + day).get("control").asString()).isEqualTo(control);
        assertThat(visitor.at("#as-of")).containsText("As of the end of " + said + " 2023");
        assertShown(control, visitor);
    }

    @Test
    void theSliderMovesDayByDayWithTheKeyboard(RunningServer server, Visitor visitor) {
        visitor.open(server, "#place=yahidne");
        assertShown("contested", visitor);
        visitor.at("#slider").focus();
        for (int day = 26; day > 10; day--) {
            visitor.press("ArrowLeft");
        }
        visitor.settle();
        assertThat(visitor.at("#date")).hasValue("2023-02-10");
        assertThat(visitor.at("#slider")).hasAttribute("aria-valuetext", Pattern.compile("10 February 2023.*"));
        assertShown("unknown", visitor);
        for (int day = 10; day < 28 + 9; day++) {
            visitor.press("ArrowRight");
        }
        visitor.settle();
        assertThat(visitor.at("#date")).hasValue("2023-03-09");
        assertShown("russia", visitor);
        visitor.press("Home").settle();
        assertThat(visitor.at("#date")).hasValue("2022-12-01");
        visitor.press("End").settle();
        assertThat(visitor.at("#date")).hasValue("2023-06-30");
        assertThat(visitor.at("#as-of")).containsText("As of the end of 30 June 2023");
    }

    @Test
    void theDayButtonsStepByOne(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.at("#step-on").click();
        visitor.settle();
        assertThat(visitor.at("#as-of")).containsText("27 February 2023");
        visitor.at("#step-back").click();
        visitor.at("#step-back").click();
        visitor.settle();
        assertThat(visitor.at("#as-of")).containsText("25 February 2023");
    }

    @Test
    void replaysDayByDayUntilPaused(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.at("#play").click();
        assertThat(visitor.at("#play")).hasAttribute("aria-pressed", "true");
        visitor.page().waitForFunction("() => document.querySelector('#date').value >= '2023-02-28'");
        visitor.at("#play").click();
        assertThat(visitor.at("#play")).hasAttribute("aria-pressed", "false");
        visitor.settle();
        String day = visitor.at("#date").inputValue();
        assertThat(day).isGreaterThanOrEqualTo("2023-02-28").isLessThan("2023-03-09");
        assertThat(visitor.at("#as-of")).containsText(day.endsWith("28") ? "28 February" : "March 2023");
    }

    @Test
    void hindsightAddsWhatWasPublishedLaterAndSaysSo(RunningServer server, Visitor visitor) {
        visitor.open(server, "#datetime=2023-02-10&known=2023-02-10&place=yahidne");
        assertShown("unknown", visitor);
        assertThat(visitor.at("#as-of")).containsText("without hindsight");
        visitor.at("#mode-hindsight").click();
        visitor.settle();
        assertThat(yahidne(server, "datetime=2023-02-10").get("control").asString()).isEqualTo("ukraine");
        assertThat(visitor.at("#card .held")).hasText("Held by Ukraine before the first report");
        assertThat(visitor.drawn("yahidne", "control")).isEqualTo("ukraine");
        assertThat(visitor.at("#card .verdict")).containsText("as before the first report");
        assertThat(visitor.at("#as-of")).containsText("with hindsight: known up to");
        assertThat(visitor.at("#mode-hindsight")).hasAttribute("aria-pressed", "true");
        visitor.at("#mode-then").click();
        visitor.settle();
        assertShown("unknown", visitor);
        assertThat(visitor.at("#as-of")).containsText("as known that day, without hindsight");
    }

    @ParameterizedTest
    @CsvSource({"latest@1,Latest word", "assessed@1,Independents only",
        "according-to:party:russia,According to Russia", "according-to:party:ukraine,According to Ukraine"})
    void anotherRuleIsNamedBesideTheDate(String rule, String name, RunningServer server, Visitor visitor) {
        visitor.open(server, "#place=yahidne");
        visitor.at("#rule").selectOption(rule);
        visitor.settle();
        assertThat(visitor.at("#as-of")).containsText("rule: " + name);
        assertShown(yahidne(server, "datetime=2023-02-26&known=2023-02-26&rule=" + rule).get("control").asString(),
                visitor);
    }

    @Test
    void aLateAnswerNeverReplacesALaterOne(RunningServer server, Visitor visitor) {
        visitor.open(server);
        List<Route> held = new ArrayList<>();
        visitor.page().route(url -> url.contains("/timelines?") && url.contains("rule=according-to"), held::add);
        visitor.page().waitForRequest(request -> request.url().contains("rule=according-to"),
                () -> visitor.at("#rule").selectOption("according-to:party:ukraine"));
        visitor.at("#rule").selectOption("latest@1");
        assertThat(visitor.at("#as-of")).containsText("rule: Latest word");
        held.forEach(Route::resume);
        visitor.settle();
        assertThat(visitor.at("#as-of")).containsText("rule: Latest word");
        assertThat(visitor.drawn("yahidne", "control")).isEqualTo(
                yahidne(server, "datetime=2023-02-26&known=2023-02-26&rule=latest@1").get("control").asString());
    }
}
