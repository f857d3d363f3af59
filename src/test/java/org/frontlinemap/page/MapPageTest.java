package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.Base64;
import java.util.regex.Pattern;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@PageTest
class MapPageTest {

    private static final String PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /** Whether a canvas has anything within three pixels of the middle of a settlement. */
    private static final String PAINTED = """
            ([css, id]) => {
              const canvas = document.querySelector(css);
              const { x, y } = document.querySelector('#map').frontline.pixelOf(id);
              const box = canvas.getBoundingClientRect();
              const scale = canvas.width / box.width;
              const near = canvas.getContext('2d')
                .getImageData((x - box.left - 3) * scale, (y - box.top - 3) * scale, 7 * scale, 7 * scale);
              return near.data.some((value, index) => index % 4 === 3 && value > 0);
            }""";

    @Test
    void opensOnTheTheatresDayAsKnownThatDay(RunningServer server, Visitor visitor) {
        visitor.open(server);
        assertThat(visitor.at("#as-of")).containsText("As of the end of 26 February 2023");
        assertThat(visitor.at("#as-of")).containsText("as known that day, without hindsight");
        assertThat(visitor.at("#as-of")).containsText("ledger position " + server.head());
        assertThat(visitor.at("#date")).hasValue("2023-02-26");
        assertThat(visitor.at("#caveats")).isVisible();
        assertThat(visitor.at("#caveats")).containsText("Reported control does not imply sovereignty.");
        assertThat(visitor.at("#caveats")).containsText("Not for routing or evacuation.");
        assertThat(visitor.at("#notice")).isHidden();
    }

    @Test
    void drawsSettlementsAsTheServerReadsThem(RunningServer server, Visitor visitor) {
        visitor.open(server);
        JsonNode features = server.get("/collections/settlements/items?datetime=2023-02-26&known=2023-02-26").json()
                .get("features");
        for (String place : new String[] {"yahidne", "bakhmut", "soledar"}) {
            assertThat(visitor.page().evaluate(PAINTED, new Object[] {".settlement-canvas", place})).as(place)
                    .isEqualTo(true);
            JsonNode feature = features.valueStream().filter(one -> one.get("id").asString().equals(place)).findFirst()
                    .orElseThrow();
            assertThat(visitor.drawn(place, "control")).as(place)
                    .isEqualTo(feature.at("/properties/control").asString());
        }
    }

    @Test
    void listsThePlacesInView(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.at("#in-view > summary").click();
        Locator entry = visitor.at("#in-view-list button[data-id=yahidne]");
        assertThat(entry).containsText("Yahidne");
        assertThat(entry).containsText("Reported contested");
        assertThat(entry).containsText("reports differ");
        entry.click();
        assertThat(visitor.at("#card h2")).hasText("Yahidne");
    }

    @Test
    void saysHowManyPlacesAreInViewWithoutBeingOpened(RunningServer server, Visitor visitor) {
        visitor.open(server);
        Object count = visitor.page().evaluate("() => document.querySelector('#map').frontline.visible().length");
        assertThat((Integer) count).isPositive();
        assertThat(visitor.at("#in-view-count")).hasText(count.toString());
        visitor.at("#zoom-in").click();
        assertThat(visitor.at("#in-view-count")).not().hasText(count.toString());
    }

    @Test
    void theLegendTellsOldReadingsFromThoseBeforeTheFirstReport(RunningServer server, Visitor visitor) {
        visitor.open(server);
        assertThat(visitor.at("#legend")).containsText("No report in this archive settles it (grey)");
        assertThat(visitor.at("#legend")).containsText("pale, with an outline");
        assertThat(visitor.at("#legend")).containsText("faded, with a clock");
    }

    @Test
    void theLegendIsReachedToItsEndAndSaysThatItScrolls(RunningServer server, Visitor visitor) {
        visitor.open(server);
        assertThat(visitor.at("#legend-body")).hasAttribute("data-more", "");
        visitor.at("#legend .fine-print > summary").click();
        Locator last = visitor.at("#legend-body p").last();
        last.scrollIntoViewIfNeeded();
        assertThat(last).isInViewport();
        assertThat((boolean) last.evaluate("el => el.getBoundingClientRect().bottom"
                + " <= document.querySelector('#legend').getBoundingClientRect().bottom")).isTrue();
        assertThat(visitor.at("#legend-body")).not().hasAttribute("data-more", "");
    }

