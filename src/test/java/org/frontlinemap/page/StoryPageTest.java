package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.frontlinemap.server.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The walk through the shipped archive. */
@PageTest
class StoryPageTest {

    private static final String STORY = "#/story=bakhmut-2023";

    @Test
    void theStoryMovesThePagesOwnControlsByKeyboard(RunningServer server, Visitor visitor) {
        visitor.open(server, STORY);
        assertThat(visitor.at("#story h2")).isFocused();
        String[] days = {"2022-05-31", "2022-08-01", "2023-01-10", "2023-01-25", "2023-02-24", "2023-02-26", "2023-02-26",
            "2023-03-08", "2023-05-20", "2023-05-27"};
        for (int step = 0; step < days.length; step++) {
            visitor.settle();
            assertThat(visitor.at("#story .eyebrow")).containsText("Step " + (step + 1) + " of " + days.length);
            assertThat(visitor.at("#date")).hasValue(days[step]);
            assertThat(visitor.at("#story .story-sources li").first()).isVisible();
            assertThat(visitor.at("#as-of")).containsText("pinned at ledger position " + server.head());
            assertThat(visitor.page().url()).contains("step=" + step, "datetime=" + days[step], "known=20",
                    "position=" + server.head(), "rule=conceded@1");
            visitor.press("ArrowRight");
        }
        visitor.press("Home").settle();
        assertThat(visitor.at("#date")).hasValue(days[0]);
        visitor.press("ArrowRight", "ArrowRight", "ArrowLeft").settle();
        assertThat(visitor.at("#date")).hasValue(days[1]);
    }

    @ParameterizedTest
    @CsvSource({"2,soledar", "4,berkhivka", "5,yahidne", "8,bakhmut"})
    void aStepCitesTheDocumentsOfTheReportsThatCount(int step, String place, RunningServer server, Visitor visitor) {
        visitor.open(server, STORY + "&step=" + step);
        visitor.settle();
        String day = visitor.at("#date").inputValue();
        assertThat(visitor.page().url()).contains("place=" + place);
        JsonNode reports = server.get("/collections/settlements/items/" + place + "?expand=reports&datetime=" + day + "&known=" + day).json().at("/properties/reports");
        int cited = 0;
        for (JsonNode report : reports) {
            for (JsonNode document : report.get("documents")) {
                if (!report.get("role").asString().equals("aside") && !document.get("url").isNull()) {
                    assertThat(visitor.at("#story .story-sources a[href='" + document.get("url").asString() + "']").first()).isVisible();
                    cited++;
                }
            }
        }
        assertThat(cited).isPositive();
    }

    /** A day in the words of a step; one of the step's own month may be named by its number alone. */
    private static final Pattern DAY = Pattern.compile("\\b(\\d{1,2}) (January|February|March|April|May|June|July|August"
            + "|September|October|November|December)\\b(?: (\\d{4}))?|\\bthe (\\d{1,2})(?:st|nd|rd|th)\\b");

    private static List<String> daysNamed(String text, LocalDate step) {
        return DAY.matcher(text).results().map(found -> found.group(4) != null
                ? step.withDayOfMonth(Integer.parseInt(found.group(4)))
                : LocalDate.of(found.group(3) == null ? step.getYear() : Integer.parseInt(found.group(3)),
                        Month.valueOf(found.group(2).toUpperCase(Locale.ROOT)), Integer.parseInt(found.group(1))))
                .map(LocalDate::toString).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void allThatAStepRestsOnIsAmongItsSources(int index, RunningServer server, Visitor visitor) {
        visitor.open(server, STORY + "&step=" + index);
        visitor.settle();
        JsonNode step = new JsonMapper().readTree((String) visitor.page().evaluate("async (index) =>"
                + " JSON.stringify((await import('/app/story/bakhmut-2023.js')).steps[index])", index));
        List<String> days = new ArrayList<>();
        for (JsonNode cite : step.get("cites") == null ? List.<JsonNode>of() : step.get("cites").valueStream().toList()) {
            cite.get("days").forEach(day -> days.add(day.asString()));
            assertThat(visitor.at("#story .story-sources li").first())
                    .containsText(cite.at("/document/publisher").asString() + " (address not recorded)");
        }
        for (JsonNode id : step.get("reports")) {
            Locator source = visitor.at("#story .story-sources [data-report='" + id.asString() + "']");
            assertThat(source).hasCount(1);
            JsonNode report = server.get("/collections/reports/items/" + id.asString()).json().get("properties");
            assertThat(step.get("places").valueStream().map(JsonNode::asString)).contains(report.get("settlement").asString());
            assertThat(report.get("published").asString().substring(0, 10)).isLessThanOrEqualTo(step.get("day").asString());
            days.add(report.get("valid_from").asString().substring(0, 10));
            days.add(report.get("published").asString().substring(0, 10));
            for (JsonNode document : report.get("documents")) {
                assertThat(source.locator("a[href='" + document.get("url").asString() + "']")).isVisible();
            }
        }
        String key = "story.bakhmut-2023." + step.get("id").asString();
        Map<String, String> words = LanguageFilesTest.words("en");
        assertThat(days).containsAll(daysNamed(words.get(key + ".title") + " " + words.get(key + ".text"),
                LocalDate.parse(step.get("day").asString())));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "5"})
    void whatNoReportSaysIsCitedToItsArticle(int step, RunningServer server, Visitor visitor) {
        visitor.open(server, STORY + "&step=" + step);
        assertThat(visitor.at("#story .story-sources")).containsText("The Independent (address not recorded), 26 Feb 2023");
    }

