package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.frontlinemap.server.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@PageTest
class LayoutPageTest {

    /** What can be touched, on screen and smaller than a finger; links within a sentence excepted. */
    private static final String SMALL = """
            () => {
              const inSentence = (el) => el.localName === 'a' && [...el.closest('p')?.childNodes ?? []]
                .some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim().split(/\\s+/).length > 3);
              return [...document.querySelectorAll('button, a[href], input, select, textarea, summary, [role=option], label:has([type=radio])')]
                .filter((el) => el.checkVisibility({ visibilityProperty: true, opacityProperty: true })
                  && !el.closest('.hidden, #map-places') && !el.matches('label :is([type=radio], [type=checkbox])') && !inSentence(el))
                .map((el) => ({ el, box: el.getBoundingClientRect() }))
                .filter(({ box }) => box.width > 0 && box.right > 0 && box.left < innerWidth)
                .filter(({ box }) => box.width < 43.9 || box.height < 43.9)
                .map(({ el, box }) => `${el.localName}#${el.id}.${el.className} ${box.width}x${box.height} ${el.textContent}`);
            }""";

    /** Names on the map that something lies over, or whose symbol is out of sight. */
    private static final String CUT_NAMES = """
            () => {
              const map = document.querySelector('#map');
              const area = map.getBoundingClientRect();
              const { labels, visible } = map.frontline;
              const symbols = new Map(visible().map(({ place, x, y }) => [place.id, { x, y }]));
              const over = [...document.querySelectorAll('.map-buttons, #left > details, #card, #side, #story, #comparison, #sides > p, #attribution, .leaflet-control-scale')]
                .map((el) => el.getBoundingClientRect()).filter(({ width }) => width > 0);
              const inside = ({ x, y }, box) => x > box.left && x < box.right && y > box.top && y < box.bottom;
              return labels().filter(({ id, box }) => {
                const at = symbols.get(id);
                const [left, right, top, bottom] = [box.left + area.left, box.right + area.left, box.top + area.top, box.bottom + area.top];
                return !at || over.some((one) => inside({ x: at.x + area.left, y: at.y + area.top }, one)
                    || (left < one.right && right > one.left && top < one.bottom && bottom > one.top))
                  || left < area.left || right > area.right || top < area.top || bottom > area.bottom;
              }).map(({ id }) => id);
            }""";

    private static final String OVERFLOWING = """
            () => [...document.querySelectorAll('body *')]
              .filter((el) => el.checkVisibility() && !el.closest('#map, #map-with, .hidden, .skip'))
              .filter((el) => el.getBoundingClientRect().right > innerWidth + 1)
              .map((el) => `${el.localName}#${el.id}.${el.className}`)""";

    /** Whether nothing lies over the middle of an element. */
    private static final String UNCOVERED = """
            (el) => {
              const box = el.getBoundingClientRect();
              const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
              return top !== null && (el === top || el.contains(top));
            }""";

    private static Visitor phone(Visitor visitor, String language) {
        return visitor.another(options -> options.setViewportSize(360, 740).setDeviceScaleFactor(2)
                .setHasTouch(true).setIsMobile(true).setLocale(language));
    }

    private static void assertFits(Visitor visitor) {
        assertThat((boolean) visitor.page().evaluate("() => document.scrollingElement.scrollWidth <= innerWidth"))
                .isTrue();
        assertThat((List<?>) visitor.page().evaluate(OVERFLOWING)).isEmpty();
    }

    private static void assertInside(Visitor visitor, Locator part) {
        BoundingBox box = part.boundingBox();
        assertThat(box.x).isGreaterThanOrEqualTo(-0.5);
        assertThat(box.y).isGreaterThanOrEqualTo(-0.5);
        assertThat(box.x + box.width).isLessThanOrEqualTo(visitor.page().viewportSize().width + 0.5);
        assertThat(box.y + box.height).isLessThanOrEqualTo(visitor.page().viewportSize().height + 0.5);
    }

