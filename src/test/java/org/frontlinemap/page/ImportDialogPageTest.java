package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.page.ImportDialog.HEADER;
import static org.frontlinemap.page.ImportDialog.await;
import static org.frontlinemap.page.ImportDialog.figure;
import static org.frontlinemap.page.ImportDialog.file;
import static org.frontlinemap.page.ImportDialog.open;
import static org.frontlinemap.page.ImportDialog.row;
import static org.frontlinemap.page.ImportDialog.start;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.frontlinemap.server.RunningServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@PageTest
class ImportDialogPageTest {

    @Test
    void theReadingOfTheFilesIsShownAsItGoesOn(RunningServer server, Visitor visitor) {
        start(server, visitor);
        String text = HEADER + row("siversk") + "\n";
        visitor.at("#import-file").setInputFiles(file("read.csv", text));
        visitor.at("#import-format").selectOption("reports-csv");
        visitor.at("#import-mode-all_or_nothing").check();
        assertThat(visitor.at("#import-submit")).hasText("Read and record");
        try (HeldTurn held = HeldTurn.of(server)) {
            visitor.at("#import-submit").click();
            assertThat(visitor.at("#import-phase")).hasText("Reading the files");
            assertThat(visitor.at("#import-progress-text")).hasText("%d bytes of %<d bytes · 1 row".formatted(text.length()));
            assertThat(visitor.at("#import-progress")).hasJSProperty("position", 1);
            assertThat(visitor.at("#imports-status")).hasText("Reading the files: 100 %");
            visitor.press("Escape");
            assertThat(visitor.at("#imports-dialog")).isHidden();
            open(visitor);
            assertThat(visitor.at("#import-phase")).hasText("Reading the files");
        }
        await(visitor, "recorded");
    }

    @Test
    void aCancelledImportIsGoneOnWithFromTheList(RunningServer server, Visitor visitor) {
        start(server, visitor);
        visitor.at("#import-file").setInputFiles(file("later.csv", HEADER + row("siversk") + "\n"));
        visitor.at("#import-format").selectOption("reports-csv");
        try (HeldTurn held = HeldTurn.behindAnother(server)) {
            visitor.at("#import-submit").click();
            assertThat(visitor.at("#import-phase")).hasText("Waiting for its turn");
            visitor.at("#import-cancel").click();
            await(visitor, "cancelled");
        }
        visitor.at("#imports-tab-list").click();
        Locator item = visitor.at("#imports-list li").first();
        assertThat(item.locator(".state")).hasText("cancelled");
        item.locator("[data-resume]").click();
        await(visitor, "read");
        assertThat(figure(visitor, "accepted")).isEqualTo("1");
        visitor.at("#import-discard").click();
        assertThat(visitor.at("#imports-list")).isVisible();
        assertThat(visitor.at("#imports-list")).not().containsText("later.csv");
    }

    @Test
    void whatOtherImportsRelyOnIsWithdrawnAfterThem(RunningServer server, Visitor visitor) {
        visitor.expect("409");
        start(server, visitor);
        String areas = """
                {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"status": "A"},
                 "geometry": {"type": "Polygon", "coordinates":
                  [[[37.9, 48.5], [38.2, 48.5], [38.2, 48.7], [37.9, 48.7], [37.9, 48.5]]]}}]}""";
        String profile = """
                {"class_property": "status", "classes": {"A": {"control": "contested", "basis": "assessed"}},
                 "date": "%s", "edge_metres": null}""";
        for (String day : List.of("2023-05-01", "2023-05-02")) {
            visitor.at("#imports-tab-bring").click();
            visitor.page().evaluateHandle("""
                    ([name, text]) => {
                      const data = new DataTransfer();
                      data.items.add(new File([text], name));
                      document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
                    }""", List.of("areas.geojson", areas));
            assertThat(visitor.at("#import-files li")).containsText("areas.geojson");
            if (day.endsWith("1")) {
                visitor.at("#import-format").selectOption("areas-geojson");
                visitor.at("#import-submit").click();
                assertThat(visitor.at("#import-claimant-error")).not().isEmpty();
                visitor.at("#import-claimant").selectOption("+new");
                visitor.at("#import-new-name").fill("Watch of Areas");
                visitor.at("#import-new-kind").selectOption("analyst");
                visitor.at("#import-new-side").selectOption("independent");
                visitor.at("#import-publisher").fill("Watch of Areas");
                visitor.at("#import-mode-keep_good").check();
                visitor.at("#import-profile-box > summary").click();
            }
            visitor.at("#import-profile-file").setInputFiles(file("profile.json", profile.formatted(day)));
            assertThat(visitor.at("#import-profile")).hasValue(profile.formatted(day));
            visitor.at("#import-submit").click();
            await(visitor, "recorded");
        }
        visitor.at("#imports-tab-list").click();
        Locator older = visitor.at("#imports-list li").nth(1);
        assertThat(older).containsText("Watch of Areas");
        older.locator("[data-withdraw]").click();
        assertThat(visitor.at("#import-reason")).isFocused();
        visitor.at("#import-reason").fill("The areas were of another day");
        visitor.at("#import-withdraw-sure").click();
        assertThat(visitor.at("#import-reason-error")).containsText("relies on this one");
        Locator relying = visitor.at("[data-relying]");
        assertThat(relying).hasCount(1);
        relying.click();
        assertThat(visitor.at("#import-withdraw")).isVisible();
        visitor.at("#import-withdraw").click();
        visitor.at("#import-reason").fill("The areas were of another day");
        visitor.at("#import-withdraw-sure").click();
        await(visitor, "withdrawn");
        visitor.at("#imports-tab-list").click();
        visitor.at("#imports-list li").nth(1).locator("[data-withdraw]").click();
        visitor.at("#import-reason").fill("The areas were of another day");
        visitor.at("#import-withdraw-sure").click();
        await(visitor, "withdrawn");
    }

