package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.concurrent.atomic.AtomicInteger;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Each test writes about a settlement of its own. */
@PageTest
class EditingPageTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>";


    private static void openForm(RunningServer server, Visitor visitor, String settlement) {
        visitor.open(server, "#place=" + settlement);
        visitor.signIn(server.token());
        visitor.at("#add-report").click();
        assertThat(visitor.at("#report-form")).isVisible();
        assertThat(visitor.at("#report-claimant")).isFocused();
    }

    private static void fill(Visitor visitor, String claimant, String control, String publisher) {
        visitor.at("#report-claimant").selectOption(claimant);
        visitor.at("#report-control").selectOption(control);
        visitor.at("#report-basis").selectOption("assessed");
        visitor.at("#report-inference").selectOption("stated");
        visitor.at("#report-publisher").fill(publisher);
        visitor.at("#report-url").fill("https://example.org/source");
    }

    private static JsonNode reports(RunningServer server, String settlement, String claimant) {
        return server.get("/collections/reports/items?settlement=" + settlement + "&claimant=" + claimant).json()
                .get("features");
    }

    @Test
    void aWrongTokenIsRefused(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.expect("status of 401");
        visitor.signIn("flm_wrong");
        assertThat(visitor.at("#sign-in-error")).hasText("This token is not accepted.");
        assertThat(visitor.at("#sign-in-dialog")).isVisible();
        visitor.press("Escape");
        assertThat(visitor.at("#sign-in-dialog")).isHidden();
        assertThat(visitor.at("#sign-in")).hasText("Sign in");
    }

    @Test
    void signingInLastsInTheTabUntilSigningOut(RunningServer server, Visitor visitor) {
        visitor.open(server, "#place=pazeno");
        assertThat(visitor.at("#add-report")).hasText("Sign in to add a report");
        visitor.at("#add-report").click();
        visitor.at("#token").fill(server.token());
        visitor.press("Enter").settle();
        assertThat(visitor.at("#sign-in-dialog")).isHidden();
        assertThat(visitor.at("#sign-in")).hasText("Sign out");
        assertThat(visitor.at("#add-report")).hasText("Add a report");
        visitor.page().reload();
        visitor.settle();
        assertThat(visitor.at("#sign-in")).hasText("Sign out");
        assertThat(visitor.page().url()).doesNotContain(server.token());
        visitor.at("#sign-in").click();
        assertThat(visitor.at("#sign-in")).hasText("Sign in");
        assertThat(visitor.at("#add-report")).hasText("Sign in to add a report");
        visitor.page().reload();
        visitor.settle();
        assertThat(visitor.at("#sign-in")).hasText("Sign in");
    }

    @Test
    void aReportIsAddedAndWithdrawnWithoutLoadingThePageAgain(RunningServer server, Visitor visitor) {
        openForm(server, visitor, "khromove");
        visitor.page().evaluate("() => { window.stillTheSamePage = true; }");
        assertThat(visitor.drawn("khromove", "control")).isEqualTo("unknown");
        fill(visitor, "isw", "russia", "A test's source");
        visitor.at("#report-note").fill("Said to be held since the morning.");
        visitor.at("#report-submit").click();
        Locator item = visitor.at("#card [data-report]")
                .filter(new Locator.FilterOptions().setHasText("A test's source"));
        assertThat(item).containsText("reported Khromove as held by Russia");
        assertThat(item).containsText("Said to be held since the morning.");
        assertThat(visitor.at("#card .held")).hasText("Reported held by Russia");
        assertThat(visitor.at("#notice")).containsText("recorded at ledger position " + server.head());
        visitor.settle();
        assertThat(visitor.drawn("khromove", "control")).isEqualTo("russia");
        assertThat(visitor.at("#as-of")).containsText("ledger position " + server.head());

        item.locator("[data-correct]").click();
        assertThat(visitor.at("#correct-what")).containsText("reported Khromove as held by Russia");
        visitor.at("#correct-how-withdraw").check();
        visitor.at("#correct-submit").click();
        assertThat(visitor.at("#correct-dialog")).isVisible();
        visitor.at("#correct-reason").fill("Recorded on the wrong place");
        visitor.at("#correct-submit").click();
        assertThat(visitor.at("#correct-dialog")).isHidden();
        assertThat(item).hasCount(0);
        assertThat(visitor.at("#card .held")).hasText("No settled report of control");
        visitor.settle();
        assertThat(visitor.drawn("khromove", "control")).isEqualTo("unknown");
        assertThat(visitor.page().evaluate("() => window.stillTheSamePage")).isEqualTo(true);
        assertThat(visitor.at("#as-of")).containsText("ledger position " + server.head());
    }

    @ParameterizedTest
    @CsvSource({"claimant,Who says it", "control,Reported control", "basis,Basis", "inference,Stated or inferred",
        "publisher,Publisher"})
    void nothingIsPresumedAndWhatIsMissingIsNamed(String field, String name, RunningServer server, Visitor visitor) {
        openForm(server, visitor, "pazeno");
        assertThat(visitor.at("#report-" + field)).hasValue("");
        visitor.at("#report-submit").click();
        assertThat(visitor.at("#report-" + field + "-error")).hasText("“" + name + "” is missing.");
        assertThat(visitor.at("#report-" + field)).hasAttribute("aria-invalid", "true");
    }

    @Test
    void whatIsWrongIsSaidBesideItsField(RunningServer server, Visitor visitor) {
        openForm(server, visitor, "pazeno");
        long head = server.head();
        visitor.at("#report-submit").click();
        assertThat(visitor.at("#report-claimant")).isFocused();
        fill(visitor, "isw", "russia", "Test");
        visitor.at("#report-url").fill("javascript:alert(1)");
        visitor.at("#report-submit").click();
        assertThat(visitor.at("#report-url-error")).hasText("Only addresses beginning with http:// or https://.");
        assertThat(visitor.at("#report-control-error")).isEmpty();
        assertThat(server.head()).isEqualTo(head);
    }

    @Test
    void whatTheServerRefusesIsSaidBesideItsField(RunningServer server, Visitor visitor) {
        openForm(server, visitor, "pazeno");
        visitor.expect("status of 422");
        fill(visitor, "isw", "russia", "Test");
        visitor.at("#report-published-date").fill("2199-01-01");
        visitor.at("#report-submit").click();
        assertThat(visitor.at("#report-published-date-error")).hasText("must not be in the future");
        assertThat(visitor.at("#report-published-date")).isFocused();
        visitor.at("#report-published-date").fill("2023-02-26");
        assertThat(visitor.at("#report-published-date-error")).isEmpty();
        visitor.at("#report-submit").click();
        assertThat(visitor.at("#report-dialog")).isHidden();
        assertThat(visitor.at("#card")).containsText("Institute for the Study of War");
    }

    @Test
    void aReportOfALaterDayIsOfferedByItsDay(RunningServer server, Visitor visitor) {
        openForm(server, visitor, "fedorivka");
        fill(visitor, "isw", "ukraine", "Test");
        visitor.at("#report-valid_from-date").fill("2023-03-02");
        visitor.at("#report-published-date").fill("2023-03-03");
        visitor.at("#report-submit").click();
        assertThat(visitor.at("#notice")).containsText("It lies after the date shown");
        visitor.at("#notice button").first().click();
        visitor.settle();
        assertThat(visitor.at("#date")).hasValue("2023-03-03");
        assertThat(visitor.at("#card .held")).hasText("Reported held by Ukraine");
        assertThat(visitor.at("#notice")).isHidden();
    }

    @Test
    void aSourceNotYetListedIsNamedWithTheReport(RunningServer server, Visitor visitor) {
        openForm(server, visitor, "pazeno");
        visitor.at("#report-claimant").selectOption("A source not in the list …");
        visitor.at("#report-new-name").fill("Щоденник Ґанку");
        assertThat(visitor.at("#report-new-id")).hasValue("shchodennyk-ganku");
        visitor.at("#report-new-kind").selectOption("newsroom");
        visitor.at("#report-new-side").selectOption("independent");
        visitor.at("#report-control").selectOption("contested");
        visitor.at("#report-basis").selectOption("media_report");
        visitor.at("#report-inference").selectOption("stated");
        visitor.at("#report-publisher").fill("Test");
        visitor.at("#report-submit").click();
        assertThat(visitor.at("#card .reports")).containsText(new String[] {"Щоденник Ґанку"});
        assertThat(reports(server, "pazeno", "shchodennyk-ganku").size()).isEqualTo(1);
    }

    @Test
    void aReportWhoseAnswerIsLostIsRecordedOnce(RunningServer server, Visitor visitor) {
        openForm(server, visitor, "orikhovo-vasylivka");
        fill(visitor, "isw", "russia", "Test");
        int before = reports(server, "orikhovo-vasylivka", "isw").size();
        visitor.expect("ERR_CONNECTION_RESET");
        AtomicInteger sent = new AtomicInteger();
        visitor.page().route(url -> url.endsWith("/collections/reports/items"), route -> {
            if (sent.incrementAndGet() == 1) {
                assertThat(route.fetch().status()).isEqualTo(201);
                route.abort("connectionreset");
            } else {
                route.resume();
            }
        });
        visitor.at("#report-submit").click();
        assertThat(visitor.at("#report-dialog")).isHidden();
        assertThat(visitor.at("#notice")).containsText("has been recorded");
        assertThat(sent.get()).isEqualTo(2);
        assertThat(reports(server, "orikhovo-vasylivka", "isw").size()).isEqualTo(before + 1);
    }

    @Test
    void whatSourcesWriteIsShownAsText(RunningServer server, Visitor visitor) {
        String text = "\"" + HOSTILE + "\"";
        Answer answer = server.sendJson("POST", "/collections/reports/items", """
                {"claimants": [{"id": "hostile", "name": %1$s, "kind": "newsroom", "side": "independent"}],
                 "documents": [{"publisher": %1$s, "title": %1$s, "language": "en",
                                "url": "https://example.org/?q=%%3Cscript%%3E"}],
                 "reports": [{"settlement": "berkhivka", "claimant": "hostile", "control": "contested",
                              "basis": "media_report", "valid_from": "2023-02-26", "published": "2023-02-26",
                              "source_label": %1$s, "note": %1$s}]}""".formatted(text));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        visitor.open(server, "#place=berkhivka");
        visitor.signIn(server.token());
        Locator item = visitor.at("#card [data-report='" + answer.json().at("/reports/0/id").asString() + "']");
        assertThat(item.locator(".note")).hasText(HOSTILE);
        assertThat(item.locator("q")).hasText(HOSTILE);
        assertThat(item.locator(".sentence")).containsText(HOSTILE);
        assertThat(item.locator(".documents a")).hasText(HOSTILE + ": " + HOSTILE);
        item.locator("[data-correct]").click();
        assertThat(visitor.at("#correct-what")).containsText(HOSTILE);
        visitor.press("Escape");
        visitor.at("#add-report").click();
        assertThat(visitor.at("#report-claimant")).containsText(HOSTILE);
        assertThat(visitor.at("main img, dialog img, main script, dialog script")).hasCount(0);
    }
}