    @ParameterizedTest
    @CsvSource({"360,740,en", "360,740,uk", "768,1024,en", "1280,800,en", "1280,800,uk"})
    void nothingReachesBeyondTheScreen(int width, int height, String language, RunningServer server, Visitor visitor) {
        visitor.page().setViewportSize(width, height);
        visitor.open(server, "#lang=" + language);
        assertFits(visitor);
        for (String part : new String[] {"#as-of", "#slider", "#date", "#search", "#map"}) {
            assertInside(visitor, visitor.at(part));
        }
        assertThat(visitor.at("#map").boundingBox().height).isGreaterThan(height / 3.0);
        visitor.clickOnMap("yahidne");
        assertThat(visitor.at("#card")).isVisible();
        assertFits(visitor);
        assertInside(visitor, visitor.at("#card"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "uk"})
    void everythingOnAPhoneIsLargeEnoughToTouch(String language, RunningServer server, Visitor visitor) {
        Visitor phone = phone(visitor, language).open(server);
        assertThat((List<?>) phone.page().evaluate(SMALL)).as("too small").isEmpty();
        phone.at("#menu-button").tap();
        assertThat(phone.at("#sign-in")).isVisible();
        assertThat((List<?>) phone.page().evaluate(SMALL)).as("too small in the menu").isEmpty();
        assertFits(phone);
        phone.at("#menu-button").tap();
        phone.at("#legend > summary").tap();
        assertThat((List<?>) phone.page().evaluate(SMALL)).as("too small in the legend").isEmpty();
        assertFits(phone);
        phone.at("#legend > summary").tap();
        phone.at("#search").fill("a");
        assertThat(phone.at("#search-list [role=option]").first()).isVisible();
        assertThat((List<?>) phone.page().evaluate(SMALL)).as("too small in the search").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#place=yahidne", "#place=bakhmut&lang=uk", "#/story=bakhmut-2023&step=5", "#changes", "#table", "#rules",
        "#datetime=2023-02-26&with.datetime=2023-01-26", "#charts=settlements/adm1", "#charts=settlements/total/month/table"})
    void whatStandsOnItsOwnIsLargeEnoughToTouch(String fragment, RunningServer server, Visitor visitor) {
        Visitor phone = phone(visitor, "en-GB").open(server, fragment);
        phone.page().evaluate("() => { for (const el of document.querySelectorAll('main details')) el.open = true; }");
        phone.settle();
        assertThat((List<?>) phone.page().evaluate(SMALL)).as("too small").isEmpty();
        Visitor tablet = visitor.another(options -> options.setViewportSize(1024, 768).setHasTouch(true).setIsMobile(true)).open(server, fragment);
        assertThat((List<?>) tablet.page().evaluate(SMALL)).as("too small on a tablet").isEmpty();
    }

