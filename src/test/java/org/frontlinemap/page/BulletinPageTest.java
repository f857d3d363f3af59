package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@PageTest
class BulletinPageTest {

    private static void open(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.signIn(server.token());
        visitor.at("#explore > summary").focus();
        visitor.press("Enter");
        assertThat(visitor.at("#bulletin-button")).isVisible();
        visitor.at("#bulletin-button").focus();
        visitor.press("Enter");
        assertThat(visitor.at("#bulletin-publisher")).isFocused();
    }

    /** Fills in the document and stops at the first place. */
    private static void document(Visitor visitor, String publisher, String day) {
        type(visitor, publisher);
        visitor.press("Tab");
        type(visitor, "https://example.org/bulletin");
        visitor.press("Tab");
        type(visitor, "A bulletin");
        visitor.press("Tab");
        type(visitor, "en");
        visitor.press("Tab");
        type(visitor, day);
        visitor.press("Tab");
        type(visitor, "Institute for the Study");
        assertThat(visitor.at("#bulletin-claimant")).hasValue("isw");
        visitor.press("Tab");
        assertThat(field(visitor, 1, "place")).isFocused();
    }

    private static void type(Visitor visitor, String text) {
        visitor.page().keyboard().type(text);
    }

    /** Control, and on what basis: what the lines that follow take over. */
    private static void choose(Visitor visitor, String control) {
        type(visitor, control);
        visitor.press("Tab");
        type(visitor, "assessment");
        visitor.press("Tab");
        type(visitor, "stated");
    }

    private static Locator field(Visitor visitor, int line, String name) {
        return visitor.at("#bulletin-lines .line:nth-child(" + line + ") [data-field=" + name + "]");
    }

    private static Locator outcome(Visitor visitor, int line) {
        return visitor.at("#bulletin-lines .line:nth-child(" + line + ") .line-outcome");
    }

