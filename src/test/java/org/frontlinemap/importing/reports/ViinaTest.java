package org.frontlinemap.importing.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.gazetteer.PlaceCode;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.importing.RealLedger;
import org.frontlinemap.importing.reading.Collected;
import org.frontlinemap.importing.reading.FileOf;
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

class ViinaTest {

    private static final String BOTH = "{\"claimants\": {\"status_dsm\": \"deepstate\", \"status_isw\": \"isw\"}}";
    private static final String YAHIDNE = "UA14020010190061896";
    private static final String BERKHIVKA = "UA14020010040033862";

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

    private RealLedger.Loaded load(String profile, SourceFile... files) {
        return ledger.load(Told.format("viina"), ledger.request(null, null, profile), files);
    }

    private FileOf series(String name, int firstDay, String... values) {
        StringBuilder text = new StringBuilder("katottg,date,status_isw\n");
        for (int i = 0; i < values.length; i++) {
            text.append(YAHIDNE).append(",202302").append(firstDay + i).append(',').append(values[i]).append('\n');
        }
        return FileOf.text(folder, name, text.toString());
    }

    private RealLedger.Loaded loadIsw(FileOf file) {
        return load("{\"claimants\": {\"status_isw\": \"isw\"}}", file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viina/kontrol_by_place.csv", "viina/kontrol_by_day.csv"})
    void dailyRowsBecomeChangesOfEachClaimant(String fixture) {
        RealLedger.Loaded loaded = load(BOTH, FileOf.fixture(fixture));
        Collected collected = loaded.collected();
        assertThat(collected.reasons()).isEmpty();
        assertThat(Told.reports(collected)).containsExactlyInAnyOrder(
                "yahidne deepstate ukraine assessed inferred whole 2023-02-20 2023-02-20 UA -",
                "yahidne deepstate contested assessed inferred whole 2023-02-22 2023-02-22 CONTESTED -",
                "yahidne deepstate russia assessed inferred whole 2023-02-24 2023-02-24 RU -",
                "berkhivka deepstate ukraine assessed inferred whole 2023-02-22 2023-02-22 UA -",
                "berkhivka deepstate unknown assessed inferred whole 2023-02-24 2023-02-24 NA -",
                "berkhivka deepstate russia assessed inferred whole 2023-02-26 2023-02-26 RU -",
                "berkhivka isw ukraine assessed inferred whole 2023-02-20 2023-02-20 UA -",
                "berkhivka isw russia assessed inferred whole 2023-02-23 2023-02-23 RU -",
                "soledar deepstate russia assessed inferred whole 2023-02-20 2023-02-20 RU -",
                "soledar isw russia assessed inferred whole 2023-02-20 2023-02-20 RU -");
        assertThat(collected.rows()).isEqualTo(21);
        assertThat(collected.accepted()).isEqualTo(9);
        assertThat(collected.entries(Document.class)).singleElement().satisfies(document -> {
            assertThat(document.title()).isEqualTo(Path.of(fixture).getFileName().toString());
            assertThat(document.archiveSha256()).isEqualTo(FileOf.fixture(fixture).sha256());
        });
        assertThat(loaded.coverage()).containsExactly(
                new Import.Coverage("deepstate", Instant.parse("2023-02-19T22:00:00Z"), Instant.parse("2023-02-26T22:00:00Z")),
                new Import.Coverage("isw", Instant.parse("2023-02-19T22:00:00Z"), Instant.parse("2023-02-26T22:00:00Z")));
    }

    @Test
    void theSameRowsInAnotherOrderSayNothingNewAndRelyOnTheFirst() {
        RealLedger.Loaded first = load(BOTH, FileOf.fixture("viina/kontrol_by_place.csv"));
        for (String again : List.of("viina/kontrol_by_place.csv", "viina/kontrol_by_day.csv")) {
            RealLedger.Loaded second = load(BOTH, FileOf.fixture(again));
            assertThat(second.id()).isNull();
            assertThat(second.collected().unchanged()).isEqualTo(21);
            assertThat(second.reliesOn()).containsExactly(first.id());
        }
    }

    @Test
    void oneClaimantAfterTheOtherComesToTheSameAsBothAtOnce() {
        load("{\"claimants\": {\"status_isw\": \"isw\", \"status_wiki\": null}}", FileOf.fixture("viina/kontrol_by_day.csv"));
        Collected both = load(BOTH, FileOf.fixture("viina/kontrol_by_day.csv")).collected();
        assertThat(both.reports()).hasSize(7).allMatch(report -> report.claimant().equals("deepstate"));
        assertThat(both.dropped()).isEmpty();
    }

    @Test
    void theProfileMaySayOtherwiseForAColumn() {
        Collected collected = load("""
                {"claimants": {"status_isw": {"claimant": "isw", "basis": "media_report", "inference": "stated"}},
                 "values": {"RU": "contested"}, "published_after_days": 2, "code_column": "katottg"}""",
                series("a.csv", 20, "RU")).collected();
        assertThat(Told.reports(collected)).containsExactly(
                "yahidne isw contested media_report stated whole 2023-02-20 2023-02-22 RU -");
    }

    @Test
    void aLaterFileThatGoesOnAddsOnlyWhatChanged() {
        RealLedger.Loaded first = loadIsw(series("a.csv", 10, "UA", "UA"));
        RealLedger.Loaded second = loadIsw(series("b.csv", 10, "UA", "UA", "UA", "RU", "RU"));
        assertThat(Told.reports(second.collected())).containsExactly(
                "yahidne isw russia assessed inferred whole 2023-02-13 2023-02-13 RU -");
        assertThat(second.reliesOn()).containsExactly(first.id());
    }

    @Test
    void aFileThatBeginsEarlierAddsOnlyWhatIsNotRecorded() {
        RealLedger.Loaded first = loadIsw(series("a.csv", 20, "UA", "RU"));
        RealLedger.Loaded second = loadIsw(series("b.csv", 19, "CONTESTED", "UA", "RU"));
        assertThat(Told.reports(second.collected())).extracting(told -> told.split(" ")[6])
                .containsExactly("2023-02-19");
        assertThat(second.reliesOn()).containsExactly(first.id());
        assertThat(loadIsw(series("b.csv", 19, "CONTESTED", "UA", "RU")).id()).isNull();
    }

    @Test
    void aRevisedDayIsSaidAnew() {
        loadIsw(series("a.csv", 20, "UA", "RU", "RU"));
        assertThat(Told.reports(loadIsw(series("b.csv", 20, "UA", "UA", "RU")).collected())).containsExactly(
                "yahidne isw ukraine assessed inferred whole 2023-02-21 2023-02-21 UA -",
                "yahidne isw russia assessed inferred whole 2023-02-22 2023-02-22 RU -");
        assertThat(loadIsw(series("b.csv", 20, "UA", "UA", "RU")).id()).isNull();
    }

    @Test
    void aStatementMadeAloneCountsAndSilenceDoesNotEndIt() {
        Collected alone = ledger.load(Told.format("reports-csv"), ledger.request("isw", null, null),
                FileOf.text(folder, "alone.csv", "settlement,control,basis,valid_from,published,publisher\n"
                        + "yahidne,contested,assessed,2023-02-21,2023-02-21,ISW\n")).collected();
        assertThat(alone.accepted()).isOne();
        Collected silent = loadIsw(series("a.csv", 20, "NA", "NA", "NA")).collected();
        assertThat(silent.entries()).isEmpty();
        assertThat(silent.dropped()).containsEntry("nothing_said", 3L);
        assertThat(Told.reports(loadIsw(series("b.csv", 20, "CONTESTED", "CONTESTED", "RU")).collected()))
                .extracting(told -> told.split(" ")[6]).containsExactly("2023-02-20", "2023-02-22");
    }

    @Test
    void aSeriesThatFallsSilentInALaterFileIsSaidToBeUnknown() {
        loadIsw(series("a.csv", 20, "UA", "RU"));
        assertThat(Told.reports(loadIsw(series("b.csv", 22, "NA", "NA", "RU")).collected())).containsExactly(
                "yahidne isw unknown assessed inferred whole 2023-02-22 2023-02-22 NA -",
                "yahidne isw russia assessed inferred whole 2023-02-24 2023-02-24 RU -");
    }

    @Test
    void aFileThatEndsBeforeWhatIsRecordedOfItsTimeIsRefused() {
        loadIsw(series("a.csv", 20, "UA", "RU", "RU"));
        assertThatThrownBy(() -> loadIsw(series("b.csv", 20, "UA", "CONTESTED")))
                .isInstanceOf(UnreadableFileException.class).hasMessageContaining("recorded up to 2023-02-22 without a gap");
        assertThat(loadIsw(series("c.csv", 18, "UA", "UA")).id()).isNotNull();
        assertThat(load("{\"claimants\": {\"status_isw\": \"deepstate\"}}", series("b.csv", 20, "UA")).id()).isNotNull();
    }

    /** Says of one settlement what was said before, and of another something new. */
    private FileOf day22() {
        return FileOf.text(folder, "c.csv", "katottg,date,status_isw\n" + YAHIDNE + ",20230222,UA\n"
                + BERKHIVKA + ",20230222,UA\n");
    }

    @Test
    void aDayBetweenRecordedDaysIsRefusedWhereItWouldStandForTheLaterOnes() {
        loadIsw(series("a.csv", 20, "UA"));
        RealLedger.Loaded later = loadIsw(day22());
        assertThat(later.collected().reports()).extracting(Report::settlement).containsExactly("berkhivka");
        assertThatThrownBy(() -> loadIsw(series("b.csv", 21, "RU"))).isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("what is said of 2023-02-21").hasMessageContaining("are recorded from 2023-02-22")
                .hasMessageContaining("withdraw, in this order: " + later.id());
        assertThatThrownBy(() -> load("{\"claimants\": {\"status_isw\": \"isw\"}}", series("b.csv", 21, "RU"),
                series("d.csv", 23, "RU"))).hasMessageContaining("withdraw, in this order: " + later.id());
        assertThat(loadIsw(series("b.csv", 21, "UA")).collected().unchanged()).isOne();
    }

    @Test
    void aDayBetweenMayBeBroughtWithAllThatFollow() {
        loadIsw(series("a.csv", 20, "UA"));
        loadIsw(day22());
        assertThat(Told.reports(loadIsw(series("b.csv", 21, "RU", "UA")).collected())).containsExactly(
                "yahidne isw russia assessed inferred whole 2023-02-21 2023-02-21 RU -",
                "yahidne isw ukraine assessed inferred whole 2023-02-22 2023-02-22 UA -");
    }

    @Test
    void aWithdrawnSeriesIsReadAsIfItHadNeverBeen() {
        RealLedger.Loaded first = loadIsw(series("a.csv", 20, "UA", "RU", "RU"));
        ledger.withdraw(first.id());
        RealLedger.Loaded again = loadIsw(series("b.csv", 20, "UA", "RU"));
        assertThat(again.collected().reports()).hasSize(2);
        assertThat(again.reliesOn()).isEmpty();
    }

    @Test
    void severalFilesAreOneSeries() {
        RealLedger.Loaded loaded = load("{\"claimants\": {\"status_isw\": \"isw\"}}",
                series("2023a.csv", 10, "UA", "RU"), series("2023b.csv", 12, "RU", "NA"), series("2023c.csv", 20, "UA"));
        assertThat(loaded.collected().reports()).hasSize(4);
        assertThat(loaded.coverage()).hasSize(2);
        assertThat(loaded.coverage().get(0).until()).isEqualTo(Instant.parse("2023-02-13T22:00:00Z"));
        assertThat(loaded.collected().entries(Document.class)).hasSize(3);
    }

    @Test
    void rowsThatCannotBeTakenAreRejectedAndCodesNobodyHasOnlyOnce() {
        Settlement yahidne = ledger.known().settlement("yahidne").orElseThrow();
        List<PlaceCode> codes = new ArrayList<>(yahidne.codes());
        codes.add(new PlaceCode(PlaceCode.Scheme.GEONAMES, "100001", null, null));
        ledger.record(new Settlement(yahidne.id(), yahidne.names(), codes, yahidne.kind(), yahidne.admin(),
                yahidne.location(), yahidne.formerIds(), null));
        Collected collected = load(BOTH, FileOf.fixture("viina/control_bad_rows.csv")).collected();
        assertThat(collected.reasons()).satisfiesExactly(
                reason -> assertThat(reason).isEqualTo("3 status_dsm must be one of UA, RU, CONTESTED, NA"),
                reason -> assertThat(reason).isEqualTo("4 date must be a date written YYYYMMDD"),
                reason -> assertThat(reason).isEqualTo("5 date must be a date written YYYYMMDD"),
                reason -> assertThat(reason).isEqualTo("6 date must not be before the date of an earlier"
                        + " row on yahidne: put the rows in the order of their dates"),
                reason -> assertThat(reason).isEqualTo("8 date was given before for yahidne, with other values"),
                reason -> assertThat(reason).isEqualTo("9 geonameid is no settlement's code here; "
                        + "further rows of this code are left out and only counted"),
                reason -> assertThat(reason).startsWith("12 geonameid is no settlement's code here"),
                reason -> assertThat(reason).isEqualTo("13 geonameid is required"),
                reason -> assertThat(reason).isEqualTo("14 date must not be in the future"),
                reason -> assertThat(reason).startsWith("15 has only 4 of 7 cells"));
        assertThat(collected.accepted()).isEqualTo(2);
        assertThat(collected.dropped()).containsExactly(java.util.Map.entry("unknown_settlement", 2L));
        assertThat(collected.rows("unknown_settlement")).isEqualTo(15);
        assertThat(collected.notices()).extracting(Intake.Notice::message)
                .singleElement().asString().startsWith("2 further rows");
    }

    @Test
    void settlementsWithoutARowForSomeDaysAreNoticed() {
        Collected collected = loadIsw(FileOf.text(folder, "gaps.csv", "katottg,date,status_isw\n"
                + YAHIDNE + ",20230220,UA\n" + YAHIDNE + ",20230221,UA\n"
                + BERKHIVKA + ",20230220,UA\n")).collected();
        assertThat(collected.notices()).extracting(Intake.Notice::message)
                .singleElement().asString().startsWith("1 settlements have no row for some of the days");
    }

    @ParameterizedTest
    @CsvSource({"cut.csv, only 2 of 7 cells", "no-codes.csv, no column of codes", "windows-1251.csv, line 3 is not UTF-8"})
    void filesThatCannotBeReadSayWhy(String fixture, String why) {
        ImportRequest request = ledger.request(null, null, "{\"claimants\": {\"status_dsm\": \"deepstate\"}}");
        Collected collected = new Collected();
        var reader = Told.format("viina").reader(request, ledger.known());
        try {
            reader.read(FileOf.fixture("viina/" + fixture), collected);
            assertThat(collected.reasons()).singleElement().asString().contains(why);
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (UnreadableFileException refused) {
            assertThat(refused).hasMessageContaining(why);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"claimants\": {\"status_isw\": \"isw\", \"status\": \"isw\"}} | isw | is the claimant of the column status_isw already",
        "{\"claimants\": {\"status_isw\": \"isw\"}, \"delimiter\": \" \"} | ' ' | must be one character that can be seen"})
    void whatIsWrongInAProfileIsSaid(String profile, String value, String why) {
        ImportRequest request = ledger.request(null, null, profile);
        assertThatThrownBy(() -> Told.format("viina").reader(request, ledger.known()))
                .isInstanceOfSatisfying(InvalidRecordException.class,
                        refused -> assertThat(refused.value()).contains(value))
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"claimants\": {\"status_other\": \"isw\"}} | profile.claimants names the column status_other",
        "{\"claimants\": {\"status_isw\": \"isw\"}, \"code_column\": \"place\"} | profile.code_column names the column place"})
    void aColumnThatTheFileDoesNotHaveIsToldByTheFieldThatNamesIt(String profile, String why) {
        FileOf file = series("plain.csv", 20, "UA");
        assertThatThrownBy(() -> load(profile, file)).isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(why).hasMessageEndingWith("its columns are katottg, date, status_isw");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "isw   | " + BOTH + "                                                       | claimant",
        "      | {}                                                                 | profile.claimants",
        "      | {\"claimants\": {\"status_isw\": null}}                            | profile.claimants",
        "      | {\"claimants\": {\"status_isw\": \"nobody\"}}                      | profile.claimants",
        "      | {\"claimants\": {\"status_isw\": \"isw\", \"status\": \"isw\"}}    | profile.claimants.status",
        "      | {\"claimants\": {\"status_isw\": 7}}                               | profile.claimants.status_isw",
        "      | {\"claimants\": {\"status_isw\": {\"basis\": \"assessed\"}}}       | profile.claimants.status_isw.claimant",
        "      | {\"claimants\": {\"status_isw\": {\"claimant\": \"isw\", \"basis\": \"x\"}}} | profile.claimants.status_isw.basis",
        "      | {\"claimants\": {\"status_isw\": {\"claimant\": \"isw\", \"x\": 1}}} | profile.claimants.status_isw.x",
        "      | {\"values\": {\"NA\": \"unknown\"}}                                | profile.values.NA",
        "      | {\"values\": {\"RU\": \"nobody\"}}                                 | profile.values.RU",
        "      | {\"claimants\": {\"status_isw\": \"isw\"}, \"published_after_days\": -1} | profile.published_after_days"})
    void aRequestThatIsWrongIsRefusedAndTheFieldNamed(String claimant, String profile, String field) {
        ImportRequest request = ledger.request(claimant, null, profile);
        assertThatThrownBy(() -> Told.format("viina").reader(request, ledger.known()))
                .isInstanceOfSatisfying(InvalidRecordException.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }
}