    @Test
    void theLinksToTheDataAreLargeEnoughToTouch(RunningServer server, Visitor visitor) {
        Visitor phone = phone(visitor, "en-GB").open(server);
        phone.at("#menu-button").tap();
        phone.at("#about-button").tap();
        assertThat(phone.at("#about-body a").first()).isVisible();
        assertThat((List<?>) phone.page().evaluate(SMALL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"360,740,''", "1280,800,''", "360,740,#place=yahidne", "1280,800,#place=yahidne&lang=uk", "1280,800,#changes",
        "1280,800,#/story=bakhmut-2023&step=5", "1280,800,#datetime=2023-02-26&with.datetime=2023-01-26"})
    void noNameLiesUnderAnythingNorWithoutItsSymbol(int width, int height, String fragment, RunningServer server, Visitor visitor) {
        visitor.page().setViewportSize(width, height);
        visitor.open(server, fragment);
        visitor.page().waitForFunction("() => (" + CUT_NAMES + ")().length === 0");
        assertThat((Integer) visitor.page().evaluate("() => document.querySelector('#map').frontline.labels().length")).isPositive();
    }

    /** Names on either of two maps that the line between them would cut. */
    private static final String CUT_BY_THE_LINE = """
            () => {
              const { left, width } = document.querySelector('#divider').getBoundingClientRect();
              const x = left + width / 2 - document.querySelector('#map').getBoundingClientRect().left;
              const names = (id) => document.querySelector(id).frontline.labels();
              return [...names('#map').filter(({ box }) => box.right > x + 1), ...names('#map-with').filter(({ box }) => box.left < x - 1)].map(({ id }) => id);
            }""";

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void theLineBetweenTwoMapsCutsNoName(int width, RunningServer server, Visitor visitor) {
        visitor.page().setViewportSize(width, 740);
        visitor.open(server, "#datetime=2023-02-26&with.datetime=2023-01-26");
        assertThat(visitor.at("#comparison-results .outcomes")).isVisible();
        visitor.at("#divider").focus();
        for (int step = 0; step < 6; step++) {
            visitor.press("ArrowRight");
            visitor.page().waitForFunction("() => (" + CUT_BY_THE_LINE + ")().length === 0");
        }
        assertThat((Integer) visitor.page().evaluate("() => ['#map', '#map-with'].map((id) => document.querySelector(id)"
                + ".frontline.labels().length).reduce((a, b) => Math.min(a, b))")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#/story=bakhmut-2023&step=6", "#/story=bakhmut-2023&step=6&lang=uk", "#datetime=2023-02-26&with.datetime=2023-01-26", "#table"})
    void onAPhoneTimeAndRuleAreWithinReachWhateverIsOpen(String fragment, RunningServer server, Visitor visitor) {
        Visitor phone = phone(visitor, "en-GB").open(server, fragment);
        phone.settle();
        String[] controls = {"#date", "#mode-then", "#mode-hindsight", "#week-back", "#week-on", "#speed", "#rule", "#rules-button"};
        assertThat(phone.at("#date")).isHidden();
        phone.at("#time-more").tap();
        for (String control : controls) {
            assertInside(phone, phone.at(control));
            assertThat(phone.at(control).evaluate(UNCOVERED)).as(control).isEqualTo(true);
        }
        assertThat((List<?>) phone.page().evaluate(SMALL)).as("too small").isEmpty();
        assertFits(phone);
        phone.at("#mode-then").tap();
        phone.at("#week-on").tap();
        phone.settle();
        assertThat(phone.at("#date")).hasValue("2023-03-05");
        assertThat(phone.at("#mode-then")).hasAttribute("aria-pressed", "true");
        phone.at("#time-more").tap();
        assertThat(phone.at("#date")).isHidden();
    }

    @Test
    void namesGiveWayToWhatMovesOverThem(RunningServer server, Visitor visitor) {
        visitor.open(server, "#datetime=2023-02-26&with.datetime=2023-01-26");
        assertThat(visitor.at("#comparison-results .outcomes")).isVisible();
        visitor.at("#divider").focus();
        for (int step = 0; step < 8; step++) {
            visitor.press("ArrowRight");
            visitor.page().waitForFunction("() => (" + CUT_NAMES + ")().length === 0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bakhmutske", "soledar", "yahidne", "vesela-dolyna", "odradivka"})
    void theNameUnderThePointerIsReadWhole(String place, RunningServer server, Visitor visitor) {
        visitor.open(server, "#place=yahidne");
        BoundingBox map = visitor.at("#map").boundingBox();
        Object at = visitor.page().evaluate("id => document.querySelector('#map').frontline.pixelOf(id)", place);
        visitor.page().mouse().move(((Number) ((Map<?, ?>) at).get("x")).doubleValue(), ((Number) ((Map<?, ?>) at).get("y")).doubleValue());
        assertThat(visitor.at("#tip")).isVisible();
        BoundingBox tip = visitor.at("#tip").boundingBox();
        assertThat(tip.x).isGreaterThanOrEqualTo(map.x);
        assertThat(tip.y).isGreaterThanOrEqualTo(map.y);
        assertThat(tip.x + tip.width).isLessThanOrEqualTo(visitor.at("#card").boundingBox().x);
        assertThat(tip.y + tip.height).isLessThanOrEqualTo(map.y + map.height);
    }

    @Test
    void aNoticeOnAPhoneFitsAndIsLargeEnoughToTouch(RunningServer server, Visitor visitor) {
        Visitor phone = phone(visitor, "en-GB");
        phone.expect("ERR_FAILED");
        phone.page().route(url -> url.contains("/basemap/"), Route::abort);
        phone.open(server);
        assertThat(phone.at("#notice"))
                .containsText("The base map could not be loaded; the settlements are unaffected.");
        assertThat((List<?>) phone.page().evaluate(SMALL)).isEmpty();
        assertFits(phone);
        phone.at("#notice .x").tap();
        assertThat(phone.at("#notice")).isHidden();
        assertThat(phone.drawn("yahidne", "control")).isEqualTo("contested");
    }

    @Test
    void theCardOnAPhoneIsASheetUnderThePlace(RunningServer server, Visitor visitor) {
        Visitor phone = phone(visitor, "en-GB").open(server, "#place=yahidne");
        Locator card = phone.at("#card");
        BoundingBox sheet = card.boundingBox();
        assertInside(phone, card);
        assertThat(sheet.width).isGreaterThan(340);
        Number y = (Number) phone.page()
                .evaluate("() => document.querySelector('#map').frontline.pixelOf('yahidne').y");
        assertThat(y.doubleValue()).as("the place stays in sight").isBetween(phone.at("#map").boundingBox().y, sheet.y);
        assertThat(card.locator(".close").evaluate(UNCOVERED)).isEqualTo(true);
        assertThat((List<?>) phone.page().evaluate(SMALL)).as("too small in the card").isEmpty();
        Locator last = card.locator("summary").last();
        last.scrollIntoViewIfNeeded();
        assertThat(last.evaluate(UNCOVERED)).isEqualTo(true);
        last.tap();
        assertThat(card).containsText("KATOTTG");
        assertFits(phone);
        card.locator(".close").tap();
        assertThat(card).isHidden();
    }

    @Test
    void theReportFormFitsOnAPhone(RunningServer server, Visitor visitor) {
        Visitor phone = phone(visitor, "en-GB").open(server, "#place=yahidne");
        phone.at("#menu-button").tap();
        phone.signIn(server.token());
        assertFits(phone);
        phone.at("#add-report").tap();
        assertInside(phone, phone.at("#report-dialog"));
        assertFits(phone);
        assertThat((List<?>) phone.page().evaluate(SMALL)).as("too small in the form").isEmpty();
        phone.at("#report-submit").scrollIntoViewIfNeeded();
        assertThat(phone.at("#report-submit").evaluate(UNCOVERED)).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "uk"})
    void bringingInFilesFitsOnAPhone(String language, RunningServer server, Visitor visitor) {
        Visitor phone = phone(visitor, language).open(server);
        phone.at("#menu-button").tap();
        phone.signIn(server.token());
        phone.at("#menu-button").tap();
        phone.at("#explore > summary").tap();
        phone.at("#imports-button").tap();
        phone.at("#import-form").evaluate("form => { for (const el of form.querySelectorAll('details')) el.open = true; }");
        phone.at("#import-claimant").selectOption("+new");
        assertFitsForFingers(phone, "the form");
        phone.at("#import-format").selectOption("reports-csv");
        phone.at("#import-file").setInputFiles(new FilePayload("a-rather-long-name-of-a-file-that-does-not-break.csv", "text/csv",
                "settlement,control,basis,valid_from,publisher\nnowhere-at-all,RU,assessed,2023-02-20,A\n".getBytes(StandardCharsets.UTF_8)));
        phone.at("#import-claimant").selectOption("isw");
        phone.at("#import-submit").tap();
        assertThat(phone.at("#import-rejected tbody tr")).hasCount(1);
        assertFitsForFingers(phone, "the report");
        phone.at("#imports-tab-list").tap();
        assertThat(phone.at("#imports-list li").first()).isVisible();
        assertFitsForFingers(phone, "the list");
    }

    private static void assertFitsForFingers(Visitor phone, String what) {
        assertInside(phone, phone.at("#imports-dialog"));
        assertFits(phone);
        assertThat((List<?>) phone.page().evaluate(SMALL)).as("too small in " + what).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void everyElementHasAnIdOfItsOwn(int width, RunningServer server, Visitor visitor) {
        visitor.page().setViewportSize(width, 800);
        visitor.open(server, "#place=yahidne");
        if (width < 760) {
            visitor.at("#menu-button").click();
        }
        visitor.signIn(server.token());
        if (width < 760) {
            visitor.at("#menu-button").click();
        }
        visitor.at("#explore").evaluate("menu => { menu.open = true; }");
        visitor.at("#imports-button").click();
        assertThat(visitor.at("#import-form")).isVisible();
        visitor.press("Escape");
        visitor.at("#add-report").click();
        assertThat(visitor.at("#report-form")).isVisible();
        assertThat((List<?>) visitor.page().evaluate("""
                () => {
                  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
                  return ids.filter((id, index) => ids.indexOf(id) !== index);
                }""")).isEmpty();
        assertThat((List<?>) visitor.page().evaluate("""
                () => [...document.querySelectorAll('input, select, textarea')]
                  .filter((el) => !el.labels?.length && !el.getAttribute('aria-label')).map((el) => el.outerHTML)"""))
                .as("without a label").isEmpty();
    }
}
