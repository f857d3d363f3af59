package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.frontlinemap.server.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        visitor.at("#date").fill("2023-03-09");
        assertThat(visitor.at("#notice")).containsText("The server cannot be reached.");
        assertThat(visitor.at("#notice")).containsText("The map shows the last answer received.");
        assertThat(visitor.at("#as-of")).containsText("As of the end of 26 February 2023");
        assertThat(visitor.at("#as-of")).containsText("last answer received, not updated");
        assertThat(visitor.drawn("yahidne", "control")).isEqualTo("contested");
        visitor.at("#search").fill("Bakhmut");
        assertThat(visitor.at("#search-list")).containsText("The search could not be answered");

        try (RunningServer again = RunningServer.start(folder, "--server.port=" + port)) {
            assertThat(visitor.at("#notice")).isHidden();
            assertThat(visitor.at("#as-of")).containsText("As of the end of 9 March 2023");
            assertThat(visitor.at("#as-of")).not().containsText("last answer received");
            visitor.settle();
            assertThat(visitor.drawn("yahidne", "control")).isEqualTo("russia");
            assertThat(visitor.at("#card .held")).hasText("Reported held by Russia");
        }
    }

    @Test
    void theReaderNeedNotWaitForTheNextTry(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.expect("ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING");
        Predicate<String> days = url -> url.contains("/items?datetime=2023-03-09");
        visitor.page().route(days, route -> route.abort("connectionrefused"));
        visitor.at("#date").fill("2023-03-09");
        assertThat(visitor.at("#notice")).containsText("Trying again in 2 s.");
        assertThat(visitor.at("#notice")).containsText("Trying again in 4 s.");
        visitor.page().unroute(days);
        visitor.at("#notice button").click();
        assertThat(visitor.at("#notice")).isHidden();
        assertThat(visitor.at("#as-of")).containsText("As of the end of 9 March 2023");
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
