package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.frontlinemap.server.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An open page keeps up with what others record. Each test writes about a settlement of its own. */
@PageTest
class LivePageTest {

    /** Records, elsewhere, that a source reported a place as held by somebody on 20 February. */
    private static long record(RunningServer server, String settlement, String control) {
        return server.sendJson("POST", "/collections/reports/items", """
                {"settlement": "%s", "claimant": "isw", "control": "%s", "basis": "assessed", "valid_from": "2023-02-20",
                 "published": "2023-02-20", "documents": [{"publisher": "Test", "url": "https://example.org/"}]}"""
                .formatted(settlement, control)).json().get("position").asLong();
    }

    private static void awaitConnection(Visitor visitor) {
        visitor.page().waitForFunction("() => document.documentElement.dataset.live === 'open'");
    }

    @Test
    void whatOthersRecordArrivesWithoutLoadingThePageAgain(RunningServer server, Visitor visitor) {
        visitor.open(server, "#place=klynove");
        awaitConnection(visitor);
        visitor.page().evaluate("() => { window.stillTheSamePage = true; }");
        assertThat(visitor.drawn("klynove", "control")).isEqualTo("unknown");
        long position = record(server, "klynove", "contested");
        assertThat(visitor.at("#as-of")).containsText("ledger position " + position);
        assertThat(visitor.at("#card .held")).hasText("Reported contested");
        visitor.settle();
        assertThat(visitor.drawn("klynove", "control")).isEqualTo("contested");
        assertThat(visitor.at("#live")).hasText("New records: the map now shows ledger position " + position
                + ". 1 settlement on the map reads differently.");
        assertThat(visitor.page().evaluate("() => window.stillTheSamePage")).isEqualTo(true);
    }

    @Test
    void theOpenListOfChangesFollows(RunningServer server, Visitor visitor) {
        visitor.open(server, "#changes");
        awaitConnection(visitor);
        visitor.at("#tab-position").click();
        assertThat(visitor.at("#changes-list > li").first()).isVisible();
        long position = record(server, "vershyna", "russia");
        assertThat(visitor.at("#changes-list > li").first()).containsText("Vershyna");
        assertThat(visitor.at("#changes-list > li").first()).containsText("position " + position);
    }

    @Test
    void aPinnedPageStaysAndSaysThatThereIsMore(RunningServer server, Visitor visitor) {
        long pinned = server.head();
        visitor.open(server, "#position=" + pinned);
        awaitConnection(visitor);
        long position = record(server, "zaitseve-bakhmut", "russia");
        assertThat(visitor.at("#notice")).containsText("Newer records exist: ledger position " + position + ". This page is pinned at " + pinned + ".");
        assertThat(visitor.at("#as-of")).containsText("pinned at ledger position " + pinned);
        assertThat(visitor.drawn("zaitseve-bakhmut", "control")).isEqualTo("unknown");
        visitor.at("#notice button").first().click();
        assertThat(visitor.at("#notice")).isHidden();
        assertThat(visitor.at("#as-of")).containsText("ledger position " + position);
        visitor.settle();
        assertThat(visitor.drawn("zaitseve-bakhmut", "control")).isEqualTo("russia");
        assertThat(visitor.page().url()).contains("position=" + position);
    }

    @Test
    void aPageThatFollowsGoesOnFollowingWhenLoadedAgain(RunningServer server, Visitor visitor) {
        visitor.open(server, "#place=trypillia");
        awaitConnection(visitor);
        long position = record(server, "trypillia", "contested");
        assertThat(visitor.at("#card .held")).hasText("Reported contested");
        visitor.settle();
        assertThat(visitor.page().url()).contains("position=" + position);
        visitor.page().reload();
        visitor.settle();
        assertThat(visitor.at("#as-of")).containsText("ledger position " + position);
        assertThat(visitor.at("#as-of")).not().containsText("pinned");
        awaitConnection(visitor);
        long next = record(server, "nahirne", "russia");
        assertThat(visitor.at("#as-of")).containsText("ledger position " + next);
        visitor.settle();
        assertThat(visitor.page().url()).contains("position=" + next);
    }

    @Test
    void theNewsCoversNoTab(RunningServer server, Visitor visitor) {
        for (int width : new int[] {1280, 360}) {
            visitor.page().setViewportSize(width, width == 360 ? 740 : 800);
            visitor.open(server, "#changes");
            awaitConnection(visitor);
            record(server, "lypove", width == 360 ? "russia" : "contested");
            assertThat(visitor.at("#notice")).containsText("New records");
            assertThat((List<?>) visitor.page().evaluate("""
                    () => {
                      const news = document.querySelector('#notice').getBoundingClientRect();
                      return [...document.querySelectorAll('#side [role=tab], #side .close')].filter((el) => {
                        const box = el.getBoundingClientRect();
                        return box.right > news.left && box.left < news.right && box.bottom > news.top && box.top < news.bottom;
                      }).map(({ textContent }) => textContent);
                    }""")).as("covered at " + width).isEmpty();
        }
    }

    @Test
    void thePageKeepsUpAfterTheServerWasAway(@TempDir Path folder, Visitor visitor) {
        int port;
        try (RunningServer server = RunningServer.start(folder)) {
            port = URI.create(server.url("/")).getPort();
            visitor.open(server, "#place=klynove");
            awaitConnection(visitor);
            visitor.expect("ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING");
        }
        assertThat(visitor.at("#notice")).containsText("The connection that keeps this page up to date is lost.");
        try (RunningServer again = RunningServer.start(folder, "--server.port=" + port)) {
            long position = record(again, "klynove", "contested");
            assertThat(visitor.at("#as-of")).containsText("ledger position " + position);
            assertThat(visitor.at("#card .held")).hasText("Reported contested");
            assertThat(visitor.at("#notice")).not().containsText("The connection that keeps this page up to date is lost.");
        }
    }
}
