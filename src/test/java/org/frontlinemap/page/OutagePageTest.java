package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.frontlinemap.server.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The page while its server is away. */
@PageTest
class OutagePageTest {

    @Test
    void theLastAnswerStaysLabelledUntilTheServerIsBack(@TempDir Path folder, Visitor visitor) {
        int port;
        try (RunningServer server = RunningServer.start(folder)) {
            port = URI.create(server.url("/")).getPort();
            visitor.open(server, "#place=yahidne");
        }
        visitor.expect("ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING");
        visitor.at("#rule").selectOption("latest@1");
        assertThat(visitor.at("#notice")).containsText("The server cannot be reached.");
        assertThat(visitor.at("#notice")).containsText("The map shows the last answer received.");
        assertThat(visitor.at("#as-of")).containsText("As of the end of 26 February 2023");
        assertThat(visitor.at("#as-of")).containsText("last answer received, not updated");
        assertThat(visitor.drawn("yahidne", "control")).isEqualTo("contested");
        visitor.at("#search").fill("Bakhmut");
        assertThat(visitor.at("#search-list")).containsText("The search could not be answered");

        try (RunningServer again = RunningServer.start(folder, "--server.port=" + port)) {
            assertThat(visitor.at("#notice")).isHidden();
            assertThat(visitor.at("#as-of")).containsText("rule: Latest word");
            assertThat(visitor.at("#as-of")).not().containsText("last answer received");
            visitor.settle();
            JsonNode yahidne = again.get("/collections/settlements/items/yahidne?datetime=2023-02-26&known=2023-02-26&rule=latest@1")
                    .json().get("properties");
            assertThat(visitor.drawn("yahidne", "control")).isEqualTo(yahidne.get("control").asString());
            assertThat(visitor.at("#card .held")).hasText(Held.words(yahidne));
        }
    }

    @Test
    void theDateStillMovesTheMap(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.expect("ERR_CONNECTION_REFUSED");
        visitor.page().route(url -> url.contains("/collections/"), route -> route.abort("connectionrefused"));
        for (String day : new String[] {"2023-03-09", "2023-02-10", "2023-02-26", "2023-06-30", "2022-12-01"}) {
            visitor.at("#date").fill(day);
            JsonNode yahidne = server.get("/collections/settlements/items/yahidne?datetime=" + day + "&known=" + day)
                    .json().get("properties");
            assertThat(visitor.drawn("yahidne", "control")).as(day).isEqualTo(yahidne.get("control").asString());
            assertThat(visitor.drawn("yahidne", "agreement")).as(day).isEqualTo(yahidne.get("agreement").asString());
            assertThat(visitor.at("#as-of")).containsText(day.substring(0, 4));
        }
        assertThat(visitor.at("#notice")).isHidden();
        // Only once the map rests it asks, for what is stale, and does without.
        visitor.page().waitForConsoleMessage(new Page.WaitForConsoleMessageOptions()
                .setPredicate(message -> message.text().contains("ERR_CONNECTION_REFUSED")), () -> visitor.at("#date").fill("2023-03-01"));
    }

    @Test
    void theReaderNeedNotWaitForTheNextTry(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.expect("ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING");
        Predicate<String> latest = url -> url.contains("/timelines?") && url.contains("rule=latest");
        visitor.page().route(latest, route -> route.abort("connectionrefused"));
        visitor.at("#rule").selectOption("latest@1");
        assertThat(visitor.at("#notice")).containsText("Trying again in 2 s.");
        assertThat(visitor.at("#notice")).containsText("Trying again in 4 s.");
        visitor.page().unroute(latest);
        visitor.at("#notice button").click();
        assertThat(visitor.at("#notice")).isHidden();
        assertThat(visitor.at("#as-of")).containsText("rule: Latest word");
    }

    @Test
    void anErrorOfTheServerIsSaidAndTheMapStays(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.expect("status of 400");
        visitor.page().evaluate("() => { location.hash = location.hash.replace(/position=\\d+/, 'position=99999999'); }");
        assertThat(visitor.at("#notice")).containsText("The server could not answer this: position");
        assertThat(visitor.at("#as-of")).containsText("last answer received, not updated");
        assertThat(visitor.drawn("yahidne", "control")).isEqualTo("contested");
        visitor.at("#latest").click();
        assertThat(visitor.at("#notice")).isHidden();
    }
}
