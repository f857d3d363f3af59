package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.regex.Pattern;
import org.frontlinemap.server.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@PageTest
class ComparisonPageTest {

    private static final String SIDES = "/comparison?datetime=2023-02-26&known=2023-02-26"
            + "&rule=according-to:party:russia&with.rule=according-to:party:ukraine&show=differ,one_sided";

    private static Visitor compare(RunningServer server, Visitor visitor, String fragment) {
        visitor.open(server, fragment);
        visitor.at("#explore > summary").click();
        visitor.at("#compare-button").click();
        assertThat(visitor.at("#comparison-results .outcomes")).isVisible();
        return visitor.settle();
    }

    /** Asked at one moment, for a map may go on moving by itself. */
    private static void assertTogether(Visitor visitor) {
        for (String settlement : new String[] {"yahidne", "soledar", "chasiv-yar"}) {
            List<?> pixels = (List<?>) visitor.page().evaluate("id => ['#map', '#map-with'].map((map) => {"
                    + " const { x, y } = document.querySelector(map).frontline.pixelOf(id);"
                    + " return `${x.toFixed(3)} ${y.toFixed(3)}`; })", settlement);
            assertThat((Object) pixels.get(1)).isEqualTo(pixels.get(0));
        }
    }

    /** Where the line is, in pixels from the left. */
    /** Waits until the line stands at a place of the screen. */
    private static void awaitLineAt(int x, Visitor visitor) {
        visitor.page().waitForFunction("x => { const { left, width } = document.querySelector('#divider')"
                + ".getBoundingClientRect(); return Math.round(left + width / 2) === x; }", x);
    }

    @Test
    void theSidesAreComparedAsTheServerComparesThem(RunningServer server, Visitor visitor) {
        JsonNode answer = server.get(SIDES).json();
        compare(server, visitor, "");
        assertThat(visitor.at("#side-left")).hasText("According to Russia");
        assertThat(visitor.at("#side-right")).hasText("According to Ukraine");
        for (String outcome : new String[] {"differ", "one_sided", "agree", "silent"}) {
            assertThat(visitor.at("[data-outcome=" + outcome + "] b"))
                    .containsText(answer.at("/summary/" + outcome + "/settlements").asString());
        }
        assertThat(visitor.at("#comparison-results [data-id]")).hasCount(answer.get("features").size());
        assertThat(visitor.at("[data-list=differ] [data-id=yahidne]"))
                .containsText(Pattern.compile("Reported held by Russia.*Reported held by Ukraine", Pattern.DOTALL));
    }

    @Test
    void aSettlementOpensWithBothReadings(RunningServer server, Visitor visitor) {
        compare(server, visitor, "");
        visitor.at("[data-list=differ] [data-id=yahidne]").click();
        assertThat(visitor.at("#card .verdict .held")).hasText(
                new String[] {"Reported held by Russia", "Reported held by Ukraine"});
    }

    @ParameterizedTest
    @CsvSource({"360,740", "1280,800"})
    void bothMapsMoveAsOne(int width, int height, RunningServer server, Visitor visitor) {
        visitor.page().setViewportSize(width, height);
        visitor.open(server, "#datetime=2023-02-26&with.datetime=2023-01-26&with.rule=conceded@1");
        assertThat(visitor.at("#comparison-results .outcomes")).isVisible();
        assertTogether(visitor);
        for (int fromRight : new int[] {-60, 60}) {
            BoundingBox line = visitor.at("#divider").boundingBox();
            double x = line.x + line.width / 2 + fromRight;
            visitor.page().mouse().move(x, line.y + 90);
            visitor.page().mouse().down();
            visitor.page().mouse().move(x + 11, line.y + 103);
            visitor.page().mouse().move(x + 23, line.y + 97);
            visitor.page().mouse().up();
            assertTogether(visitor);
            Object zoom = visitor.page().evaluate("() => document.querySelector('#map').frontline.map.getZoom()");
            visitor.page().mouse().wheel(0, -200);
            visitor.page().waitForFunction(
                    "zoom => document.querySelector('#map').frontline.map.getZoom() > zoom", zoom);
            assertTogether(visitor);
        }
        visitor.page().setViewportSize(width - 20, height - 31);
        visitor.page().waitForFunction("width => document.querySelector('#map').frontline.map.getSize().x === width",
                visitor.at("#map").boundingBox().width);
        assertTogether(visitor);
    }

