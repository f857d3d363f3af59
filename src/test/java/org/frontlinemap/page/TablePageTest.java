package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.frontlinemap.server.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the map shows, as a table. */
@PageTest
class TablePageTest {

    private static final String READING = "datetime=2023-02-26&known=2023-02-26";

    private static List<String> rows(Visitor visitor) {
        @SuppressWarnings("unchecked")
        List<String> ids = (List<String>) visitor.at("#table-body > tr").evaluateAll("all => all.map(el => el.dataset.row)");
        return ids;
    }

    private static JsonNode settlements(RunningServer server) {
        return server.get("/collections/settlements/items?limit=10000&" + READING).json().get("features");
    }

    @Test
    void theTableIsReachedEarlyByKeyboardAndLeftAgain(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.press("Tab", "Tab");
        assertThat(visitor.at("#skip-to-table")).isFocused();
        assertThat(visitor.at("#skip-to-table")).isVisible();
        visitor.press("Enter");
        assertThat(visitor.at("#table-view h2")).isFocused();
        visitor.press("Tab");
        assertThat(visitor.at("#table-filter")).isFocused();
        visitor.page().keyboard().type("yahid");
        assertThat(visitor.at("#table-body > tr")).hasCount(1);
        visitor.at("#table-body button").focus();
        visitor.press("Enter").settle();
        assertThat(visitor.at("#card h2")).hasText("Yahidne");
        assertThat(visitor.at("#card")).isFocused();
        visitor.press("Escape");
        assertThat(visitor.at("#card")).isHidden();
        assertThat(visitor.at("#table-view")).isVisible();
        visitor.press("Escape");
        assertThat(visitor.at("#table-view")).isHidden();
    }

    @Test
    void everySettlementOfTheMapIsInTheTable(RunningServer server, Visitor visitor) {
        visitor.open(server, "#table");
        List<String> ids = new ArrayList<>();
        settlements(server).forEach(place -> ids.add(place.get("id").asString()));
        assertThat(rows(visitor)).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(visitor.at("[data-row=yahidne]")).containsText("Reported contested");
        assertThat(visitor.at("[data-row=yahidne]")).containsText("reports differ");
        assertThat(visitor.at("[data-row=bakhmut]")).containsText("71,094");
        assertThat(visitor.at("[data-row=bakhmut]")).containsText("about 5,000");
    }

    @Test
    void theTableFollowsTheDate(RunningServer server, Visitor visitor) {
        visitor.open(server, "#table");
        visitor.at("#date").fill("2023-03-09");
        visitor.settle();
        assertThat(visitor.at("[data-row=yahidne]")).containsText("Reported held by Russia");
        assertThat(visitor.at("#table-reading")).containsText("9 March 2023");
    }

    @ParameterizedTest
    @CsvSource({"before,pop_before", "latest,pop_latest", "against,reports_against", "for,reports_for"})
    void aNumberSortsLargestFirstAndAbsentLast(String column, String property, RunningServer server, Visitor visitor) {
        visitor.open(server, "#table");
        visitor.at("#table th[data-column=" + column + "] button").click();
        assertThat(visitor.at("#table th[data-column=" + column + "]")).hasAttribute("aria-sort", "descending");
        List<Integer> largestFirst = values(server, rows(visitor), property);
        List<Integer> expected = new ArrayList<>(largestFirst.stream().filter(value -> value != null).toList());
        expected.sort(Collections.reverseOrder());
        assertThat(largestFirst.subList(0, expected.size())).isEqualTo(expected);
        visitor.at("#table th[data-column=" + column + "] button").click();
        assertThat(visitor.at("#table th[data-column=" + column + "]")).hasAttribute("aria-sort", "ascending");
        Collections.reverse(expected);
        assertThat(values(server, rows(visitor), property).subList(0, expected.size())).isEqualTo(expected);
        assertThat(visitor.at("#table th[aria-sort]")).hasCount(1);
    }

