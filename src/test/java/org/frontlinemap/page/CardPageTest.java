package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@PageTest
class CardPageTest {

    private static final String READING = "datetime=2023-02-26&known=2023-02-26";
    private static final Map<String, String> BASIS = Map.of("assessed", "assessment", "party_claim", "claim by a party",
            "official_statement", "official statement", "denial", "denial", "media_report", "media report",
            "baseline", "situation before", "geolocated", "geolocated images");

    @Test
    void aClickOnTheMapOpensTheCard(RunningServer server, Visitor visitor) {
        visitor.open(server).clickOnMap("yahidne");
        assertThat(visitor.at("#card h2")).hasText("Yahidne");
        assertThat(visitor.at("#card header")).containsText("Ягідне");
        assertThat(visitor.at("#card header")).containsText("Ягодное");
        assertThat(visitor.at("#card header")).containsText("Bakhmut raion");
        assertThat(visitor.at("#card .held")).hasText("Reported contested");
        assertThat(visitor.at("#card .verdict")).containsText("reports differ");
        assertThat(visitor.at("#card .verdict")).containsText("since 23 Feb 2023");
        assertThat(visitor.page().url()).contains("place=yahidne");
    }

    @Test
    void theCardShowsEveryReportWithItsSource(RunningServer server, Visitor visitor) {
        visitor.open(server, "#place=yahidne");
        JsonNode reports = server.get("/collections/settlements/items/yahidne?expand=reports&" + READING).json()
                .at("/properties/reports");
        assertThat(reports.size()).isGreaterThanOrEqualTo(5);
        assertThat(visitor.at("#card [data-report]")).hasCount(reports.size());
        visitor.at("#card [data-part=aside] > summary").click();
        for (JsonNode report : reports) {
            Locator item = visitor.at("#card [data-report='" + report.get("id").asString() + "']");
            assertThat(item).containsText(report.get("claimant_name").asString());
            assertThat(item).containsText(BASIS.get(report.get("basis").asString()));
            assertThat(item).containsText(report.get("inference").asString());
            assertThat(item).containsText(report.get("note").asString());
            assertThat(item).containsText("published 2");
            for (JsonNode document : report.get("documents")) {
                Locator link = item.locator("a[href='" + document.get("url").asString() + "']");
                assertThat(link).isVisible();
                assertThat(link).hasAttribute("rel", "noopener noreferrer nofollow");
            }
            assertThat(item.locator(".documents a")).hasCount(report.get("documents").size());
        }
        assertThat(visitor.at("#card .reports")).containsText(new String[] {"23 Feb 2023", "26 Feb 2023", "Dec 2022"});
        assertThat(visitor.at("#card")).containsText(
                "Wagner and its chief Yevgeny Prigozhin, on 25 Feb 2023, 19:00 (local time),"
                        + " reported Yahidne as held by Russia");
        assertThat(visitor.at("#card")).containsText("not independently verified");
    }

    @Test
    void notesSayWhichLanguageTheyAreIn(RunningServer server, Visitor visitor) {
        Answer answer = server.sendJson("POST", "/collections/reports/items", """
                {"settlement": "yahidne", "claimant": "deepstate", "control": "contested", "basis": "media_report",
                 "valid_from": "2023-02-24", "published": "2023-02-24", "note": "За словами джерела, село ділять обидві сторони.",
                 "documents": [{"publisher": "Test", "url": "https://example.org/"}]}""");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        visitor.open(server, "#place=yahidne&lang=uk");
        visitor.at("#card [data-part=aside] > summary").click();
        String added = "[data-report='" + answer.json().at("/reports/0/id").asString() + "'] .note";
        assertThat(visitor.at("#card " + added)).hasAttribute("lang", "uk");
        assertThat(visitor.at("#card .note[lang=en]").first()).isVisible();
        assertThat(visitor.at("#card .note:not([lang])")).hasCount(0);
    }

    @Test
    void aClaimIsSaidInTheMiddleOfASentence(RunningServer server, Visitor visitor) {
        visitor.open(server, "#place=ivanivske");
        assertThat(visitor.at("#card .claim")).hasText("claimed to be contested, not confirmed");
        visitor.at("[data-lang=uk]").click();
        assertThat(visitor.at("#card .claim")).hasText("заявлено, що контроль спірний, не підтверджено");
    }

