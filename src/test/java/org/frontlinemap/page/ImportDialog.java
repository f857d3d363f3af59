package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.frontlinemap.server.RunningServer;

/** The page's dialog in which files are brought in, as a visitor uses it. */
final class ImportDialog {

    /** Of tables of statements. */
    static final String HEADER =
            "settlement,claimant,control,basis,valid_from,published,source_label,note,publisher,url\n";

    private ImportDialog() {
    }

    /** A row of such a table. */
    static String row(String settlement) {
        return settlement + ",isw,russia,assessed,2023-02-20,2023-02-20,held by,,Test,https://example.org/1";
    }

    static void open(Visitor visitor) {
        visitor.at("#explore > summary").click();
        visitor.at("#imports-button").click();
        assertThat(visitor.at("#imports-dialog")).isVisible();
    }

    static void start(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.signIn(server.token());
        open(visitor);
    }

    static FilePayload file(String name, String text) {
        return new FilePayload(name, "application/octet-stream", text.getBytes(StandardCharsets.UTF_8));
    }

    static Locator job(Visitor visitor, String state) {
        return visitor.at("#import-job[data-state='" + state + "']");
    }

    static void await(Visitor visitor, String state) {
        assertThat(job(visitor, state)).isVisible();
    }

    static String figure(Visitor visitor, String name) {
        return visitor.at("#import-figures [data-rows=" + name + "] b").textContent();
    }
}
