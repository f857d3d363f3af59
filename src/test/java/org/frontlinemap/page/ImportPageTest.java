package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.frontlinemap.server.RunningServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@PageTest
class ImportPageTest {

    private static final List<String> COLUMNS = List.of("settlement", "claimant", "control", "basis", "valid_from",
            "published", "source_label", "note", "publisher", "url");
    private static final String HEADER = String.join(",", COLUMNS) + "\n";

    /** A row that is wrong in one way. */
    private record Bad(String row, String column, String value, String reason, Map<String, String> mended) {
    }

    private static String row(String settlement) {
        return settlement + ",isw,russia,assessed,2023-02-20,2023-02-20,held by,,Test,https://example.org/1";
    }

    private static Bad wrong(String settlement, String column, String value, String reason) {
        List<String> cells = new ArrayList<>(List.of(row(settlement).split(",", -1)));
        String right = cells.set(COLUMNS.indexOf(column), value);
        return new Bad(String.join(",", cells), column, value.isEmpty() ? "–" : value, reason, Map.of(column, right));
    }

    private static List<Bad> tenBadRows(List<String> places) {
        Map<String, String> missing = new LinkedHashMap<>();
        for (int i = 3; i < COLUMNS.size(); i++) {
            missing.put(COLUMNS.get(i), row("any").split(",", -1)[i]);
        }
        Bad nowhere = wrong(places.get(9), "settlement", "", "is required");
        return List.of(wrong(places.get(0), "settlement", "nowhere-at-all", "is no settlement"),
                wrong(places.get(1), "claimant", "nobody-known", "is no claimant"),
                wrong(places.get(2), "control", "RU", "must be one of"),
                wrong(places.get(3), "basis", "rumour", "must be one of"),
                wrong(places.get(4), "valid_from", "20.02.2023", "must be a date"),
                wrong(places.get(5), "published", "2099-01-01", "must not be in the future"),
                wrong(places.get(6), "valid_from", "", "is required"),
                wrong(places.get(7), "url", "not an address", "is no address"),
                new Bad(places.get(8) + ",isw,russia", "the row", "–", "has only 3 of 10 cells", missing),
                new Bad(nowhere.row().replace("held by,,", "held by,=SUM(A1),"), "settlement", "–", "is required",
                        nowhere.mended()));
    }

    /** Settlements on the map that no report settles. */
    @SuppressWarnings("unchecked")
    private static List<String> unsettled(Visitor visitor) {
        List<String> places = (List<String>) visitor.page().evaluate("() => document.querySelector('#map').frontline"
                + ".visible().map(({ place }) => place).filter(({ properties: p }) => p.control === 'unknown')"
                + ".map(({ id }) => id).sort()");
        assertThat(places).hasSizeGreaterThan(12);
        return places;
    }

    private static void open(Visitor visitor) {
        visitor.at("#explore > summary").click();
        visitor.at("#imports-button").click();
        assertThat(visitor.at("#imports-dialog")).isVisible();
    }

    private static void start(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.signIn(server.token());
        open(visitor);
    }