    @Test
    void saysWhenTilesCannotBeReachedUntilTheyCan(RunningServer server, Visitor visitor) {
        String tiles = "https://tile.openstreetmap.org/**";
        visitor.open(server);
        visitor.expect("https://tile\\.openstreetmap\\.org/");
        visitor.at("#legend input[value=osm]").check();
        assertThat(visitor.at("#notice")).containsText("The base map could not be loaded; the settlements are unaffected.");
        assertThat(visitor.at("#notice .notice")).hasCount(1);
        visitor.at("#notice button").first().click();
        assertThat(visitor.at("#map")).hasAttribute("data-base", "plain");
        assertThat(visitor.at("#notice")).isHidden();

        visitor.at("#legend input[value=osm]").check();
        assertThat(visitor.at("#notice")).isVisible();
        visitor.page().route(tiles, route -> route.fulfill(new Route.FulfillOptions().setContentType("image/png")
                .setBodyBytes(Base64.getDecoder().decode(PIXEL))));
        visitor.at("#zoom-in").click();
        assertThat(visitor.at("#notice")).isHidden();
    }

    @Test
    void drawsItsOwnOutlinesUnderTheSettlements(RunningServer server, Visitor visitor) {
        visitor.open(server);
        assertThat(visitor.at("#map")).hasAttribute("data-base", "plain");
        assertThat(visitor.page().evaluate(PAINTED, new Object[] {".leaflet-overlay-pane canvas", "bakhmut"}))
                .isEqualTo(true);
        assertThat(visitor.at("#legend")).containsText("General Assembly resolution 68/262");
    }

    @Test
    void asksOpenStreetMapForTilesOnlyWhenChosen(RunningServer server, Visitor visitor) {
        visitor.open(server);
        assertThat(visitor.abroad()).isEmpty();
        visitor.expect("https://tile\\.openstreetmap\\.org/");
        visitor.page().waitForRequest(Pattern.compile("https://tile\\.openstreetmap\\.org/\\d+/\\d+/\\d+\\.png"),
                () -> visitor.at("#legend input[value=osm]").check());
        assertThat(visitor.at("#map")).hasAttribute("data-base", "osm");
        assertThat(visitor.at("#attribution")).containsText("© OpenStreetMap contributors");
        visitor.at("#legend input[value=plain]").check();
        assertThat(visitor.at("#map")).hasAttribute("data-base", "plain");
        assertThat(visitor.at("#map .leaflet-tile-pane img")).hasCount(0);
        assertThat(visitor.abroad()).allMatch(url -> url.startsWith("https://tile.openstreetmap.org/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"settlements", "reports"})
    void offersWhatIsOnTheMapForDownload(String what, RunningServer server, Visitor visitor) {
        visitor.open(server, "#datetime=2023-02-10&known=2023-02-10");
        visitor.at("#downloads > summary").click();
        assertThat(visitor.at("#downloads-reading")).containsText("the end of 10 February 2023");
        String href = visitor.at("#downloads a[href^='/downloads/" + what + ".geojson']").getAttribute("href");
        Answer answer = server.get(href);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).contains("attachment", what + "_2023-02-10_known-2023-02-10.geojson");
        JsonNode reading = answer.json().get("as_of");
        assertThat(reading.get("datetime").asString()).isEqualTo("2023-02-10T22:00:00Z");
        assertThat(reading.get("known").asString()).isEqualTo("2023-02-10T22:00:00Z");
        assertThat(reading.get("position").asLong()).isEqualTo(server.head());
        assertThat(answer.json().get("features").size()).isPositive();
    }

    @Test
    void aBreachOfThePolicyOrAnErrorIsNoticed(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.expect("Content Security Policy");
        visitor.expect("page error: .*on purpose");
        visitor.expect("404");
        visitor.expect("asked another host: https://tile\\.openstreetmap\\.org/|net::ERR_FAILED");
        visitor.page().evaluate("""
                async () => {
                  document.body.insertAdjacentHTML('beforeend', '<p style="color: red">styled in place</p>');
                  setTimeout(() => { throw new Error('on purpose'); });
                  await fetch('/app/missing.js');
                  await new Promise((done) => {
                    const image = new Image();
                    image.onerror = done;
                    image.src = 'https://tile.openstreetmap.org/0/0/0.png';
                  });
                }""");
    }
}