    @Test
    void whatTheServerRefusesIsSaidBesideTheField(RunningServer server, Visitor visitor) {
        visitor.expect("422");
        start(server, visitor);
        visitor.at("#import-submit").click();
        assertThat(visitor.at("#import-file-error")).hasText("Choose at least one file.");
        assertThat(visitor.at("#import-format-error")).not().isEmpty();
        visitor.at("#import-file").setInputFiles(file("any.csv", HEADER));
        visitor.at("#import-format").selectOption("reports-csv");
        visitor.at("#import-profile-box").evaluate("box => { box.open = true; }");
        visitor.at("#import-profile").fill("{\"columns\": ");
        visitor.at("#import-submit").click();
        assertThat(visitor.at("#import-profile-error")).hasText("This is no JSON object.");
        visitor.at("#import-profile").fill("{\"defaults\": {\"control\": \"RU\"}}");
        visitor.at("#import-submit").click();
        assertThat(visitor.at("#import-profile-error")).containsText("defaults.control must be one of");
        assertThat(visitor.at("#import-profile")).isFocused();
        assertThat(visitor.at("#import-files li")).containsText("any.csv");
    }

    @Test
    void everyFormatOfTheServerIsNamedInBothLanguages(RunningServer server) {
        List<String> keys = server.get("/imports/formats").json().get("formats").valueStream()
                .map(format -> format.get("id").asString())
                .flatMap(id -> List.of("import.format." + id, "import.holds." + id).stream()).toList();
        assertThat(LanguageFilesTest.words("en")).containsKeys(keys.toArray(String[]::new));
        assertThat(LanguageFilesTest.words("uk")).containsKeys(keys.toArray(String[]::new));
    }

    @Test
    void everyExampleOfAProfileIsOneThatTheServerTakes(RunningServer server, Visitor visitor) {
        start(server, visitor);
        visitor.at("#import-profile-box > summary").click();
        visitor.at("#import-profile-help > summary").click();
        visitor.at("#import-publisher").fill("Test");
        for (JsonNode format : server.get("/imports/formats").json().get("formats")) {
            String id = format.get("id").asString();
            visitor.at("#imports-tab-bring").click();
            visitor.at("#import-file").setInputFiles(file(id + ".txt", "empty\n"));
            visitor.at("#import-format").selectOption(id);
            if (!format.get("claimant").asString().equals("none")) {
                visitor.at("#import-claimant").selectOption(format.get("claimant").asString().equals("required") ? "isw" : "");
            }
            visitor.at("#import-profile-help button").click();
            assertThat(visitor.at("#import-profile")).hasValue(visitor.at("#import-profile-help pre").textContent());
            visitor.at("#import-submit").click();
            assertThat(visitor.at("#import-job:is([data-state=read], [data-state=refused])")).containsText(id + ".txt");
        }
    }

    @Test
    void onlyWhoMayReportIsOfferedIt(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.at("#explore > summary").click();
        assertThat(visitor.at("#charts-button")).isVisible();
        assertThat(visitor.at("#imports-button")).isHidden();
        visitor.signIn(server.token());
        visitor.at("#explore").evaluate("menu => { menu.open = true; }");
        assertThat(visitor.at("#imports-button")).isVisible();
        visitor.at("#sign-in").click();
        assertThat(visitor.at("#imports-button")).isHidden();
    }
}
