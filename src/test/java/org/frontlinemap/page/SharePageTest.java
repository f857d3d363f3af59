package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A shared link brings up what its sender saw. */
@PageTest
class SharePageTest {

    /** How many pixels the middle of the map is from where a link's {@code map=} puts it; -1 with another zoom. */
    private static final String OFF_BY = """
            (link) => {
              const { map } = document.querySelector('#map').frontline;
              const [zoom, lat, lng] = new URLSearchParams(link.slice(1)).get('map').split('/').map(Number);
              return zoom === map.getZoom() ? map.project(map.getCenter()).distanceTo(map.project([lat, lng])) : -1;
            }""";

    private static final String ROWS = "() => [...document.querySelectorAll('#table-body > tr')].map((row) => row.dataset.row)";

    /** The link's fragment, from the page's dialog. */
    private static String share(RunningServer server, Visitor visitor) {
        visitor.at("#share").click();
        assertThat(visitor.at("#share-dialog")).isVisible();
        String link = visitor.at("#share-url").inputValue();
        visitor.press("Escape");
        assertThat(link).startsWith(server.url("/#"));
        return link.substring(link.indexOf('#'));
    }

    private static void report(RunningServer server, String settlement, String control, String day) {
        Answer answer = server.sendJson("POST", "/collections/reports/items", """
                {"settlement": "%s", "claimant": "isw", "control": "%s", "basis": "assessed",
                 "valid_from": "%s", "published": "%s",
                 "documents": [{"publisher": "Test", "url": "https://example.org/%s", "language": "en"}]}"""
                .formatted(settlement, control, day, day, settlement));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @Test
    void aLinkRestoresEverythingInAnotherBrowser(RunningServer server, Visitor sender) {
        sender.open(server);
        sender.at("#date").fill("2023-03-09");
        sender.at("#mode-hindsight").click();
        sender.at("#rule").selectOption("latest@1");
        sender.at("#zoom-in").click();
        sender.at("[data-lang=uk]").click();
        sender.settle().clickOnMap("yahidne");
        String link = share(server, sender);
        assertThat(link).contains("datetime=2023-03-09", "known=", "position=" + server.head(), "rule=latest@1",
                "place=yahidne", "lang=uk", "map=12/");

        Visitor receiver = sender.another().open(server, link);
        assertThat(receiver.at("html")).hasAttribute("lang", "uk");
        assertThat(receiver.at("#date")).hasValue("2023-03-09");
        assertThat(receiver.at("#rule")).hasValue("latest@1");
        assertThat(receiver.at("#mode-hindsight")).hasAttribute("aria-pressed", "true");
        assertThat(receiver.at("#card h2")).hasText("Ягідне");
        assertThat(receiver.at("#card .verdict")).hasText(sender.at("#card .verdict").textContent());
        assertThat(((Number) receiver.page().evaluate(OFF_BY, link)).doubleValue()).isBetween(0.0, 2.0);
        assertThat(receiver.at("#as-of strong")).hasText(sender.at("#as-of strong").textContent());
        assertThat(receiver.at("#as-of .hindsight")).hasText(sender.at("#as-of .hindsight").textContent());
        assertThat(receiver.at("#as-of")).containsText("закріплено позицію " + server.head());
    }

    @Test
    void aLinkRestoresTheComparisonWithItsLineAndMiddle(RunningServer server, Visitor sender) {
        sender.open(server, "#map=11.5/48.61234/38.04321&datetime=2023-02-26&with.datetime=2023-01-26");
        assertThat(sender.at("#comparison-results .outcomes")).isVisible();
        sender.at("#divider").focus();
        sender.press("ArrowRight", "ArrowRight", "PageUp");
        assertThat(sender.at("#divider")).hasAttribute("aria-valuenow", "64");
        String link = share(server, sender);
        assertThat(link).contains("divider=64", "map=11.5/48.61234/38.04321");

        Visitor receiver = sender.another().open(server, link);
        assertThat(receiver.at("#comparison-results .outcomes")).isVisible();
        assertThat(receiver.at("#divider")).hasAttribute("aria-valuenow", "64");
        for (Visitor each : List.of(sender, receiver)) {
            assertThat(((Number) each.page().evaluate(OFF_BY, link)).doubleValue()).isBetween(0.0, 0.1);
        }
        assertThat(receiver.at("#divider").boundingBox().x).isEqualTo(sender.at("#divider").boundingBox().x);
        assertThat(share(server, receiver)).isEqualTo(link);
    }

    @Test
    void aLinkRestoresTheTableAsItWasSortedAndFiltered(RunningServer server, Visitor sender) {
        sender.open(server, "#table");
        sender.at("#table-filter").fill("reports differ");
        sender.at("#table th[data-column=since] button").click();
        String link = share(server, sender);
        Object rows = sender.page().evaluate(ROWS);

        Visitor receiver = sender.another().open(server, link);
        assertThat(receiver.at("#table-filter")).hasValue("reports differ");
        assertThat(receiver.at("#table th[data-column=since]")).hasAttribute("aria-sort", "descending");
        assertThat(receiver.page().evaluate(ROWS)).isEqualTo(rows);
        assertThat((List<?>) rows).hasSizeBetween(2, 20);
    }

    @Test
    void aLinkStaysAtItsPositionWhateverIsRecordedLater(RunningServer server, Visitor sender) {
        sender.open(server).clickOnMap("khromove");
        assertThat(sender.at("#card .held")).hasText("No settled report of control");
        String link = share(server, sender);
        long position = server.head();
        report(server, "khromove", "contested", "2023-02-26");

        Visitor receiver = sender.another().open(server, link);
        assertThat(receiver.at("#as-of")).containsText("pinned at ledger position " + position);
        assertThat(receiver.at("#as-of")).containsText("As of the end of 26 February 2023");
        assertThat(receiver.at("#as-of")).containsText("as known that day");
        assertThat(receiver.at("#card .held")).hasText("No settled report of control");
        assertThat(receiver.drawn("khromove", "control")).isEqualTo("unknown");

        receiver.at("#latest").click();
        receiver.settle();
        assertThat(receiver.at("#as-of")).containsText("ledger position " + server.head());
        assertThat(receiver.at("#card .held")).hasText("Reported contested");
        assertThat(receiver.drawn("khromove", "control")).isEqualTo("contested");
        assertThat(receiver.at("#latest")).isHidden();
    }

    @Test
    void theLinkIsPutOnTheClipboard(RunningServer server, Visitor visitor) {
        visitor.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        visitor.open(server);
        visitor.at("#share").click();
        assertThat(visitor.at("#share-status")).hasText("Link copied");
        assertThat(visitor.page().evaluate("() => navigator.clipboard.readText()"))
                .isEqualTo(visitor.at("#share-url").inputValue());
    }

    @Test
    void theAddressFollowsWhatIsShown(RunningServer server, Visitor visitor) {
        visitor.open(server).clickOnMap("yahidne");
        visitor.at("#date").fill("2023-03-09");
        visitor.settle();
        String address = visitor.page().url();
        assertThat(address).contains("datetime=2023-03-09", "known=2023-03-09", "place=yahidne",
                "position=" + server.head(), "rule=conceded@1");
        visitor.page().reload();
        visitor.settle();
        assertThat(visitor.page().url()).isEqualTo(address);
        assertThat(visitor.at("#card .held")).hasText("Reported held by Russia");
        assertThat(visitor.at("#as-of")).not().containsText("pinned");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#datetime=2023-02-26", "#changes", "#charts=settlements"})
    void anAddressIsCompleteAsSoonAsThereIsAnAnswer(String fragment, RunningServer server, Visitor visitor) {
        visitor.open(server, fragment);
        assertThat(visitor.page()).hasURL(Pattern.compile("#.*datetime=2023-02-26&known=20.*&position=\\d+&rule=conceded@1.*"));
    }

    @Test
    void anAddressCopiedFromAPageThatFollowsIsPinned(RunningServer server, Visitor sender) {
        sender.open(server, "#place=roty");
        assertThat(sender.at("#card .held")).hasText("No settled report of control");
        assertThat(sender.at("#as-of")).not().containsText("pinned");
        String address = sender.page().url();
        long position = server.head();
        report(server, "roty", "contested", "2023-02-26");
        Visitor receiver = sender.another().open(server, address.substring(address.indexOf('#')));
        assertThat(receiver.at("#as-of")).containsText("pinned at ledger position " + position);
        assertThat(receiver.at("#card .held")).hasText("No settled report of control");
        assertThat(receiver.at("#notice")).containsText("Newer records exist");
        assertThat(sender.at("#card .held")).hasText("Reported contested");
    }

    @Test
    void aLinkWithNonsenseStillBringsUpTheMap(RunningServer server, Visitor visitor) {
        visitor.expect("404");
        visitor.open(server, "#map=x/y&datetime=soon&known=later&position=-4&place=<b>nowhere&lang=xx&base=moon");
        assertThat(visitor.at("#as-of")).containsText("26 February 2023");
        assertThat(visitor.at("#card [role=alert]")).containsText("No settlement of that name is on this map.");
        assertThat(visitor.at("html")).hasAttribute("lang", "en");
    }
}
