package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.frontlinemap.server.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@PageTest
class ChartsPageTest {

    private static final String COLOURS = "canvas => { const { data } = canvas.getContext('2d')"
            + ".getImageData(0, 0, canvas.width, canvas.height); const seen = new Set();"
            + " for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255)"
            + " seen.add((data[i] << 16) + (data[i + 1] << 8) + data[i + 2]); return [...seen]; }";

    private static JsonNode statistics(RunningServer server, String parameters) {
        return server.get("/statistics?" + parameters).json().get("rows");
    }

    @ParameterizedTest
    @CsvSource({"areas", "lines"})
    void everyControlIsDrawnInItsColour(String form, RunningServer server, Visitor visitor) {
        visitor.open(server, "#charts=settlements/total/day/" + form + "/on");
        Locator chart = visitor.at("canvas.chart");
        assertThat(chart).hasCount(1);
        assertThat(visitor.at(".chart-legend li")).hasText(new String[] {"Ukraine", "Contested", "Russia", "Unknown"});
        assertThat((Iterable<Object>) chart.evaluate(COLOURS)).contains(0x0072B2, 0xD55E00, 0xCC79A7);
        assertThat(chart).hasAttribute("aria-label", Pattern.compile(
                "All settlements\\. 1 Dec 2022 to 30 Jun 2023\\. Ukraine: from \\d+ to \\d+.*"));
    }

    @Test
    void theTableHasTheServersNumbers(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.at("#explore > summary").click();
        visitor.at("#charts-button").click();
        assertThat(visitor.at("canvas.chart")).isVisible();
        visitor.at("#charts-form").selectOption("table");
        int russia = 0;
        for (JsonNode row : statistics(server, "known=then")) {
            if (row.get("date").asString().equals("2023-02-26") && row.get("control").asString().equals("russia")) {
                russia += row.get("settlements").asInt();
            }
        }
        assertThat(russia).isPositive();
        assertThat(visitor.at(".chart-table thead th")).hasText(new String[] {"Date", "Ukraine", "Contested", "Russia"});
        Locator row = visitor.at(".chart-table tbody tr")
                .filter(new Locator.FilterOptions().setHasText("26 Feb 2023"));
        assertThat(row.locator("td").last()).hasText(String.valueOf(russia));
        assertThat(visitor.at(".chart-table tbody tr")).hasCount(212);
    }

    @Test
    void aDateOfTheTableIsShownOnTheMap(RunningServer server, Visitor visitor) {
        visitor.open(server, "#charts=settlements/total/day/table");
        visitor.at(".chart-table tbody button").filter(new Locator.FilterOptions().setHasText("16 Jan 2023")).click();
        assertThat(visitor.at("#charts-dialog")).isHidden();
        assertThat(visitor.at("#date")).hasValue("2023-01-16");
    }

    @ParameterizedTest
    @CsvSource({"adm1", "adm2", "adm3"})
    void everyAreaHasAChart(String by, RunningServer server, Visitor visitor) {
        Set<String> areas = new HashSet<>();
        statistics(server, "by=" + by).forEach(row -> areas.add(row.get("area_code").asString()));
        visitor.open(server, "#charts=settlements/" + by);
        assertThat(visitor.at("canvas.chart")).hasCount(areas.size());
        visitor.at(".chart-grid [data-area]").first().click();
        assertThat(visitor.at(".chart-one canvas.chart")).hasCount(1);
    }

    @Test
    void kindsOfFiguresAreNeverMixedAndWhatIsWithoutIsSaid(RunningServer server, Visitor visitor) {
        long census = 0;
        long estimate = 0;
        int without = 0;
        for (JsonNode row : statistics(server, "known=then&from=2023-06-30&to=2023-06-30")) {
            without += row.get("without_population_before").asInt();
            for (JsonNode figure : row.get("population_before")) {
                if (figure.get("kind").asString().equals("census")) {
                    census += figure.get("settlements").asInt();
                } else {
                    estimate += figure.get("settlements").asInt();
                }
            }
        }
        assertThat(census).isPositive();
        visitor.open(server, "#charts=census");
        assertThat(visitor.at(".chart-notes")).containsText(census + " with a figure of this kind (census), "
                + estimate + " with a figure of another kind only, " + without + " with no figure found");
    }

    @Test
    void theLatestFiguresAreChartedLikeThoseFromBefore(RunningServer server, Visitor visitor) {
        visitor.open(server, "#charts=estimate/total/month/table/on");
        visitor.at("#charts-measure").selectOption("latest-remaining");
        long low = 0;
        long high = 0;
        int without = 0;
        for (JsonNode row : statistics(server, "known=then&from=2023-06-30&to=2023-06-30")) {
            without += row.get("without_population_latest").asInt();
            for (JsonNode figure : row.get("population_latest")) {
                if (figure.get("kind").asString().equals("remaining") && row.get("control").asString().equals("russia")) {
                    low += figure.get("low").asLong();
                    high += figure.get("high").asLong();
                }
            }
        }
        assertThat(high).isPositive();
        String sum = low == high ? String.format("%,d", low) : String.format("between %,d and %,d", low, high);
        assertThat(visitor.at(".chart-table tbody tr").last()).containsText(sum);
        assertThat(visitor.at(".chart-notes")).containsText("(said to remain)");
        assertThat(visitor.at(".chart-notes")).containsText(without + " with no figure found");
        assertThat(server.get(visitor.at("#charts-body a[download]").getAttribute("href")).text().lines().findFirst().orElseThrow())
                .contains("pop_latest_remaining", "without_population_latest");
    }

    @Test
    void theNumbersFollowThePagesReading(RunningServer server, Visitor visitor) {
        visitor.open(server, "#rule=latest@1&charts=settlements/adm2/week");
        String csv = visitor.at("#charts-body a[download]").getAttribute("href");
        assertThat(csv).contains("known=then", "position=" + server.head(), "rule=latest%401", "from=2022-12-01", "to=2023-06-",
                "by=adm2", "step=week", "f=csv");
        assertThat(server.get(csv).text()).startsWith("date,area_code,area,control");
        assertThat(server.get(csv).header("Cache-Control")).contains("immutable");
        assertThat(visitor.at("#charts-reading")).containsText("each day as known at its own end");
        visitor.at("#charts-dialog [data-close]").click();
        visitor.at("#mode-hindsight").click();
        visitor.settle();
        visitor.at("#explore > summary").click();
        visitor.at("#charts-button").click();
        assertThat(visitor.at("#charts-body a[download]")).hasAttribute("href", Pattern.compile(
                "/statistics\\?(?=.*known=20)(?=.*rule=latest%401)(?=.*by=total)(?=.*step=day)(?=.*position=" + server.head() + ").*"));
    }
}
