package org.frontlinemap.importing.areas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.frontlinemap.geodata.report.AreaAssessment;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Inference;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.geodata.time.TimeText;
import org.frontlinemap.importing.RealLedger;
import org.frontlinemap.importing.reading.FileOf;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.importing.reading.SourceFile;
import org.frontlinemap.importing.reading.UnreadableFileException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of many days become changes that say of every day what its file says. */
class AreaSeriesTest {

    private static final String FORMAT = "areas-geojson";
    private static final String PROFILE = """
            {"class_property": "zone", "classes": {"red": {"control": "russia", "basis": "assessed"},
              "amber": {"control": "contested", "basis": "assessed"}},
             "outside": %s, "date": {"file_name": "(\\\\d{8})"}}""";
    private static final String OUTSIDE_UKRAINE = PROFILE.formatted("{\"control\": \"ukraine\", \"basis\": \"assessed\"}");
    private static final String OUTSIDE_NOTHING = PROFILE.formatted("null");
    private static final LocalDate FIRST = LocalDate.of(2023, 2, 1);

    @TempDir
    Path folder;

    private LoadedLedger ledger;

    @BeforeEach
    void open() {
        ledger = new LoadedLedger(folder);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    /** A file of boxes, each {@code zone west south east north}. */
    private SourceFile file(int day, String... boxes) {
        StringBuilder features = new StringBuilder();
        for (String box : boxes) {
            String[] of = box.split(" ");
            features.append(features.isEmpty() ? "" : ",\n").append(String.format(Locale.ROOT,
                    "{\"type\":\"Feature\",\"properties\":{\"zone\":\"%1$s\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                            + "[[[%2$s,%3$s],[%4$s,%3$s],[%4$s,%5$s],[%2$s,%5$s],[%2$s,%3$s]]]}}",
                    of[0], of[1], of[2], of[3], of[4]));
        }
        return FileOf.text(folder, "areas_" + day(day).replace("-", "") + ".geojson",
                "{\"type\":\"FeatureCollection\",\"features\":[\n" + features + "]}");
    }

    private static String day(int day) {
        return FIRST.plusDays(day).toString();
    }

    private SourceFile[] randomSeries(Random random, int days) {
        List<SourceFile> files = new ArrayList<>();
        double west = 38.05;
        double amber = 48.6;
        for (int day = 0; day < days; day++) {
            if (random.nextInt(3) > 0) {
                west += (random.nextDouble() - 0.5) * 0.1;
                amber += (random.nextDouble() - 0.5) * 0.1;
            }
            files.add(file(day, "red " + west + " 48.3 38.6 49.1",
                    "amber " + (west - 0.05) + " " + amber + " " + (west + 0.02) + " " + (amber + 0.1)));
        }
        return files.toArray(SourceFile[]::new);
    }

    /** What a file says, read as if nothing of the claimant's were recorded. */
    private Map<String, String> alone(SourceFile file) {
        Map<String, String> said = new TreeMap<>();
        ledger.readAfresh(FORMAT, OUTSIDE_UKRAINE, file).reports()
                .forEach(report -> said.put(report.settlement(), LoadedLedger.brief(report)));
        return said;
    }

    @Test
    void areasThatMoveWithoutReachingASettlementAreAnEntryOfTheirOwnOnce() {
        SourceFile first = file(0, "red 38.3 48.3 38.6 49.1");
        SourceFile moved = file(1, "red 38.3 48.3 38.6000001 49.1");
        SourceFile still = file(2, "red 38.3 48.3 38.6000001 49.1");

        List<AreaAssessment> read = ledger.read(FORMAT, OUTSIDE_UKRAINE, first, moved, still)
                .entries(AreaAssessment.class);
        assertThat(read).extracting(each -> each.valid().text()).containsExactly(day(0), day(1));
        assertThat(read).extracting(each -> each.reports() == null).containsExactly(false, true);
        assertThat(read.get(1).areas()).singleElement().extracting(AreaAssessment.Area::wkb).isNotNull();
        assertThat(read).extracting(AreaAssessment::claimant).containsOnly(LoadedLedger.MAPPERS);

        ledger.load(FORMAT, OUTSIDE_UKRAINE, first, moved, still);
        assertThat(ledger.read(FORMAT, OUTSIDE_UKRAINE, first, moved, still).entries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void everyDayIsSaidAsItsFileSaysItHoweverTheSeriesIsCut(long seed) {
        Random random = new Random(seed);
        SourceFile[] series = randomSeries(random, 14);
        List<Map<String, String>> expected = new ArrayList<>();
        for (SourceFile file : series) {
            expected.add(alone(file));
        }
        int cut = 5 + random.nextInt(4);
        RealLedger.Loaded first = ledger.load(FORMAT, OUTSIDE_UKRAINE, java.util.Arrays.copyOf(series, cut));
        Map<String, String> before = ledger.said(day(13), LoadedLedger.MAPPERS);
        int from = random.nextInt(cut + 1);
        RealLedger.Loaded second = ledger.load(FORMAT, OUTSIDE_UKRAINE, java.util.Arrays.copyOfRange(series, from, 14));
        for (int day = 0; day < 14; day++) {
            assertThat(ledger.said(day(day), LoadedLedger.MAPPERS)).as("seed %d, day %d", seed, day).isEqualTo(expected.get(day));
        }
        assertThat(second.reliesOn()).containsExactly(first.id());
        assertThat(first.collected().reports().size() + second.collected().reports().size())
                .isLessThan(3 * expected.get(0).size());
        ledger.withdraw(second.id());
        assertThat(ledger.said(day(13), LoadedLedger.MAPPERS)).isEqualTo(before).isNotEqualTo(expected.get(13));
    }

    @Test
    void changedFilesOfRecordedDaysAreSaidAnewWithAllThatFollows() {
        SourceFile[] series = randomSeries(new Random(8), 10);
        ledger.load(FORMAT, OUTSIDE_UKRAINE, series);
        SourceFile[] mended = series.clone();
        mended[3] = file(3, "red 37.8 48.3 38.6 49.1");
        mended[4] = file(4, "red 37.8 48.3 38.6 49.1");
        assertThat(ledger.load(FORMAT, OUTSIDE_UKRAINE, mended).collected().notices())
                .extracting(Intake.Notice::message).anySatisfy(message -> assertThat(message)
                        .contains("differ from what is recorded of mappers for the very same time"));
        for (int day : new int[] {2, 3, 4, 5, 9}) {
            assertThat(ledger.said(day(day), LoadedLedger.MAPPERS)).as("day %d", day)
                    .isEqualTo(alone(mended[day]));
        }
    }

    @Test
    void aSeriesThatEndsBeforeWhatIsRecordedIsRefusedUnlessItRepeatsIt() {
        SourceFile[] series = randomSeries(new Random(9), 10);
        RealLedger.Loaded all = ledger.load(FORMAT, OUTSIDE_UKRAINE, series);
        RealLedger.Loaded part = ledger.load(FORMAT, OUTSIDE_UKRAINE, java.util.Arrays.copyOf(series, 4));
        assertThat(part.id()).isNull();
        assertThat(part.collected().unchanged()).isEqualTo(8);
        assertThatThrownBy(() -> ledger.load(FORMAT, OUTSIDE_UKRAINE, series[0], file(3, "red 37.8 48.3 38.6 49.1")))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("statements of mappers are recorded up to " + day(9));
        ledger.withdraw(all.id());
        assertThat(ledger.load(FORMAT, OUTSIDE_UKRAINE, series[0], file(3, "red 37.8 48.3 38.6 49.1")).id()).isNotNull();
    }

    @Test
    void daysBeforeAndAfterWhatIsRecordedMayBeAdded() {
        SourceFile[] series = randomSeries(new Random(10), 9);
        ledger.load(FORMAT, OUTSIDE_UKRAINE, java.util.Arrays.copyOfRange(series, 3, 6));
        ledger.load(FORMAT, OUTSIDE_UKRAINE, java.util.Arrays.copyOf(series, 3));
        ledger.load(FORMAT, OUTSIDE_UKRAINE, java.util.Arrays.copyOfRange(series, 6, 9));
        for (int day = 0; day < 9; day++) {
            assertThat(ledger.said(day(day), LoadedLedger.MAPPERS)).as("day %d", day).isEqualTo(alone(series[day]));
        }
    }

    @Test
    void aDayBetweenRecordedDaysIsRefusedWhereItWouldStandForTheLaterOnes() {
        String nowhere = "red 38.5 48.9 38.6 49.0";
        SourceFile[] series = {file(20, nowhere), file(21, "red 37.9 48.3 38.6 49.1"), file(22, nowhere)};
        ledger.load(FORMAT, OUTSIDE_UKRAINE, series[0]);
        RealLedger.Loaded later = ledger.load(FORMAT, OUTSIDE_UKRAINE, series[2]);
        assertThat(later.collected().reports()).isEmpty();
        assertThatThrownBy(() -> ledger.load(FORMAT, OUTSIDE_UKRAINE, series[1]))
                .isInstanceOf(UnreadableFileException.class).hasMessageContaining("what is said of " + day(21))
                .hasMessageContaining("are recorded from " + day(22)).hasMessageContaining("withdraw, in this order: " + later.id());
        assertThatThrownBy(() -> ledger.load(FORMAT, OUTSIDE_UKRAINE, series[1], file(23, nowhere)))
                .hasMessageContaining("withdraw, in this order: " + later.id());
        ledger.withdraw(later.id());
        ledger.load(FORMAT, OUTSIDE_UKRAINE, series[1]);
        ledger.load(FORMAT, OUTSIDE_UKRAINE, series[2]);
        requireEachDayAsItsFile(series);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void threeDaysOrTheLastTwoOfThemInOneImportAreSaidAsTheirFilesSay(int from) {
        String nowhere = "red 38.5 48.9 38.6 49.0";
        SourceFile[] series = {file(20, nowhere), file(21, "red 37.9 48.3 38.6 49.1"), file(22, nowhere)};
        if (from == 1) {
            ledger.load(FORMAT, OUTSIDE_UKRAINE, series[0]);
            ledger.load(FORMAT, OUTSIDE_UKRAINE, series[2]);
        }
        ledger.load(FORMAT, OUTSIDE_UKRAINE, java.util.Arrays.copyOfRange(series, from, 3));
        requireEachDayAsItsFile(series);
    }

    private void requireEachDayAsItsFile(SourceFile[] fromDay20) {
        for (int day = 20; day < 20 + fromDay20.length; day++) {
            assertThat(ledger.said(day(day), LoadedLedger.MAPPERS)).as("day %d", day)
                    .isEqualTo(alone(fromDay20[day - 20]));
        }
    }

    @Test
    void aDayBetweenThatSaysWhatIsRecordedAnywayMayBeAdded() {
        SourceFile[] series = {file(20, "red 37.9 48.3 38.6 49.1"), file(21, "amber 37.9 48.3 38.6 49.1"),
            file(22, "amber 37.9 48.3 38.6 49.1")};
        ledger.load(FORMAT, OUTSIDE_UKRAINE, series[0]);
        ledger.load(FORMAT, OUTSIDE_UKRAINE, series[2]);
        ledger.load(FORMAT, OUTSIDE_UKRAINE, series[1]);
        requireEachDayAsItsFile(series);
    }

    @Test
    void aSettlementThatALaterFileSaysNothingOfIsNotLeftToAnEarlierOne() {
        ledger.load(FORMAT, OUTSIDE_NOTHING, file(5, "red 38.5 48.9 38.6 49.0"), file(6, "red 37.9 48.3 38.6 49.1"));
        assertThatThrownBy(() -> ledger.load(FORMAT, OUTSIDE_NOTHING, file(4, "red 37.9 48.3 38.6 49.1")))
                .hasMessageContaining("are recorded from " + day(5));
    }

    @Test
    void whereNothingIsSaidOutsideASettlementThatIsLeftBecomesUnknown() {
        RealLedger.Loaded first = ledger.load(FORMAT, OUTSIDE_NOTHING, file(0, "red 37.97 48.55 38.6 48.7"));
        assertThat(ledger.said(day(0), LoadedLedger.MAPPERS)).containsEntry("yahidne", "russia~").doesNotContainKey("khromove");
        RealLedger.Loaded next = ledger.load(FORMAT, OUTSIDE_NOTHING, file(1, "red 38.0 48.55 38.6 48.7"),
                file(2, "red 38.0 48.55 38.6 48.7"), file(3, "red 37.97 48.55 38.6 48.7"));
        assertThat(next.collected().reports()).filteredOn(report -> report.settlement().equals("yahidne"))
                .extracting(report -> report.valid().text() + " " + LoadedLedger.brief(report) + " " + report.sourceLabel())
                .containsExactly(day(1) + " unknown outside all areas", day(3) + " russia~ red");
        assertThat(next.reliesOn()).containsExactly(first.id());
    }

    @Test
    void comingNearAnEdgeIsAChangeOfWhatIsSaid() {
        List<Report> reports = ledger.load(FORMAT, OUTSIDE_UKRAINE, file(0, "red 37.9 48.3 38.6 49.1"),
                file(1, "red 37.98 48.3 38.6 49.1"), file(2, "red 37.98 48.3 38.6 49.1")).collected().reports();
        assertThat(reports).filteredOn(report -> report.settlement().equals("yahidne"))
                .extracting(report -> report.valid().text() + " " + LoadedLedger.brief(report))
                .containsExactly(day(0) + " russia", day(1) + " russia~");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatTheClaimantSaidBetweenIsAnsweredByTheNextFile(boolean inOneImport) {
        SourceFile[] series = {file(0, "red 37.9 48.3 38.6 49.1"), file(2, "red 37.9 48.3 38.6 49.1")};
        if (!inOneImport) {
            ledger.load(FORMAT, OUTSIDE_UKRAINE, series[0]);
        }
        UUID document = ledger.record(LoadedLedger.CITED).get(0);
        TimeSpan between = TimeText.parse("valid_from", day(1), LoadedLedger.ZONE);
        ledger.record(new Report("yahidne", LoadedLedger.MAPPERS, Control.CONTESTED, Basis.ASSESSED, Inference.STATED,
                Extent.WHOLE, between, between, List.of(document), null, null));
        List<Report> reports = ledger.load(FORMAT, OUTSIDE_UKRAINE, inOneImport ? series : new SourceFile[] {series[1]})
                .collected().reports();
        assertThat(reports).filteredOn(report -> report.valid().text().equals(day(2)))
                .extracting(Report::settlement).containsExactly("yahidne");
        assertThat(ledger.said(day(1), LoadedLedger.MAPPERS)).containsEntry("yahidne", "contested");
        assertThat(ledger.said(day(2), LoadedLedger.MAPPERS)).containsEntry("yahidne", "russia");
    }

    @Test
    void whateverTheClaimantSaidAloneTheSameSeriesIsNewOnlyOnce() {
        SourceFile[] series = {file(0, "red 37.9 48.3 38.6 49.1"), file(1, "red 37.9 48.3 38.6 49.1"),
            file(2, "amber 37.9 48.3 38.6 49.1"), file(3, "red 37.9 48.3 38.6 49.1")};
        UUID document = ledger.record(LoadedLedger.CITED).get(0);
        for (int alone = 0; alone < 4; alone++) {
            TimeSpan valid = TimeText.parse("valid_from", day(alone), LoadedLedger.ZONE);
            TimeSpan published = TimeText.parse("published", day(alone + 1), LoadedLedger.ZONE);
            ledger.record(new Report("yahidne", LoadedLedger.MAPPERS, Control.NONE, Basis.ASSESSED, Inference.STATED,
                    Extent.WHOLE, valid, published, List.of(document), null, null));
        }
        assertThat(ledger.load(FORMAT, OUTSIDE_UKRAINE, series).id()).isNotNull();
        assertThat(ledger.read(FORMAT, OUTSIDE_UKRAINE, series).entries()).isEmpty();
        assertThat(ledger.read(FORMAT, OUTSIDE_UKRAINE, series).entries()).isEmpty();
    }

    @Test
    void aGeometryIsGivenOnceAnImport() {
        List<AreaAssessment> entries = ledger.load(FORMAT, OUTSIDE_UKRAINE, file(0, "red 38 48.3 38.6 49.1"),
                file(1, "red 37.9 48.3 38.6 49.1"), file(2, "red 38 48.3 38.6 49.1"))
                .collected().entries(AreaAssessment.class);
        assertThat(entries).hasSize(3);
        assertThat(entries.get(0).areas().get(0).wkb()).isNotNull();
        assertThat(entries.get(1).areas().get(0).wkb()).isNotNull();
        assertThat(entries.get(2).areas().get(0).wkb()).isNull();
        assertThat(entries.get(2).areas().get(0).sha256()).isEqualTo(entries.get(0).areas().get(0).sha256());
    }
}
