package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.frontlinemap.server.RunningServer;
import org.junit.jupiter.api.Test;

/**
 * The pictures of the documentation, in {@code target/screenshots}. {@code -Dfrontline.screenshots=src/docs} puts them
 * there as well, and so renews those that are kept.
 */
@PageTest
class ScreenshotsTest {

    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final long MOST_BYTES = 400_000;

    private static void picture(Visitor visitor, String name) throws IOException {
        assertThat(visitor.settle().at("#in-view-count")).not().isEmpty();
        visitor.picture(FOLDER, name);
        Path picture = FOLDER.resolve(name + ".png");
        assertThat(Files.size(picture)).isBetween(10_000L, MOST_BYTES);
        String kept = System.getProperty("frontline.screenshots");
        if (kept != null) {
            Files.createDirectories(Path.of(kept));
            Files.copy(picture, Path.of(kept, picture.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void theMapOnADayWithReportsThatDiffer(RunningServer server, Visitor visitor) throws IOException {
        visitor.open(server).clickOnMap("yahidne");
        assertThat(visitor.at("#card .verdict")).containsText("reports differ");
        visitor.page().mouse().move(0, 0);
        picture(visitor, "map");
    }

    @Test
    void theComparison(RunningServer server, Visitor visitor) throws IOException {
        visitor.open(server);
        visitor.at("#explore > summary").click();
        visitor.at("#compare-button").click();
        assertThat(visitor.at("#comparison-results .compared").first()).isVisible();
        visitor.at("#divider").focus();
        for (int step = 0; step < 12; step++) {
            visitor.press("ArrowRight");
        }
        visitor.at("#comparison-body").evaluate("el => { el.scrollTop = 150; }");
        picture(visitor, "comparison");
    }

    @Test
    void theCharts(RunningServer server, Visitor visitor) throws IOException {
        visitor.open(server, "#charts=settlements");
        assertThat(visitor.at("canvas.chart")).isVisible();
        picture(visitor, "charts");
    }

    @Test
    void thePhone(RunningServer server, Visitor visitor) throws IOException {
        Visitor phone = visitor.another(options -> options.setViewportSize(360, 740).setDeviceScaleFactor(2)
                .setHasTouch(true).setIsMobile(true)).open(server);
        picture(phone, "phone");
    }

    @Test
    void theReportForm(RunningServer server, Visitor visitor) throws IOException {
        visitor.open(server, "#place=yahidne");
        visitor.signIn(server.token());
        visitor.at("#add-report").click();
        visitor.at("#report-claimant").selectOption("isw");
        visitor.at("#report-control").selectOption("contested");
        visitor.at("#report-basis").selectOption("assessed");
        visitor.at("#report-inference").selectOption("stated");
        visitor.at("#report-publisher").fill("Institute for the Study of War");
        visitor.at("#report-url").fill("https://www.understandingwar.org/backgrounder/example");
        visitor.at("#report-claimant").focus();
        visitor.page().evaluate("() => { document.querySelector('#report-dialog').scrollTop = 0; }");
        picture(visitor, "report");
    }
}
