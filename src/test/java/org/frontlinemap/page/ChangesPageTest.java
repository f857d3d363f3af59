package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import org.frontlinemap.server.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The list of changes, and corrections apart from it. */
@PageTest
class ChangesPageTest {

    private static List<String> listed(Visitor visitor) {
        @SuppressWarnings("unchecked")
        List<String> ids = (List<String>) visitor.at("#changes-list > li").evaluateAll("all => all.map(el => el.dataset.change)");
        return ids;
    }

    private static List<String> ids(JsonNode changes) {
        List<String> ids = new ArrayList<>();
        changes.forEach(change -> ids.add(change.get("id").asString()));
        return ids;
    }

    @ParameterizedTest
    @CsvSource({"known,axis=known&to=2023-02-26", "valid,axis=valid&to=2023-02-26&known=2023-02-26", "position,axis=position&datetime=2023-02-26&known=2023-02-26"})
    void eachListHasTheServersChangesNewestFirst(String tab, String query, RunningServer server, Visitor visitor) {
        visitor.open(server, "#changes");
        visitor.at("#tab-" + tab).click();
        visitor.settle();
        List<String> expected = ids(server.get("/changes?limit=40&" + query).json().get("changes"));
        assertThat(visitor.at("#changes-list > li")).hasCount(expected.size());
        assertThat(listed(visitor)).isEqualTo(expected).isNotEmpty();
    }

    @Test
    void theListAlongTheLedgerIsOfTheReadingOnScreenAndSaysSo(RunningServer server, Visitor visitor) {
        visitor.open(server, "#changes");
        visitor.at("#tab-position").click();
        for (String reading : new String[] {"datetime=2023-02-26&known=2023-02-26", "datetime=2023-05-25&known=2023-05-25", "datetime=2023-05-25"}) {
            String day = reading.substring(9, 19);
            visitor.at("#date").fill(day);
            visitor.at(reading.contains("known") ? "#mode-then" : "#mode-hindsight").click();
            visitor.settle();
            JsonNode answer = server.get("/changes?limit=40&axis=position&" + reading).json();
            assertThat(visitor.at("#side .upto")).containsText(answer.get("numberMatched").asInt() + " changes of readings as of the end of");
            assertThat(visitor.at("#side .upto")).containsText(reading.contains("known") ? "as known that day" : "with hindsight: known up to");
            assertThat(visitor.at("#side .upto")).containsText("up to the latest ledger position, " + server.head());
            assertThat(listed(visitor)).isEqualTo(ids(answer.get("changes")));
        }
    }

    @Test
    void theRestOfALongListIsAskedForWhenWanted(RunningServer server, Visitor visitor) {
        visitor.open(server, "#changes&datetime=2023-06-30&known=2023-06-30");
        JsonNode all = server.get("/changes?axis=known&to=2023-06-30&limit=80").json();
        int matched = all.get("numberMatched").asInt();
        assertThat(matched).isGreaterThan(40);
        assertThat(visitor.at("#side .upto")).containsText(matched + " changes up to the end of 30 June 2023");
        assertThat(visitor.at("#changes-list > li")).hasCount(40);
        visitor.at("#changes-more").click();
        assertThat(visitor.at("#changes-list > li")).hasCount(Math.min(matched, 80));
        assertThat(listed(visitor)).isEqualTo(ids(all.get("changes")));
    }

    @Test
    void aClickMovesTheDateOpensThePlaceAndKeepsTheList(RunningServer server, Visitor visitor) {
        visitor.open(server, "#changes");
        Locator change = visitor.at("#changes-list > li").filter(new Locator.FilterOptions().setHasText("Yahidne")).first();
        assertThat(change.locator(".when")).containsText("25 Feb 2023");
        List<String> before = listed(visitor);
        change.locator("button").click();
        visitor.settle();
        assertThat(visitor.at("#date")).hasValue("2023-02-25");
        assertThat(visitor.at("#card h2")).hasText("Yahidne");
        assertThat(visitor.at("#changes-list [aria-current=true]")).containsText("Yahidne");
        assertThat(listed(visitor)).isEqualTo(before);
        visitor.at("#step-on").click();
        visitor.settle();
        assertThat(visitor.at("#changes-list [aria-current=true]")).hasCount(0);
    }

    @Test
    void theListIsReachedAndLeftByKeyboard(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.at("#explore > summary").focus();
        visitor.press("Enter", "Tab", "Enter");
        assertThat(visitor.at("#side")).isVisible();
        visitor.at("#tab-known").focus();
        visitor.press("ArrowRight");
        assertThat(visitor.at("#tab-valid")).isFocused();
        assertThat(visitor.at("#tab-valid")).hasAttribute("aria-selected", "true");
        visitor.press("ArrowLeft", "ArrowLeft");
        assertThat(visitor.at("#tab-corrections")).hasAttribute("aria-selected", "true");
        visitor.press("Escape");
        assertThat(visitor.at("#side")).isHidden();
        assertThat(visitor.at("#explore > summary")).isFocused();
        assertThat(visitor.page().url()).doesNotContain("&changes");
    }

    @Test
    void whatWasWrongIsListedApart(RunningServer server, Visitor visitor) {
        visitor.open(server, "#changes");
        visitor.at("#tab-corrections").click();
        assertThat(visitor.at("#side")).containsText("Nothing has been corrected so far.");
        String report = server.get("/collections/reports/items?settlement=bilohorivka-luhansk&limit=1").json().at("/features/0/id").asString();
        server.delete("/collections/reports/items/" + report + "?reason=Entered+twice");
        Locator entry = visitor.at("#changes-list > [data-correction]");
        assertThat(entry).hasCount(1);
        assertThat(entry).containsText("Withdrawn: a report");
        assertThat(entry).containsText("Reason: Entered twice");
        assertThat(entry).containsText("It stood for");
        visitor.at("#tab-known").click();
        assertThat(visitor.at("#changes-list > [data-change]").first()).isVisible();
        assertThat(visitor.at("#changes-list > [data-correction]")).hasCount(0);
    }
}
