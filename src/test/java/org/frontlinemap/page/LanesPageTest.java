package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.frontlinemap.server.RunningServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@PageTest
class LanesPageTest {

    private static final String READING = "datetime=2023-05-25&known=2023-05-25";

    private static JsonNode get(RunningServer server, String more) {
        return server.get("/collections/settlements/items/bakhmut" + more).json();
    }

    @Test
    void everyReportHasAMarkAndEveryPeriodABar(RunningServer server, Visitor visitor) {
        JsonNode reports = get(server, "?" + READING + "&expand=reports").at("/properties/reports");
        JsonNode periods = get(server, "/history?" + READING).get("periods");
        visitor.open(server, "#place=bakhmut&" + READING);
        assertThat(visitor.at(".lanes [data-mark]")).hasCount(reports.size());
        assertThat(visitor.at(".lanes .period")).hasCount(periods.size());
        assertThat(visitor.at(".lanes .lane-name")).hasText(
                new String[] {"Ukraine’s side", "Russia’s side", "Independent", "Reading"});
        for (JsonNode report : reports) {
            boolean inferred = report.get("inference").asString().equals("inferred");
            Locator shape = visitor.at("[data-mark='" + report.get("id").asString() + "'] > :last-child");
            if (inferred) {
                assertThat(shape).hasAttribute("fill", "#fff");
            } else {
                assertThat(shape).not().hasAttribute("fill", "#fff");
            }
        }
    }

    @Test
    void noTwoMarksLieOnEachOther(RunningServer server, Visitor visitor) {
        visitor.open(server, "#place=yahidne&datetime=2023-05-25");
        assertThat(visitor.at(".lanes [data-mark]").first()).isVisible();
        List<?> places = (List<?>) visitor.page().evaluate(
                "() => [...document.querySelectorAll('.lanes [data-mark]')].map((el) => el.getAttribute('transform'))");
        assertThat(places).doesNotHaveDuplicates().hasSizeGreaterThan(5);
    }

    @Test
    void aFingerGoesThroughTheMarksWithOneSlider(RunningServer server, Visitor visitor) {
        Visitor phone = visitor.another(options -> options.setViewportSize(360, 740).setHasTouch(true).setIsMobile(true))
                .open(server, "#place=bakhmut&" + READING);
        int marks = phone.at(".lanes .stop").count();
        Locator slider = phone.at(".lane-slider");
        assertThat(slider).hasAttribute("max", String.valueOf(marks - 1));
        assertThat(slider.boundingBox().height).isGreaterThanOrEqualTo(44);
        slider.fill("3");
        assertThat(phone.at(".lanes .stop.at")).hasCount(1);
        assertThat(phone.at(".lane-said")).hasText(phone.at(".lanes .stop.at").getAttribute("aria-label"));
        String report = null;
        for (int at = 0; report == null; at++) {
            slider.fill(String.valueOf(at));
            report = phone.at(".lanes .stop.at").getAttribute("data-mark");
        }
        phone.at(".lane-scrub button").tap();
        assertThat(phone.at(".reports [data-report='" + report + "']")).isFocused();
    }

    @Test
    void theMarksAreReachedByKeyboardAndLeadToTheirReports(RunningServer server, Visitor visitor) {
        visitor.open(server, "#place=bakhmut&" + READING);
        assertThat(visitor.at(".lanes [tabindex='0']")).hasCount(1);
        visitor.at(".lanes [tabindex='0']").focus();
        visitor.press("ArrowRight", "ArrowRight");
        Locator focused = visitor.at(".lanes :focus");
        assertThat(visitor.at(".lane-said")).hasText(focused.getAttribute("aria-label"));
        String report = focused.getAttribute("data-mark");
        visitor.press("Enter");
        assertThat(visitor.at(".reports [data-report='" + report + "']")).isFocused();
        assertThat(visitor.at(".reports [data-report='" + report + "']")).isVisible();
    }

    @Test
    void aBarLeadsToTheDayItBegins(RunningServer server, Visitor visitor) {
        visitor.open(server, "#place=bakhmut&" + READING);
        visitor.at(".lanes [data-mark]").first().focus();
        visitor.press("End");
        String day = visitor.at(".lanes :focus").getAttribute("data-day");
        visitor.press("Enter");
        assertThat(visitor.at("#date")).hasValue(day);
    }

    @Test
    void theTableSaysTheSame(RunningServer server, Visitor visitor) {
        JsonNode reports = get(server, "?" + READING + "&expand=reports").at("/properties/reports");
        JsonNode periods = get(server, "/history?" + READING).get("periods");
        visitor.open(server, "#place=bakhmut&" + READING);
        visitor.at("[data-part=lanes] > summary").click();
        assertThat(visitor.at(".lane-table table").first().locator("tbody tr")).hasCount(reports.size());
        assertThat(visitor.at(".lane-table table").last().locator("tbody tr")).hasCount(periods.size());
    }
}