    @Test
    void theStoryIsLeftAtAnyTimeAndThePageGoesOnFromThere(RunningServer server, Visitor visitor) {
        visitor.open(server, STORY + "&step=5");
        visitor.settle();
        assertThat(visitor.at("#story h2")).isFocused();
        visitor.press("Escape").settle();
        assertThat(visitor.at("#story")).isHidden();
        assertThat(visitor.at("#date")).hasValue("2023-02-26");
        assertThat(visitor.at("#as-of")).not().containsText("pinned");
        assertThat(visitor.page().url()).doesNotContain("story=").doesNotContain("step=");
    }

    @Test
    void theStoryIsBegunFromTheMenuWhereverThePageStands(RunningServer server, Visitor visitor) {
        visitor.open(server, "#datetime=2023-03-09&known=2023-03-09&rule=latest@1");
        visitor.at("#explore > summary").click();
        visitor.at("#story-button").click();
        visitor.settle();
        assertThat(visitor.at("#date")).hasValue("2022-05-31");
        assertThat(visitor.at("#rule")).hasValue("conceded@1");
        visitor.at("#story-next").click();
        visitor.settle();
        assertThat(visitor.at("#date")).hasValue("2022-08-01");
    }

    @Test
    void aLinkToAStepRestoresItAsItWas(RunningServer server, Visitor visitor) {
        visitor.open(server, "#datetime=2023-02-20&known=2023-02-20&position=500&story=bakhmut-2023&step=4");
        assertThat(visitor.at("#story .eyebrow")).containsText("Step 5 of 10");
        assertThat(visitor.at("#as-of")).containsText("20 February 2023");
        assertThat(visitor.at("#as-of")).containsText("pinned at ledger position 500");
        visitor.at("#story [data-key=back]").click();
        visitor.settle();
        assertThat(visitor.at("#as-of")).containsText("24 February 2023");
    }

    @Test
    void aTheatreThatDoesNotTellTheStoryDoesNotOfferIt(RunningServer server, Visitor visitor) {
        visitor.page().route(url -> url.endsWith("/theatre"), route -> {
            APIResponse answer = route.fetch();
            String other = answer.text().replace("\"stories\":[\"bakhmut-2023\"]", "\"stories\":[]");
            assertThat(other).isNotEqualTo(answer.text());
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(other));
        });
        visitor.open(server, STORY);
        assertThat(visitor.at("#story")).isHidden();
        assertThat(visitor.at("#date")).hasValue("2023-02-26");
        visitor.at("#explore > summary").click();
        assertThat(visitor.at("#bulletin-button")).isAttached();
        assertThat(visitor.at("#story-button")).isHidden();
    }

    @Test
    void aPhoneShowsTheStoryUnderItsMap(RunningServer server, Visitor visitor) {
        visitor.page().setViewportSize(360, 740);
        visitor.open(server, STORY + "&step=5");
        visitor.settle();
        assertThat(visitor.at("#story-next")).isInViewport();
        assertThat(visitor.at("#card")).isHidden();
        Object clear = visitor.page().evaluate("() => document.querySelector('#map').frontline.pixelOf('yahidne').y"
                + " < document.querySelector('#story').getBoundingClientRect().top");
        assertThat(clear).as("the place is above the story").isEqualTo(true);
    }

    @Test
    void theStoryIsToldInUkrainianAsWell(RunningServer server, Visitor visitor) {
        visitor.open(server, STORY + "&step=5&lang=uk");
        assertThat(visitor.at("#story h2")).hasText("26 лютого 2023 року: Ягідне");
        assertThat(visitor.at("#story-next")).hasText("Далі");
    }
}