    @Test
    void theLineIsMovedByKeyboardAndPointer(RunningServer server, Visitor visitor) {
        compare(server, visitor, "");
        Locator line = visitor.at("#divider");
        line.focus();
        visitor.press("ArrowRight");
        assertThat(line).hasAttribute("aria-valuenow", "52");
        visitor.press("PageDown", "ArrowLeft");
        assertThat(line).hasAttribute("aria-valuenow", "40");
        visitor.press("End");
        assertThat(line).hasAttribute("aria-valuenow", "100");
        visitor.press("Home");
        assertThat(line).hasAttribute("aria-valuenow", "0");
        awaitLineAt(0, visitor);
        double height = line.boundingBox().y + 200;
        visitor.page().mouse().move(5, height);
        visitor.page().mouse().down();
        visitor.page().mouse().move(240, height);
        visitor.page().mouse().up();
        awaitLineAt(240, visitor);
        visitor.page().waitForFunction(
                "() => document.querySelector('#map-with').style.clipPath === 'inset(0px 0px 0px 240px)'");
    }

    @Test
    void aSharedComparisonIsRestored(RunningServer server, Visitor visitor) {
        compare(server, visitor, "");
        visitor.at("#comparison-presets button").nth(1).click();
        assertThat(visitor.at("#side-right")).hasText("26 Jan 2023");
        visitor.settle();
        visitor.at("#share").click();
        String address = visitor.at("#share-url").inputValue();
        assertThat(address).contains("with.datetime=2023-01-26").contains("with.position=" + server.head());
        Visitor other = visitor.another();
        other.open(server, address.substring(address.indexOf('#')));
        assertThat(other.at("#side-left")).hasText("26 Feb 2023");
        assertThat(other.at("#side-right")).hasText("26 Jan 2023");
        assertThat(other.at("#comparison-results .outcomes"))
                .hasText(visitor.at("#comparison-results .outcomes").textContent());
        assertThat(other.at("#as-of-with")).containsText("26 Jan 2023");
    }

    @Test
    void theAddressAndTheLinkCarryBothReadingsExactly(RunningServer server, Visitor visitor) {
        compare(server, visitor, "");
        visitor.at("#comparison-presets button").nth(2).click();
        assertThat(visitor.at("#side-right")).hasText("With hindsight");
        visitor.settle();
        assertThat(visitor.page().url()).contains("datetime=2023-02-26", "known=2023-02-26", "position=" + server.head(),
                "rule=", "with.datetime=2023-02-26", "with.known=20", "with.position=" + server.head(), "with.rule=");
        String link = visitor.at("#comparison-results a[download]").getAttribute("href");
        assertThat(link).contains("datetime=", "known=", "position=", "rule=", "with.datetime=", "with.known=",
                "with.position=", "with.rule=");
        assertThat(server.get(link).header("Cache-Control")).contains("immutable");
    }

    @Test
    void aPhoneHasTheDatesInReach(RunningServer server, Visitor visitor) {
        visitor.page().setViewportSize(360, 740);
        visitor.open(server, "#datetime=2023-02-26&known=2023-02-26&with.datetime=2023-01-26&with.known=2023-01-26");
        assertThat(visitor.at("#comparison-results .outcomes")).isVisible();
        assertThat(visitor.at("#slider")).isInViewport();
        visitor.at("#step-on").click();
        assertThat(visitor.at("#side-left")).hasText("27 Feb 2023");
        visitor.at("#comparison-settings > summary").click();
        visitor.at("#compare-b-date").fill("2023-01-20");
        visitor.at("#compare-b-date").blur();
        assertThat(visitor.at("#side-right")).hasText("20 Jan 2023");
    }

    @Test
    void eachSideHasAReadingOfItsOwn(RunningServer server, Visitor visitor) {
        compare(server, visitor, "");
        visitor.at("#comparison-settings > summary").click();
        visitor.at("#compare-a-rule").selectOption("conceded@1");
        visitor.at("#compare-b-rule").selectOption("latest@1");
        visitor.at("#compare-b-known").selectOption("now");
        assertThat(visitor.at("#side-left")).hasText("Conceded or independent · As known that day");
        assertThat(visitor.at("#side-right")).hasText("Latest word · With hindsight");
        assertThat(visitor.at("#as-of-with")).containsText("with hindsight");
        visitor.at("#comparison-swap").click();
        assertThat(visitor.at("#side-left")).hasText("Latest word · With hindsight");
        assertThat(visitor.at("#rule")).hasValue("latest@1");
    }

    @Test
    void endingItBringsBackTheReadingBefore(RunningServer server, Visitor visitor) {
        compare(server, visitor, "#rule=latest@1");
        assertThat(visitor.at("#rule")).hasValue("according-to:party:russia");
        visitor.at("#comparison-close").click();
        assertThat(visitor.at("#comparison")).isHidden();
        assertThat(visitor.at("#map-with")).isHidden();
        assertThat(visitor.at("#rule")).hasValue("latest@1");
        assertThat(visitor.page().url()).doesNotContain("with.");
    }
}