    private static List<Integer> values(RunningServer server, List<String> ids, String property) {
        JsonNode all = settlements(server);
        List<Integer> values = new ArrayList<>();
        for (String id : ids) {
            for (JsonNode place : all) {
                if (place.get("id").asString().equals(id)) {
                    JsonNode value = place.at("/properties/" + property);
                    values.add(value.isNull() ? null : value.asInt());
                }
            }
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({"ягідне,yahidne", "contested reports differ,yahidne", "ЯГОДНОЕ,yahidne"})
    void theFilterFindsByAnyNameAndByWhatIsSaid(String text, String found, RunningServer server, Visitor visitor) {
        visitor.open(server, "#table");
        visitor.at("#table-filter").fill(text);
        assertThat(visitor.at("[data-row=" + found + "]")).isVisible();
        assertThat(rows(visitor)).hasSizeLessThan(20);
        visitor.at("#table-filter").fill("nowhere at all");
        assertThat(visitor.at("#table-body > tr")).hasCount(0);
        assertThat(visitor.at("#table-more")).containsText("0 settlements");
    }

    @Test
    void theFileHasTheRowsOfTheTableInItsOrder(RunningServer server, Visitor visitor) throws IOException {
        visitor.open(server, "#table");
        visitor.at("#table-filter").fill("contested");
        visitor.at("#table th[data-column=against] button").click();
        List<String> shown = rows(visitor);
        Download download = visitor.page().waitForDownload(() -> visitor.at("#table-csv").click());
        assertThat(download.suggestedFilename()).isEqualTo("frontline-map-2023-02-26.csv");
        List<String> lines = Arrays.asList(Files.readString(download.path()).replaceFirst("^\ufeff", "").split("\r\n"));
        assertThat(lines.get(0)).startsWith("id,lon,lat,name,name_uk").endsWith("as_of_datetime,as_of_known,as_of_position,as_of_rule,as_of_without");
        assertThat(lines.stream().skip(1).map(line -> line.split(",")[0])).containsExactlyElementsOf(shown);
        assertThat(lines.get(1)).contains("2023-02-26T22:00:00Z").contains("conceded@1");
    }

    @ParameterizedTest
    @CsvSource({"en,''", "uk,''", "en,-since", "uk,-since"})
    void aPhoneShowsAtLeastFiveRows(String language, String sort, RunningServer server, Visitor visitor) {
        visitor.page().setViewportSize(360, 740);
        visitor.open(server, "#table&lang=" + language + "&sort=" + sort);
        Object whole = visitor.page().evaluate("() => { const { top, bottom } = document.querySelector('.table-scroll').getBoundingClientRect();"
                + " return [...document.querySelectorAll('#table-body > tr')].map((row) => row.getBoundingClientRect())"
                + ".filter((row) => row.top >= top && row.bottom <= bottom).length; }");
        assertThat((Integer) whole).isGreaterThanOrEqualTo(5);
    }

    @Test
    void aPhoneScrollsTheTableDownOnly(RunningServer server, Visitor visitor) {
        visitor.page().setViewportSize(360, 740);
        visitor.open(server, "#table");
        assertThat(visitor.at("[data-row=yahidne]")).containsText("Reported contested");
        visitor.at("#table-sort").selectOption("before");
        assertThat(visitor.at("#table-body > tr").first()).hasAttribute("data-row", "bakhmut");
        visitor.at("#table-sort").selectOption("name");
        visitor.at("#table-order").click();
        assertThat(visitor.at("#table-body > tr").first()).hasAttribute("data-row", "zvanivka");
        assertThat(visitor.page().evaluate("() => { const box = document.querySelector('.table-scroll');"
                + " return [document.documentElement.scrollWidth <= innerWidth, box.scrollWidth <= box.clientWidth]; }"))
                .isEqualTo(List.of(true, true));
    }
}
