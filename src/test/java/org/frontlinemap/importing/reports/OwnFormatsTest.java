package org.frontlinemap.importing.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.frontlinemap.geodata.FormulaGuard;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.importing.RealLedger;
import org.frontlinemap.importing.reading.Collected;
import org.frontlinemap.importing.reading.CsvFile;
import org.frontlinemap.importing.reading.FileOf;
import org.frontlinemap.importing.reading.Format;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.importing.reading.SourceFile;
import org.frontlinemap.importing.reading.UnreadableFileException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnFormatsTest {

    private static final Document CITED = new Document("An outlet", null, URI.create("https://example.org/cited"), null,
            null, null, null);
    private static final String HEADER = "settlement,claimant,control,basis,valid_from,published\n";
    private static final String ROW = "yahidne,isw,ukraine,assessed,2023-02-26,2023-02-26\n";

    @TempDir
    Path folder;

    private RealLedger ledger;

    @BeforeEach
    void open() {
        ledger = RealLedger.silent(folder);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private Collected load(String format, String profile, SourceFile... files) {
        return ledger.load(Told.format(format), ledger.request("isw", CITED, profile), files).collected();
    }

    private Collected csv(String text) {
        return load("reports-csv", null, FileOf.text(folder, "rows.csv", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reports-csv/golden.csv", "reports-geojson/golden.geojson", "reports-ndjson/golden.ndjson"})
    void statementsAreReadWithTheirDocumentsAndNotTwice(String fixture) {
        String format = fixture.substring(0, fixture.indexOf('/'));
        Collected first = load(format, null, FileOf.fixture(fixture));
        assertThat(first.reasons()).isEmpty();
        assertThat(Told.reports(first)).containsExactly(
                "yahidne isw contested assessed stated whole 2023-02-23 2023-02-24 likely contested "
                        + "Says that both sides are in the village, and\ngives no more.",
                "berkhivka wagner-prigozhin russia party_claim stated whole 2023-02-24T19:00 2023-02-24 - "
                        + "=1+1 is what it says",
                "hryhorivka-chasiv-yar general-staff-ukraine ukraine official_statement inferred part 2023-02 "
                        + "2023-02-26 - -",
                "zaitseve-bakhmut general-staff-ukraine ukraine denial stated whole 2023-02-26 2023-02-26 - -");
        assertThat(first.accepted()).isEqualTo(4);
        assertThat(first.entries(Document.class)).extracting(Document::publisher)
                .containsExactly("An outlet", "An outlet", "An office");
        assertThat(first.entries(Document.class).get(0)).isEqualTo(CITED);
        assertThat(first.entries(Document.class).get(1).url()).isEqualTo(URI.create("https://example.org/а?b=1"));
        assertThat(first.entries().toString()).doesNotContain("kept to ourselves");

        Collected second = load(format, null, FileOf.fixture(fixture));
        assertThat(second.entries()).isEmpty();
        assertThat(second.unchanged()).isEqualTo(4);
    }

    @Test
    void theSameStatementsInAnotherOfOurFormatsSayNothingNew() {
        load("reports-csv", null, FileOf.fixture("reports-csv/golden.csv"));
        assertThat(load("reports-geojson", null, FileOf.fixture("reports-geojson/golden.geojson")).entries()).isEmpty();
        assertThat(load("reports-ndjson", null, FileOf.fixture("reports-ndjson/golden.ndjson")).entries()).isEmpty();
    }

    @Test
    void aProfileMapsColumnsAndWords() {
        Collected collected = load("reports-csv", """
                {"columns": {"name": "Де", "claimant": "Хто", "control": "Чиє", "valid_from": "Коли",
                  "source_label": "Підпис"},
                 "values": {"control": {"РФ": "russia", "Спірне": "contested"}},
                 "defaults": {"basis": "media_report", "claimant": "meduza", "published": "2023-03-01"},
                 "delimiter": ";"}""", FileOf.fixture("reports-csv/mapped.csv"));
        assertThat(Told.reports(collected)).containsExactly(
                "soledar isw russia media_report stated whole 2023-01-12 2023-03-01 РФ; так -",
                "krasna-hora meduza contested media_report stated whole 2023-02-13 2023-03-01 - -");
        assertThat(collected.notices()).isEmpty();
    }

    @Test
    void rowsThatCannotBeTakenAreRejectedWithColumnAndReason() {
        Collected collected = load("reports-csv", null, FileOf.fixture("reports-csv/bad-rows.csv"));
        assertThat(collected.accepted()).isEqualTo(2);
        assertThat(collected.rows()).isEqualTo(16);
        assertThat(collected.reasons()).satisfiesExactly(
                reason -> assertThat(reason).isEqualTo("3 settlement is no settlement here"),
                reason -> assertThat(reason).startsWith("4 name may mean several, say which by its id in a "
                        + "column settlement: zaitseve-bakhmut (Zaitseve, Donetsk"),
                reason -> assertThat(reason).isEqualTo("5 lon must be degrees from -180 to 180"),
                reason -> assertThat(reason).isEqualTo("6 settlement is required, or a code, or a name"),
                reason -> assertThat(reason).isEqualTo("7 claimant is no claimant here"),
                reason -> assertThat(reason).isEqualTo("8 control must be one of ukraine, russia, contested, none, unknown"),
                reason -> assertThat(reason).isEqualTo("9 basis is required"),
                reason -> assertThat(reason).isEqualTo("10 valid_from is no date or time of the calendar"),
                reason -> assertThat(reason).isEqualTo("11 published must not be before valid_from 2023-02-26"),
                reason -> assertThat(reason).isEqualTo("12 published must be from 1900 to 2199"),
                reason -> assertThat(reason).startsWith("13 url must be an absolute http or https address"),
                reason -> assertThat(reason).isEqualTo("14 url is no address"),
                reason -> assertThat(reason).startsWith("15 note must not hold invisible characters"),
                reason -> assertThat(reason).isEqualTo("16 has only 6 of 12 cells; it may be cut off"));
        Intake.Rejection rejection = collected.rejections().get(5);
        assertThat(rejection.value()).isEqualTo("Ukraine");
        assertThat(rejection.row()).startsWith("yahidne").hasSize(12);
        assertThat(collected.headers().get("bad-rows.csv")).hasSize(12);
    }

    @Test
    void rowsOfOneClaimantThatContradictEachOtherAreNoticed() {
        Collected collected = load("reports-csv", null, FileOf.text(folder, "both.csv",
                "settlement,claimant,control,basis,valid_from,published,publisher\n"
                + "yahidne,isw,ukraine,assessed,2023-02-21,2023-02-21,ISW\n"
                + "yahidne,isw,russia,assessed,2023-02-22,2023-02-22,ISW\n"
                + "yahidne,isw,russia,assessed,2023-02-21,2023-02-21,ISW\n"
                + "yahidne,deepstate,russia,assessed,2023-02-21,2023-02-21,DS\n"));
        assertThat(collected.accepted()).isEqualTo(4);
        assertThat(collected.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.line()).isEqualTo(4);
            assertThat(notice.message()).startsWith(
                    "isw says russia of yahidne from 2023-02-21, but line 2 says ukraine of the same time");
        });
    }

    @Test
    void aWrongDelimiterIsToldByTheColumnsFound() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> load("reports-csv", "{\"delimiter\": \";\"}",
                FileOf.text(folder, "commas.csv", "settlement,claimant,control\nyahidne,isw,ukraine\n")))
                .hasMessageContaining("its columns are settlement,claimant,control: ")
                .hasMessageContaining("profile.delimiter");
    }

    @Test
    void featuresThatCannotBeTakenAreRejectedAndTheOthersTaken() {
        Collected collected = load("reports-geojson", null, FileOf.fixture("reports-geojson/bad-features.geojson"));
        assertThat(collected.accepted()).isOne();
        assertThat(collected.reasons()).satisfiesExactly(
                reason -> assertThat(reason).startsWith("3 lon must be degrees"),
                reason -> assertThat(reason).startsWith("4 lat must be degrees"),
                reason -> assertThat(reason).startsWith("5 name may mean ").contains(" km away)"),
                reason -> assertThat(reason).isEqualTo("6 name is the name of no settlement here near these degrees"),
                reason -> assertThat(reason).isEqualTo("7 settlement must be a text"),
                reason -> assertThat(reason).isEqualTo("8 names the member settlement twice"),
                reason -> assertThat(reason).startsWith("9 documents must be an array"),
                reason -> assertThat(reason).startsWith("10 url must be an absolute http or https address"),
                reason -> assertThat(reason).isEqualTo("11 must be a Feature"),
                reason -> assertThat(reason).isEqualTo("12 settlement is required, or a code, or a name"));
        assertThat(collected.rejections().get(0).row().get(0)).contains("NaN");
    }

    @Test
    void linesThatCannotBeTakenAreRejectedAndTheOthersTaken() {
        Collected collected = load("reports-ndjson", null, FileOf.fixture("reports-ndjson/bad-lines.ndjson"));
        assertThat(collected.accepted()).isEqualTo(2);
        assertThat(collected.rejections()).extracting(Intake.Rejection::line).containsExactly(2L, 3L, 4L, 7L, 8L);
    }

    @ParameterizedTest
    @CsvSource({"reports-csv/windows-1251.csv, line 3 is not UTF-8 text, 1", "reports-csv/cut.csv, line 3, 1",
        "reports-csv/other-columns.csv, none of the columns, 0", "reports-geojson/cut.geojson, cut off, 2",
        "reports-geojson/deep.geojson, nesting, 0", "reports-geojson/web-mercator.geojson, WGS 84, 0",
        "reports-ndjson/windows-1251.ndjson, line 2 is not UTF-8 text, 1"})
    void filesThatCannotBeReadToTheEndSayWhereAndKeepWhatStandsBefore(String fixture, String where, int before) {
        Format format = Told.format(fixture.substring(0, fixture.indexOf('/')));
        var reader = format.reader(ledger.request("isw", CITED, null), ledger.known());
        Collected collected = new Collected();
        assertThatThrownBy(() -> reader.read(FileOf.fixture(fixture), collected))
                .isInstanceOf(UnreadableFileException.class).hasMessageContaining(where);
        reader.finish(collected);
        assertThat(collected.reports()).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"column\": {}}                                          | profile.column",
        "{\"columns\": {\"unit\": \"Unit\"}}                       | profile.columns.unit",
        "{\"columns\": {\"note\": 7}}                              | profile.columns.note",
        "{\"columns\": []}                                         | profile.columns",
        "{\"values\": {\"control\": {\"RU\": \"nobody\"}}}         | profile.values.control.RU",
        "{\"values\": {\"control\": {\"RU\": null}}}               | profile.values.control.RU",
        "{\"defaults\": {\"basis\": \"hearsay\"}}                  | profile.defaults.basis",
        "{\"delimiter\": \";;\"}                                   | profile.delimiter",
        "[]                                                        | profile"})
    void aProfileThatIsWrongIsRefusedAndTheFieldNamed(String profile, String field) {
        ImportRequest request = ledger.request(null, CITED, profile);
        assertThatThrownBy(() -> Told.format("reports-csv").reader(request, ledger.known()))
                .isInstanceOfSatisfying(InvalidRecordException.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @Test
    void aClaimantThatIsNotRecordedIsRefused() {
        ImportRequest request = ledger.request("nobody", CITED, null);
        assertThatThrownBy(() -> Told.format("reports-csv").reader(request, ledger.known()))
                .isInstanceOf(InvalidRecordException.class).hasMessageContaining("nobody");
    }

    @Test
    void aColumnThatTheProfileNamesMustBeThere() {
        assertThatThrownBy(() -> load("reports-csv", "{\"columns\": {\"name\": \"Town\"}}",
                FileOf.text(folder, "rows.csv", "City\nSoledar\n")))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("profile.columns.").hasMessageContaining("names the column Town, which the file does");
    }

    @Test
    void aRowGivenTwiceCountsOnce() {
        Collected collected = csv(HEADER + ROW + ROW + ROW.replace("assessed", "geolocated"));
        assertThat(collected.accepted()).isEqualTo(2);
        assertThat(collected.unchanged()).isOne();
    }

    @Test
    void timesWrittenInAnotherWayAreTheSame() {
        csv(HEADER + ROW.replace("2023-02-26", "2023-02-26T19:00"));
        assertThat(csv(HEADER + ROW.replace("2023-02-26", "2023-02-26T17:00:00Z")).unchanged()).isOne();
    }

    @Test
    void anotherWordingTimeOrDocumentIsAnotherStatement() {
        csv(HEADER + ROW);
        for (String other : List.of(ROW.replace("ukraine", "contested"), ROW.replace("02-26,2023", "02-25,2023"),
                ROW.replace("-26\n", "-27\n"), ROW.replace("isw", "meduza"), ROW.replace("yahidne", "berkhivka"))) {
            assertThat(csv(HEADER + other).accepted()).as(other).isOne();
        }
        assertThat(csv(HEADER.replace("\n", ",publisher\n") + ROW.replace("\n", ",Another\n")).accepted()).isOne();
    }

    @Test
    void rowsWithoutADocumentNeedOneFromTheRequest() {
        Collected collected = ledger.load(Told.format("reports-csv"), ledger.request("isw", null, null),
                FileOf.text(folder, "rows.csv", HEADER + ROW)).collected();
        assertThat(collected.reasons()).containsExactly("2 publisher is required, since the import names no document");
    }

    @Test
    void codesThatContradictEachOtherOrTheNameAreRejected() {
        Collected collected = csv("katottg,pcode,name,control,basis,valid_from,published\n"
                + "UA14020010190061896,UA1402001004,,ukraine,assessed,2023-02-26,2023-02-26\n"
                + "UA99999999999999999,,Yahidne,ukraine,assessed,2023-02-26,2023-02-26\n"
                + "UA99999999999999999,,,ukraine,assessed,2023-02-26,2023-02-26\n"
                + ",UA1402001004,,ukraine,assessed,2023-02-26,2023-02-26\n");
        assertThat(collected.reasons()).satisfiesExactly(
                reason -> assertThat(reason).startsWith("2 pcode is the code of berkhivka"),
                reason -> assertThat(reason).startsWith("3 katottg is not the code of yahidne"),
                reason -> assertThat(reason).isEqualTo("4 katottg is no settlement's code here"));
        assertThat(collected.reports()).singleElement().extracting("settlement").isEqualTo("berkhivka");
    }

    @Test
    void rejectedRowsMendedAreTaken() throws Exception {
        Collected rejected = csv("name,control,basis,valid_from,published,note\nЗайцеве,ukraine,assessed,2023-02-26,"
                + "2023-02-26,-1 is no formula\n");
        Intake.Rejection row = rejected.rejections().get(0);
        List<String> cells = new ArrayList<>(row.row().stream().map(FormulaGuard::guarded).toList());
        cells.addAll(List.of("zaitseve-bakhmut", "1", row.reason().replace(',', ' ')));
        Path mended = Files.writeString(folder.resolve("mended.csv"), String.join(",",
                rejected.headers().get("rows.csv")) + ",settlement,_line,_reason\n" + String.join(",", cells) + "\n");
        Collected taken = load("reports-csv", null, FileOf.path(mended));
        assertThat(Told.reports(taken)).containsExactly(
                "zaitseve-bakhmut isw ukraine assessed stated whole 2023-02-26 2023-02-26 - -1 is no formula");
        assertThat(taken.notices()).isEmpty();
    }
}