    private static FilePayload file(String name, String text) {
        return new FilePayload(name, "application/octet-stream", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Locator job(Visitor visitor, String state) {
        return visitor.at("#import-job[data-state='" + state + "']");
    }

    private static void await(Visitor visitor, String state) {
        assertThat(job(visitor, state)).isVisible();
    }

    private static String figure(Visitor visitor, String name) {
        return visitor.at("#import-figures [data-rows=" + name + "] b").textContent();
    }

    /** Waits until the map draws a settlement so. */
    private static void awaitDrawn(Visitor visitor, String settlement, String control) {
        visitor.page().waitForFunction("([id, control]) => document.querySelector('#map').frontline.visible()"
                + ".find(({ place }) => place.id === id)?.place.properties.control === control",
                List.of(settlement, control));
    }

    /** Puts into the cells what is right, as one would in a spreadsheet, and leaves all columns where they are. */
    private static String mend(String csv, List<Bad> bad, int firstLine) throws IOException {
        StringBuilder out = new StringBuilder();
        try (CSVParser parser = CSVFormat.RFC4180.builder().setHeader().get().parse(new StringReader(csv));
                CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            assertThat(parser.getHeaderNames()).containsSubsequence(COLUMNS)
                    .endsWith("_file", "_line", "_column", "_value", "_reason");
            printer.printRecord(parser.getHeaderNames());
            for (CSVRecord row : parser) {
                Map<String, String> cells = new LinkedHashMap<>(row.toMap());
                cells.putAll(bad.get(Integer.parseInt(row.get("_line")) - firstLine).mended());
                printer.printRecord(parser.getHeaderNames().stream().map(cells::get).toList());
            }
        }
        return out.toString();
    }

    @Test
    void rejectedRowsAreMendedRecordedAndWithdrawnAgain(RunningServer server, Visitor visitor) throws Exception {
        start(server, visitor);
        List<String> places = unsettled(visitor);
        List<Bad> bad = tenBadRows(places);
        String good = places.get(10);
        String mendedPlace = places.get(0);
        StringBuilder csv = new StringBuilder(HEADER).append(row(good)).append('\n').append(row(places.get(11)));
        bad.forEach(each -> csv.append('\n').append(each.row()));
        visitor.at("#import-file").setInputFiles(file("places.csv", csv.append('\n').toString()));
        assertThat(visitor.at("#import-files li")).containsText("places.csv");
        visitor.at("#import-format").selectOption("reports-csv");
        assertThat(visitor.at("#import-mode-try")).isChecked();

        long head = server.head();
        try (HeldTurn held = HeldTurn.of(server)) {
            visitor.at("#import-submit").click();
            assertThat(visitor.at("#import-phase")).hasText("Waiting for its turn");
            assertThat(visitor.at("#import-progress:indeterminate")).isVisible();
            assertThat(visitor.at("#imports-status")).hasText("Waiting for its turn");
            assertThat(visitor.at("#import-cancel")).isEnabled();
        }
        await(visitor, "read");
        assertThat(visitor.at("#imports-status"))
                .hasText("tried, waits for a decision. Accepted: 2, unchanged: 0, rejected: 10");
        assertThat(visitor.at("#import-heading")).isFocused();
        assertThat(server.head()).as("what held the turn").isEqualTo(head + HeldTurn.ENTRIES);

        assertThat(List.of(figure(visitor, "read"), figure(visitor, "accepted"), figure(visitor, "rejected")))
                .containsExactly("12", "2", "10");
        Locator rows = visitor.at("#import-rejected tbody tr");
        assertThat(rows).hasCount(10);
        for (int i = 0; i < bad.size(); i++) {
            List<String> cells = rows.nth(i).locator("td").allTextContents();
            assertThat(cells.subList(0, 4)).containsExactly("places.csv", Integer.toString(i + 4), bad.get(i).column(),
                    bad.get(i).value());
            assertThat(cells.get(4)).startsWith(bad.get(i).reason());
        }
        assertThat(visitor.at("#import-record-all")).isDisabled();
        assertThat(visitor.at("#import-why")).containsText("10 rows were rejected");
        Download download = visitor.page().waitForDownload(() -> visitor.at("#import-download").click());
        assertThat(download.suggestedFilename()).isEqualTo("rejected.csv");
        String rejected = Files.readString(download.path());

        visitor.at("#import-record-good").click();
        await(visitor, "recorded");
        assertThat(visitor.at("#import-outcome")).containsText("Recorded at ledger positions");
        awaitDrawn(visitor, good, "russia");
        assertThat(visitor.drawn(mendedPlace, "control")).isEqualTo("unknown");

        visitor.at("#import-mended").click();
        assertThat(visitor.at("#import-format")).hasValue("reports-csv");
        visitor.at("#import-file").setInputFiles(file("mended.csv", mend(rejected, bad, 4)));
        assertThat(visitor.at("#import-files li")).hasCount(1);
        visitor.at("#import-submit").click();
        await(visitor, "read");
        assertThat(List.of(figure(visitor, "accepted"), figure(visitor, "rejected"))).containsExactly("10", "0");
        assertThat(visitor.at("#import-rejected")).hasCount(0);
        visitor.at("#import-record-all").click();
        await(visitor, "recorded");
        long last = server.head();
        assertThat(visitor.at("#import-outcome")).containsText("to " + last);
        awaitDrawn(visitor, mendedPlace, "russia");
        JsonNode reports = server.get("/collections/reports/items?limit=1000&settlement=" + places.get(9)).json();
        assertThat(reports.get("features").valueStream().map(report -> report.at("/properties/note").asString()))
                .as("not what a spreadsheet was kept from computing").contains("=SUM(A1)");

        visitor.at("#import-changes").click();
        assertThat(visitor.at("#imports-dialog")).isHidden();
        assertThat(visitor.at("#tab-position")).hasAttribute("aria-selected", "true");
        assertThat(visitor.at("#side .upto")).containsText("up to ledger position " + last);
        assertThat(visitor.at("#changes-list li").first()).containsText("position " + last);

        open(visitor);
        await(visitor, "recorded");
        visitor.at("#import-withdraw").click();
        visitor.at("#import-withdraw-sure").click();
        assertThat(visitor.at("#import-reason-error")).hasText("Please give the reason.");
        assertThat(server.head()).isEqualTo(last);
        visitor.at("#import-reason").fill("Mended wrongly");
        visitor.at("#import-withdraw-sure").click();
        await(visitor, "withdrawn");
        assertThat(visitor.at("#import-outcome")).containsText("Withdrawn at ledger position " + (last + 1));
        awaitDrawn(visitor, mendedPlace, "unknown");
        assertThat(visitor.drawn(good, "control")).isEqualTo("russia");

        visitor.at("#imports-tab-list").click();
        assertThat(visitor.at("#imports-list li").nth(0).locator(".state")).hasText("withdrawn");
        assertThat(visitor.at("#imports-list li").nth(0)).containsText("mended.csv");
        assertThat(visitor.at("#imports-list li").nth(1).locator(".state")).hasText("recorded");
        assertThat(visitor.at("#imports-list li").nth(1)).containsText("Accepted: 2 · Rejected: 10");
    }

    @Test
    void aCancelledImportIsGoneOnWithFromTheList(RunningServer server, Visitor visitor) {
        start(server, visitor);
        visitor.at("#import-file").setInputFiles(file("later.csv", HEADER + row("siversk") + "\n"));
        visitor.at("#import-format").selectOption("reports-csv");
        try (HeldTurn held = HeldTurn.of(server)) {
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
