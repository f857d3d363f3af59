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

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.StringReader;
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

    private static final List<String> COLUMNS = List.of(HEADER.strip().split(","));

    /** A row that is wrong in one way. */
    private record Bad(String row, String column, String value, String reason, Map<String, String> mended) {
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
        try (HeldTurn held = HeldTurn.behindAnother(server)) {
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
        try (HeldTurn held = HeldTurn.of(server)) {
            visitor.at("#import-record-all").click();
            assertThat(visitor.at("#import-progress")).isVisible();
            assertThat(visitor.drawn(mendedPlace, "control")).isEqualTo("unknown");
        }
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

    /** Features of one line, the second without a geometry that is one; Yahidne lies 200 m from a side of the first. */
    private static String areas(double lon, double lat) {
        String feature = "{\"type\":\"Feature\",\"properties\":{\"name\":\"x /// Occupied\"},\"geometry\":{\"type\":\"Polygon\","
                + "\"coordinates\":%s}}";
        String square = String.format(java.util.Locale.ROOT, "[[[%1$f,%3$f],[%2$f,%3$f],[%2$f,%4$f],[%1$f,%4$f],[%1$f,%3$f]]]",
                lon - 0.1, lon + 0.1, lat - 0.0018, lat + 0.1);
        return "{\"type\":\"FeatureCollection\",\"features\":[" + feature.formatted(square) + ","
                + feature.formatted("[[[38,48.5],[39,48.5]]]") + "]}";
    }

    @Test
    void aRejectedFeatureIsToldByItsNumberAndAReportNearAnEdgeSaysSo(RunningServer server, Visitor visitor) {
        JsonNode yahidne = server.get("/collections/settlements/items/yahidne").json().at("/geometry/coordinates");
        start(server, visitor);
        visitor.at("#import-file").setInputFiles(file("deepstatemap_data_20230226.geojson",
                areas(yahidne.get(0).asDouble(), yahidne.get(1).asDouble())));
        visitor.at("#import-format").selectOption("deepstate");
        visitor.at("#import-claimant").selectOption("deepstate");
        visitor.at("#import-submit").click();
        await(visitor, "read");
        assertThat(visitor.at("#import-rejected thead th[scope=col]")).hasText(
                new String[] {"File", "Line", "Feature", "Column", "Value", "What is wrong"});
        assertThat(visitor.at("#import-rejected tbody td[data-column=line]")).hasText("1");
        assertThat(visitor.at("#import-rejected tbody td[data-column=feature]")).hasText("2");
        visitor.at("#import-record-good").click();
        await(visitor, "recorded");

        visitor.page().keyboard().press("Escape");
        assertThat(visitor.at("#imports-dialog")).isHidden();
        visitor.open(server, "#datetime=2023-02-27&known=2023-02-27&place=yahidne");
        String report = server.get("/collections/reports/items?settlement=yahidne&claimant=deepstate"
                + "&datetime=2023-02-26/2023-02-26").json().get("features").valueStream()
                .filter(each -> each.at("/properties/near_edge").asBoolean()).findFirst().orElseThrow().get("id").asString();
        assertThat(visitor.at("#card [data-report='" + report + "'] .tags")).containsText("near the edge of the drawn area");
        assertThat(visitor.at("#card .tags").getByText("near the edge")).hasCount(1);
        visitor.at("[data-lang=uk]").click();
        assertThat(visitor.at("#card [data-report='" + report + "'] .tags")).containsText("біля межі окресленої ділянки");
        assertThat(visitor.at("#card [data-part=identity]")).containsText("КАТОТТГ");
    }
}
