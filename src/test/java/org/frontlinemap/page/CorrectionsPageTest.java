package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@PageTest
class CorrectionsPageTest {

    /** Records a document on two settlements. */
    private static JsonNode record(RunningServer server, String publisher, String one, String other) {
        Answer answer = server.sendJson("POST", "/collections/reports/items", """
                {"documents": [{"publisher": "%s", "url": "https://example.org/"}],
                 "reports": [{"settlement": "%s", "claimant": "isw", "control": "russia", "basis": "assessed",
                              "valid_from": "2023-02-20", "published": "2023-02-21", "note": "As first entered"},
                             {"settlement": "%s", "claimant": "isw", "control": "russia", "basis": "assessed",
                              "valid_from": "2023-02-20", "published": "2023-02-21"}]}"""
                .formatted(publisher, one, other));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static Locator openCorrection(RunningServer server, Visitor visitor, String settlement, JsonNode recorded) {
        visitor.open(server, "#place=" + settlement);
        visitor.signIn(server.token());
        Locator item = visitor.at("[data-report='" + recorded.at("/reports/0/id").asString() + "']");
        item.locator("[data-correct]").click();
        assertThat(visitor.at("#correct-what")).containsText("Institute for the Study of War");
        return item;
    }

    @Test
    void oneReportIsCorrectedWithItsReason(RunningServer server, Visitor visitor) {
        JsonNode recorded = record(server, "To be corrected", "khromove", "pazeno");
        Locator item = openCorrection(server, visitor, "khromove", recorded);
        assertThat(visitor.at("#correct-note")).hasValue("As first entered");
        assertThat(visitor.at("#correct-preview")).hasText("Nothing would change yet.");
        visitor.at("#correct-control").selectOption("contested");
        visitor.at("#correct-note").fill("");
        assertThat(visitor.at("#correct-preview li")).hasText(
                "Khromove: Reported control: Russia → Contested; Note: As first entered → nothing");
        long head = server.head();
        visitor.at("#correct-submit").click();
        assertThat(visitor.at("#correct-error")).hasText("Please give the reason.");
        assertThat(server.head()).isEqualTo(head);
        visitor.at("#correct-reason").fill("Read wrongly");
        visitor.at("#correct-submit").click();
        assertThat(visitor.at("#correct-dialog")).isHidden();
        assertThat(item.locator(".sentence")).containsText("as contested");
        assertThat(item.locator(".note")).hasCount(0);
        assertThat(visitor.at("#notice")).containsText("1 report has been corrected, at ledger position " + (head + 1));
        JsonNode correction = server.get("/corrections?limit=1").json().at("/corrections/0");
        assertThat(correction.get("reason").asString()).isEqualTo("Read wrongly");
        assertThat(correction.at("/before/control").asString()).isEqualTo("russia");
        assertThat(correction.at("/after/control").asString()).isEqualTo("contested");
    }

    @Test
    void whatACorrectionChangesIsToldForTheReadingOnScreenAndForToday(RunningServer server, Visitor visitor) {
        JsonNode recorded = record(server, "Tried first", "trypillia", "nahirne");
        openCorrection(server, visitor, "trypillia", recorded);
        assertThat(visitor.at("#correct-fields .place")).hasValue("Trypillia");
        long head = server.head();
        visitor.at("#correct-control").selectOption("contested");
        Locator told = visitor.at("#correct-readings [data-reading]");
        assertThat(told).hasText(new String[] {
            "As of 26 Feb 2023, as known that day, without hindsight: Reported held by Russia → Reported contested",
            "As of the end of today, by the usual rule: Reported held by Russia → Reported contested"});
        visitor.expect("422");
        visitor.at("#correct-valid_from").fill("2023-03-02");
        assertThat(visitor.at("#correct-error")).containsText("valid_from");
        visitor.at("#correct-published").fill("2023-03-02");
        assertThat(told.first()).containsText("Reported held by Russia → No settled report of control");
        assertThat(told.last()).containsText("Reported held by Russia → Reported contested");
        visitor.at("#correct-how-withdraw").check();
        assertThat(told.last()).containsText("Reported held by Russia → No settled report of control");
        assertThat(server.head()).isEqualTo(head);
    }

    @Test
    void aReportOnTheWrongPlaceIsMoved(RunningServer server, Visitor visitor) {
        JsonNode recorded = record(server, "Misplaced", "klynove", "pazeno");
        Locator item = openCorrection(server, visitor, "klynove", recorded);
        Locator place = visitor.at("#correct-fields .place");
        place.fill("Fedorivka Druha");
        visitor.at("#correct-fields .place-list [role=option]").first().click();
        assertThat(visitor.at("#correct-preview li")).containsText("Place: Klynove → Fedorivka Druha");
        visitor.at("#correct-reason").fill("Another place was meant");
        visitor.at("#correct-submit").click();
        assertThat(visitor.at("#correct-dialog")).isHidden();
        assertThat(item).hasCount(0);
        JsonNode moved = server.get("/collections/reports/items/" + recorded.at("/reports/0/id").asString()).json();
        assertThat(moved.at("/properties/settlement_name").asString()).isEqualTo("Fedorivka Druha");
    }

    @Test
    void allReportsOfADocumentAreCorrectedInOneStep(RunningServer server, Visitor visitor) {
        JsonNode recorded = record(server, "Wrong day", "vershyna", "roty");
        openCorrection(server, visitor, "vershyna", recorded);
        visitor.at("#correct-scope-" + recorded.at("/documents/0").asString()).check();
        assertThat(visitor.at("#correct-control")).hasValue("+keep");
        visitor.at("#correct-valid_from").fill("2023-02-19");
        assertThat(visitor.at("#correct-preview li")).hasText(new String[] {
            "Vershyna: Holds from: 20 Feb 2023 → 19 Feb 2023", "Roty: Holds from: 20 Feb 2023 → 19 Feb 2023"});
        visitor.at("#correct-reason").fill("The bulletin speaks of the day before");
        long head = server.head();
        visitor.at("#correct-submit").click();
        assertThat(visitor.at("#notice")).containsText("2 reports have been corrected");
        assertThat(server.head()).isEqualTo(head + 2);
        for (JsonNode report : recorded.get("reports")) {
            assertThat(server.get("/collections/reports/items/" + report.get("id").asString()).json()
                    .at("/properties/valid_from").asString()).isEqualTo("2023-02-19");
        }
    }

    @Test
    void allReportsOfADocumentAreWithdrawnInOneStep(RunningServer server, Visitor visitor) {
        JsonNode recorded = record(server, "A forgery", "opytne", "ivanhrad");
        Locator item = openCorrection(server, visitor, "opytne", recorded);
        visitor.at("#correct-how-withdraw").check();
        visitor.at("#correct-scope-" + recorded.at("/documents/0").asString()).check();
        assertThat(visitor.at("#correct-fields")).isHidden();
        assertThat(visitor.at("#correct-preview li")).hasCount(2);
        assertThat(visitor.at("#correct-submit")).hasText("Withdraw 2 reports");
        visitor.at("#correct-reason").fill("The document is a forgery");
        visitor.at("#correct-submit").click();
        assertThat(visitor.at("#notice")).containsText("2 reports have been withdrawn");
        assertThat(item).hasCount(0);
        assertThat(server.get("/collections/reports/items?document=" + recorded.at("/documents/0").asString()).json()
                .get("numberMatched").asInt()).isZero();
    }
}