    private static JsonNode found(RunningServer server, String q) {
        return server.get("/collections/settlements/items?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8)).json();
    }

    /** Settlements that one name alone finds. */
    private static List<JsonNode> unmistakable(RunningServer server, int count) {
        List<JsonNode> places = new ArrayList<>();
        for (JsonNode place : server.get("/collections/settlements/items?limit=1000").json().get("features")) {
            if (places.size() < count
                    && found(server, place.at("/properties/name").asString()).get("numberMatched").asInt() == 1) {
                places.add(place);
            }
        }
        assertThat(places).hasSize(count);
        return places;
    }

    @Test
    void thirtyPlacesAreEnteredByKeyboardAlone(RunningServer server, Visitor visitor) {
        List<JsonNode> places = unmistakable(server, 30);
        open(server, visitor);
        document(visitor, "Thirty places", "2023-06-29");
        for (int line = 1; line <= places.size(); line++) {
            type(visitor, places.get(line - 1).at("/properties/name").asString());
            if (line == 1) {
                visitor.press("Tab");
                assertThat(field(visitor, 1, "control")).isFocused();
                choose(visitor, "Ukraine");
            }
            visitor.press("Enter");
            assertThat(field(visitor, line + 1, "place")).isFocused();
        }
        long head = server.head();
        visitor.press("Control+Enter");
        assertThat(visitor.at("#bulletin-dialog")).isHidden();
        assertThat(visitor.at("#notice")).containsText("30 reports have been recorded");
        JsonNode recorded = server.get("/collections/reports/items?limit=1000&datetime=2023-06-29/2023-06-29").json();
        List<String> settlements = new ArrayList<>();
        for (JsonNode report : recorded.get("features")) {
            if (report.at("/properties/position").asLong() > head) {
                settlements.add(report.at("/properties/settlement").asString());
                assertThat(report.at("/properties/control").asString()).isEqualTo("ukraine");
                assertThat(report.at("/properties/basis").asString()).isEqualTo("assessed");
                assertThat(report.at("/properties/inference").asString()).isEqualTo("stated");
                assertThat(report.at("/properties/valid_from").asString()).isEqualTo("2023-06-29");
                assertThat(report.at("/properties/publisher").asString()).isEqualTo("Thirty places");
            }
        }
        assertThat(settlements)
                .containsExactlyInAnyOrderElementsOf(places.stream().map(place -> place.get("id").asString()).toList());
        assertThat(server.head()).isEqualTo(head + 31);
    }

    /** Names that begin as controls do: typed into the wrong field they would choose one. */
    @Test
    void typingOneNameAfterTheOtherNeverChoosesAControl(RunningServer server, Visitor visitor) {
        String[] places = {"Yahidne", "Roty", "Nykyforivka", "Roty", "Klynove", "Novoselivka", "Ivanhrad", "Roty", "Khromove"};
        List<String> taken = new ArrayList<>();
        open(server, visitor);
        document(visitor, "No control chosen", "2023-02-26");
        for (String place : places) {
            if (found(server, place).get("numberMatched").asInt() == 1) {
                taken.add(place);
                type(visitor, place);
                visitor.press("Enter");
                assertThat(field(visitor, taken.size() + 1, "place")).isFocused();
            }
        }
        assertThat(taken).hasSizeGreaterThan(5).contains("Roty");
        for (int line = 1; line <= taken.size(); line++) {
            assertThat(field(visitor, line, "place")).hasValue(taken.get(line - 1));
            for (String name : new String[] {"control", "basis", "inference"}) {
                assertThat(field(visitor, line, name)).hasValue("");
            }
            assertThat(field(visitor, line, "extent")).hasValue("whole");
        }
        field(visitor, 3, "control").focus();
        choose(visitor, "Contested");
        field(visitor, 1, "control").focus();
        choose(visitor, "Russia");
        for (int line = 1; line <= taken.size() + 1; line++) {
            assertThat(field(visitor, line, "control")).hasValue(line < 3 ? "russia" : "contested");
            assertThat(field(visitor, line, "basis")).hasValue("assessed");
            assertThat(field(visitor, line, "inference")).hasValue("stated");
        }
    }

    @Test
    void whatALineWouldChangeIsOfTheReadingOnScreenAndOfToday(RunningServer server, Visitor visitor) {
        open(server, visitor);
        document(visitor, "Two readings", "2023-02-26");
        type(visitor, "Krynychne");
        visitor.press("Tab");
        assertThat(field(visitor, 1, "control")).isFocused();
        choose(visitor, "Contested");
        for (String reading : new String[] {"shown", "today"}) {
            assertThat(outcome(visitor, 1).locator("[data-reading=" + reading + "]"))
                    .containsText("No settled report of control → Reported contested");
        }
        visitor.at("#bulletin-published").fill("2023-03-01");
        assertThat(field(visitor, 1, "valid_from")).hasValue("2023-03-01");
        assertThat(outcome(visitor, 1).locator("[data-reading=shown]")).hasText(
                "As of 26 Feb 2023, as known that day, without hindsight: no change: No settled report of control");
        assertThat(outcome(visitor, 1).locator("[data-reading=today]")).hasText(
                "As of the end of today, by the usual rule: No settled report of control → Reported contested");
    }

    @Test
    void amongNamesakesTheWriterChooses(RunningServer server, Visitor visitor) {
        int namesakes = found(server, "Зайцеве").get("numberMatched").asInt();
        assertThat(namesakes).isGreaterThan(1);
        open(server, visitor);
        document(visitor, "Namesakes", "2023-02-20");
        type(visitor, "Зайцеве");
        visitor.press("Enter");
        Locator options = visitor.at(".place-list [role=option]");
        assertThat(options).hasCount(namesakes);
        visitor.press("Enter", "Enter");
        assertThat(field(visitor, 1, "place")).isFocused();
        assertThat(visitor.at(".place-list [aria-selected=true]")).hasCount(0);
        assertThat(options.first()).containsText("hromada");
        assertThat(options.first()).containsText("km from the map’s centre");
        visitor.press("ArrowDown", "ArrowDown");
        String chosen = visitor.at(".place-list [aria-selected=true] .where").textContent();
        visitor.press("Enter");
        assertThat(field(visitor, 2, "place")).isFocused();
        assertThat(visitor.at(".place-said").first()).containsText(chosen.substring(0, chosen.indexOf(" ·")));
    }

    @Test
    void repetitionsAndContradictionsAreShownBeforeAnythingIsRecorded(RunningServer server, Visitor visitor) {
        Answer answer = server.sendJson("POST", "/collections/reports/items", """
                {"documents": [{"publisher": "Before", "url": "https://example.org/"}],
                 "reports": [{"settlement": "pazeno", "claimant": "isw", "control": "russia", "basis": "assessed",
                              "valid_from": "2023-04-02", "published": "2023-04-02"}]}""");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        open(server, visitor);
        document(visitor, "Conflicts", "2023-04-02");
        for (int line = 1; line <= 3; line++) {
            type(visitor, line < 3 ? "Pazeno" : "Yahidne");
            visitor.press("Tab");
            assertThat(field(visitor, line, "control")).isFocused();
            choose(visitor, line == 2 ? "Ukraine" : "Russia");
            visitor.press("Enter");
            assertThat(field(visitor, line + 1, "place")).isFocused();
        }
        long head = server.head();
        visitor.press("Control+Enter");
        assertThat(visitor.at("#bulletin-status")).hasText("2 lines repeat or contradict another report.");
        assertThat(outcome(visitor, 1).locator(".duplicate"))
                .containsText("Institute for the Study of War, 2 Apr 2023: Russia");
        assertThat(outcome(visitor, 1).locator(".contradiction")).containsText("line 2: Ukraine");
        assertThat(outcome(visitor, 2).locator(".contradiction")).hasCount(2);
        assertThat(outcome(visitor, 3).locator("[data-reading=shown]")).containsText("As of 26 Feb 2023, as known that day");
        assertThat(outcome(visitor, 3).locator("[data-reading=today]")).containsText("As of the end of today");
        assertThat(visitor.at("#bulletin-submit")).hasText("Record 3 reports all the same");
        assertThat(server.head()).isEqualTo(head);
        assertThat(visitor.at("#bulletin-submit")).isFocused();
        visitor.press("Enter");
        assertThat(visitor.at("#notice")).containsText("3 reports have been recorded");
        assertThat(server.head()).isEqualTo(head + 4);
    }

    @Test
    void aDraftOutlastsThePage(RunningServer server, Visitor visitor) {
        open(server, visitor);
        document(visitor, "A draft", "2023-03-05");
        type(visitor, "Yahidne");
        visitor.press("Tab");
        assertThat(field(visitor, 1, "control")).isFocused();
        type(visitor, "Contested");
        visitor.press("Tab", "Tab", "Tab", "Tab", "Tab");
        type(visitor, "A note");
        visitor.page().reload();
        visitor.settle();
        visitor.at("#explore > summary").click();
        visitor.at("#bulletin-button").click();
        assertThat(visitor.at("#bulletin-publisher")).hasValue("A draft");
        assertThat(visitor.at("#bulletin-claimant")).hasValue("isw");
        assertThat(field(visitor, 1, "place")).hasValue("Yahidne");
        assertThat(field(visitor, 1, "control")).hasValue("contested");
        assertThat(field(visitor, 1, "note")).hasValue("A note");
        visitor.at("#bulletin-discard").click();
        visitor.at("#explore > summary").click();
        visitor.at("#bulletin-button").click();
        assertThat(visitor.at("#bulletin-publisher")).hasValue("");
    }

    @Test
    void whatIsMissingIsSaidWhereItIsMissing(RunningServer server, Visitor visitor) {
        open(server, visitor);
        long head = server.head();
        visitor.press("Control+Enter");
        assertThat(visitor.at("#bulletin-publisher-error")).hasText("“Publisher” is missing.");
        assertThat(visitor.at("#bulletin-error")).hasText("Enter at least one place.");
        document(visitor, "Missing", "2023-02-31");
        type(visitor, "Nowhere at all");
        visitor.press("Control+Enter");
        assertThat(visitor.at("#bulletin-published-error")).containsText("A date such as");
        assertThat(outcome(visitor, 1)).containsText("Choose the place from those found.");
        assertThat(outcome(visitor, 1)).containsText("Choose the reported control.");
        assertThat(outcome(visitor, 1)).containsText("Choose the basis.");
        assertThat(outcome(visitor, 1)).containsText("Choose whether it is stated or inferred.");
        for (String name : new String[] {"control", "basis", "inference"}) {
            assertThat(field(visitor, 1, name)).hasValue("");
            assertThat(field(visitor, 1, name)).hasAttribute("aria-invalid", "true");
        }
        assertThat(server.head()).isEqualTo(head);
    }

    @Test
    void onlyThoseWhoMayReportAreOfferedIt(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.at("#explore > summary").click();
        assertThat(visitor.at("#charts-button")).isVisible();
        assertThat(visitor.at("#bulletin-button")).isHidden();
    }
}
