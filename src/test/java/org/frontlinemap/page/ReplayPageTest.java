package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.frontlinemap.server.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The slider, its picture and the replay. */
@PageTest
class ReplayPageTest {

    @ParameterizedTest
    @CsvSource({"ArrowLeft,2023-02-25", "ArrowRight,2023-02-27", "ArrowDown,2023-02-25", "ArrowUp,2023-02-27",
        "PageDown,2023-02-19", "PageUp,2023-03-05", "Home,2022-12-01", "End,2023-06-30"})
    void aKeyOnTheSliderMovesTheDate(String key, String day, RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.at("#slider").focus();
        visitor.press(key).settle();
        assertThat(visitor.at("#date")).hasValue(day);
        assertThat(visitor.page().url()).contains("datetime=" + day);
    }

    @ParameterizedTest
    @CsvSource({"week-back,2023-02-19", "step-back,2023-02-25", "step-on,2023-02-27", "week-on,2023-03-05"})
    void aButtonStepsADayOrAWeek(String button, String day, RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.at("#" + button).click();
        visitor.settle();
        assertThat(visitor.at("#date")).hasValue(day);
    }

    @Test
    void aWeekStopsAtTheEndsOfTheTheatre(RunningServer server, Visitor visitor) {
        visitor.open(server, "#datetime=2022-12-03&known=2022-12-03");
        visitor.at("#week-back").click();
        visitor.settle();
        assertThat(visitor.at("#date")).hasValue("2022-12-01");
        visitor.open(server, "#datetime=2023-06-28&known=2023-06-28");
        visitor.at("#week-on").click();
        visitor.settle();
        assertThat(visitor.at("#date")).hasValue("2023-06-30");
    }

    @Test
    void theSliderTellsReportsAndChangesOfItsDay(RunningServer server, Visitor visitor) {
        visitor.open(server);
        JsonNode day = null;
        for (JsonNode one : server.get("/timeline?from=2022-12-01&to=2023-06-30&known=then").json().get("days")) {
            if (one.get("date").asString().equals("2023-02-26")) {
                day = one;
            }
        }
        assertThat(day).isNotNull();
        assertThat(visitor.at("#slider")).hasAttribute("aria-valuetext", "26 February 2023: "
                + counted(day.get("reports").asInt(), "report", "reports") + ", "
                + counted(day.get("changes").asInt(), "change of reading", "changes of reading"));
    }

    private static String counted(int count, String one, String other) {
        return count + " " + (count == 1 ? one : other);
    }

    @Test
    void thePictureUnderTheSliderHasBarsWhereThereAreReports(RunningServer server, Visitor visitor) {
        visitor.open(server);
        assertThat(visitor.at("#slider")).hasAttribute("aria-valuetext", Pattern.compile(".*report.*"));
        @SuppressWarnings("unchecked")
        List<Number> inked = (List<Number>) visitor.page().evaluate("""
                () => {
                  const canvas = document.querySelector('#histogram');
                  const { width, height } = canvas;
                  const data = canvas.getContext('2d').getImageData(0, 0, width, height).data;
                  const share = day => Math.round((width - 1) * (Date.parse(day) - Date.parse('2022-12-01'))
                    / (Date.parse('2023-06-30') - Date.parse('2022-12-01')));
                  return ['2023-02-26', '2022-12-08'].map(day => {
                    let ink = 0;
                    for (let x = share(day) - 2; x <= share(day) + 2; x++)
                      for (let y = Math.round(height * 0.6); y < height; y++) ink += data[(y * width + x) * 4 + 3] > 0 ? 1 : 0;
                    return ink;
                  });
                }""");
        assertThat(inked.get(0).intValue()).as("26 February, reported on").isPositive();
        assertThat(inked.get(1).intValue()).as("8 December, not reported on").isZero();
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "5", "10"})
    void aPausedReplayShowsTheDayItStoppedOn(String speed, RunningServer server, Visitor visitor) {
        visitor.open(server, "#datetime=2023-02-21&known=2023-02-21&place=yahidne");
        visitor.at("#speed").selectOption(speed);
        visitor.at("#slider").focus();
        visitor.press("Space");
        assertThat(visitor.at("#play")).hasAttribute("aria-pressed", "true");
        visitor.page().waitForFunction("() => document.querySelector('#date').value >= '2023-02-24'");
        visitor.press("Space");
        assertThat(visitor.at("#play")).hasAttribute("aria-pressed", "false");
        visitor.settle();
        String day = visitor.at("#date").inputValue();
        JsonNode now = server.get("/collections/settlements/items/yahidne?datetime=" + day + "&known=" + day).json().get("properties");
        assertThat(visitor.drawn("yahidne", "control")).isEqualTo(now.get("control").asString());
        assertThat(visitor.drawn("yahidne", "agreement")).isEqualTo(now.get("agreement").asString());
        assertThat(visitor.at("#card .held")).hasText(Held.words(now));
        assertThat(visitor.at("#as-of")).containsText(Integer.parseInt(day.substring(8)) + " " + (day.compareTo("2023-03") < 0 ? "February" : "March"));
        visitor.page().waitForURL("**datetime=" + day + "**");
    }

    @Test
    void theReplayEndsOnTheLastDayAndBeginsAgain(RunningServer server, Visitor visitor) {
        visitor.open(server, "#datetime=2023-06-27&known=2023-06-27");
        visitor.at("#speed").selectOption("10");
        visitor.at("#play").click();
        assertThat(visitor.at("#as-of")).containsText("30 June 2023");
        assertThat(visitor.at("#play")).hasAttribute("aria-pressed", "false");
        visitor.at("#play").click();
        assertThat(visitor.at("#as-of")).containsText("December 2022");
        visitor.at("#play").click();
    }

    @Test
    void theSpeedIsRemembered(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.at("#speed").selectOption("5");
        visitor.page().reload();
        visitor.settle();
        assertThat(visitor.at("#speed")).hasValue("5");
    }
}