    @Test
    void theCardTellsHowTheReadingChanged(RunningServer server, Visitor visitor) {
        visitor.open(server, "#datetime=2023-06-30&known=2023-06-30&place=yahidne");
        JsonNode periods =
                server.get("/collections/settlements/items/yahidne/history?datetime=2023-06-30&known=2023-06-30")
                        .json().get("periods");
        assertThat(visitor.at("#card .periods li")).hasCount(periods.size());
        assertThat(visitor.at("#card .periods li").first()).containsText("Reported held by Russia");
        assertThat(visitor.at("#card .periods li").last()).containsText("No settled report of control");
    }

    @Test
    void theCardTellsHowManyLivedThereAndStay(RunningServer server, Visitor visitor) {
        visitor.open(server, "#place=bakhmut");
        assertThat(visitor.at("#card .people")).containsText("Before the invasion");
        assertThat(visitor.at("#card .people")).containsText("71,094");
        assertThat(visitor.at("#card .people")).containsText("Latest figure");
        JsonNode figures = server.get("/collections/settlements/items/bakhmut?expand=populations&" + READING).json()
                .at("/properties/populations");
        visitor.at("#card [data-part=figures] > summary").click();
        assertThat(visitor.at("#card .figures > li")).hasCount(figures.size());
        visitor.at("#card [data-part=identity] > summary").click();
        assertThat(visitor.at("#card .facts")).containsText("Artemivsk");
        assertThat(visitor.at("#card .facts")).containsText("until");
    }

    @Test
    void theSettlementsOnTheMapAreReachedByKeyboardAlone(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.press("Tab");
        assertThat(visitor.at(".skip").first()).isFocused();
        assertThat(visitor.at(".skip").first()).isVisible();
        visitor.press("Enter");
        Locator list = visitor.at("#map-places");
        assertThat(list).isFocused();
        String first = list.getAttribute("aria-activedescendant");
        visitor.press("ArrowRight", "ArrowDown");
        String second = list.getAttribute("aria-activedescendant");
        assertThat(second).startsWith("on-map-").isNotEqualTo(first);
        String said = visitor.at("#" + second).textContent();
        visitor.press("Enter").settle();
        assertThat(visitor.at("#card")).isFocused();
        String name = visitor.at("#card h2").textContent();
        assertThat(said).startsWith(name + ", " + visitor.at("#card .held").textContent());
        visitor.press("Escape");
        assertThat(visitor.at("#card")).isHidden();
        assertThat(list).isFocused();
    }

    @Test
    void theCardIsFoundReadAndShutByKeyboardAlone(RunningServer server, Visitor visitor) {
        visitor.open(server);
        for (int i = 0; i < 5 && !isFocused(visitor, "#search"); i++) {
            visitor.press("Tab");
        }
        assertThat(visitor.at("#search")).isFocused();
        visitor.page().keyboard().type("yahid");
        assertThat(visitor.at("#search-list [role=option]")).hasCount(1);
        assertThat(visitor.at("#search")).hasAttribute("aria-expanded", "true");
        visitor.press("ArrowDown");
        assertThat(visitor.at("#search")).hasAttribute("aria-activedescendant", "found-0");
        visitor.press("Enter").settle();
        assertThat(visitor.at("#search-list")).isHidden();
        assertThat(visitor.at("#card h2")).hasText("Yahidne");
        assertThat(visitor.at("#card")).isFocused();
        boolean reachedASource = false;
        for (int i = 0; i < 20 && !reachedASource; i++) {
            visitor.press("Tab");
            reachedASource = isFocused(visitor, "#card .documents a");
        }
        assertThat(reachedASource).as("a source's link takes the focus").isTrue();
        visitor.press("Escape");
        assertThat(visitor.at("#card")).isHidden();
        assertThat(visitor.page().url()).doesNotContain("place=");
    }

    private static boolean isFocused(Visitor visitor, String selector) {
        return (boolean) visitor.page().evaluate("css => document.activeElement?.matches(css) ?? false", selector);
    }
}
