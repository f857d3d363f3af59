package org.frontlinemap.importing.areas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.frontlinemap.geodata.report.AreaAssessment;
import org.frontlinemap.importing.reading.Collected;
import org.frontlinemap.importing.reading.FileOf;
import org.frontlinemap.importing.reading.FormatReader;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.importing.reading.SourceFile;
import org.frontlinemap.importing.reading.UnreadableFileException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBReader;

/** Files of areas that are wrong, cut off, or made to do harm. */
class AreaFilesTest {

    private static final String FORMAT = "areas-geojson";

    @TempDir
    static Path folder;

    private static LoadedLedger ledger;

    @BeforeAll
    static void load() {
        ledger = new LoadedLedger(folder);
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static Collected read(SourceFile... files) {
        return ledger.read(FORMAT, AreaGoldenTest.ZONES, files);
    }

    private static SourceFile fixture(String name) {
        return FileOf.fixture(FORMAT + "/" + name + ".geojson");
    }

    private static SourceFile collection(String name, String... features) {
        return FileOf.text(folder, name, "{\"type\": \"FeatureCollection\", \"features\": [\n"
                + String.join(",\n", features) + "]}");
    }

    private static String area(String zone, String ring) {
        return "{\"type\": \"Feature\", \"properties\": {\"zone\": \"" + zone + "\", \"day\": \"2023-02-26\"}, "
                + "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[" + ring + "]]}}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "short-ring | 3 geometry must have rings of at least four positions, the last like the first",
        "flat-ring | 3 geometry must enclose an area",
        "out-of-range | 3 geometry must have longitudes from -180 to 180",
        "text-coordinates | 3 geometry must hold positions of two or more numbers",
        "nan-coordinates | 3 geometry must have longitudes from -180 to 180",
        "infinite-coordinates | 3 geometry must have longitudes from -180 to 180",
        "no-such-type | 3 geometry.type must be a type of GeoJSON's",
        "wrong-depth | 3 geometry must hold positions of two or more numbers",
        "hidden-direction | 3 zone must not hold invisible characters or overrides of the writing direction"})
    void anAreaThatCannotBeTakenIsRejectedAndTheOthersAreRead(String name, String reason) {
        Collected read = read(fixture(name));
        assertThat(read.reasons()).containsExactly(reason);
        assertThat(read.rejections().get(0).row()).hasSize(1);
        assertThat(read.accepted()).isEqualTo(1);
        assertThat(read.reports()).isNotEmpty().allSatisfy(report ->
                assertThat(report.sourceLabel()).as("nothing is said outside while an area is missing").isEqualTo("red"));
        assertThat(read.notices()).extracting(Intake.Notice::message)
                .anySatisfy(message -> assertThat(message).contains("not all areas of 2023-02-26 could be taken"));
    }

    @Test
    void areasWithoutADateAreRejectedEachForItsOwnReason() {
        Collected read = read(fixture("no-day"));
        assertThat(read.reasons()).containsExactly("3 date is neither in the feature nor in the file's name",
                "4 day must be a date (2023-02-26), a month (2023-02) or a time (2023-02-26T17:00:00Z)");
        assertThat(read.rejections().get(1).value()).isEqualTo("26.02.2023");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "unclosed-ring | had a ring that was not closed: closed",
        "self-crossing-ring | was repaired (self-intersection near"})
    void ringsAreMendedAndItIsSaid(String name, String message) throws Exception {
        Collected read = read(fixture(name));
        assertThat(read.rejections()).isEmpty();
        assertThat(read.notices()).extracting(Intake.Notice::message)
                .anySatisfy(notice -> assertThat(notice).contains(message));
        AreaAssessment.Area mended = read.entries(AreaAssessment.class).get(0).areas().get(1);
        Geometry stored = new WKBReader().read(java.util.Base64.getDecoder().decode(mended.wkb()));
        assertThat(stored.isValid()).isTrue();
        assertThat(stored.getArea()).isGreaterThan(0.001);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "cut-off | not JSON, or the file is cut off",
        "nothing | holds no area that can be taken",
        "other-encoding | is not UTF-8",
        "no-features | must hold a GeoJSON FeatureCollection",
        "other-crs | must have coordinates in degrees",
        "deep | esting"})
    void aFileThatCannotBeReadToItsEndAddsNothing(String name, String problem) {
        Collected collected = new Collected();
        assertThatThrownBy(() -> ledger.reader(FORMAT, AreaGoldenTest.ZONES).read(fixture(name), collected))
                .isInstanceOf(UnreadableFileException.class).hasMessageContaining(problem);
        assertThat(collected.entries()).isEmpty();
        assertThat(collected.accepted()).isZero();
    }

    @Test
    void aPropertyThatHoldsMoreThanTwentyUnnamedValuesInAnImportIsNotPublished() throws Exception {
        String ring = "[38.0,48.5],[38.1,48.5],[38.1,48.6],[38.0,48.5]";
        FormatReader reader = ledger.reader(FORMAT, AreaGoldenTest.ZONES);
        Collected collected = new Collected();
        for (int file = 0; file < 2; file++) {
            int first = file * 10;
            reader.read(collection(file + ".geojson", IntStream.range(first, first + 10).mapToObj(name ->
                    area("Name " + name, ring).replace("02-26", "02-2" + (first / 10))).toArray(String[]::new)), collected);
        }
        long before = collected.entries().size();
        assertThatThrownBy(() -> reader.read(collection("2.geojson", area("red", ring).replace("02-26", "02-22"),
                area("Name 20", ring).replace("02-26", "02-22")), collected)).isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("class_property zone holds 21 different values")
                .hasMessageContaining("is it the right property?");
        assertThat(collected.entries()).hasSize((int) before);
    }

    @Test
    void rejectedFeaturesWithoutTheOthersAreNotReadAsAWhole() {
        SourceFile file = FileOf.text(folder, "rejected.ndjson",
                area("red", "[38.1,48.6],[38.2,48.6],[38.2,48.7],[38.1,48.6]") + "\n");
        assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("areas are read as a whole");
    }

    @Test
    void coordinatesAreStoredAsTheyWereTested() throws Exception {
        Collected read = read(collection("fine.geojson",
                area("red", "[37.96000000049, 48.6], [38.1, 48.60000004], [38.1, 48.7], [37.96000000049, 48.6]")));
        Geometry stored = new WKBReader().read(java.util.Base64.getDecoder().decode(
                read.entries(AreaAssessment.class).get(0).areas().get(0).wkb()));
        assertThat(stored.toText()).isEqualTo("POLYGON ((37.96 48.6, 38.1 48.6, 38.1 48.7, 37.96 48.6))");
    }

    @Test
    void anAreaThatCrossesItselfAllOverIsRejectedBeforeItIsTakenApart() {
        StringBuilder ring = new StringBuilder();
        for (int i = 0; i < 1_001; i++) {
            double angle = 2 * Math.PI * i * 500 / 1_001;
            ring.append(String.format(Locale.ROOT, "[%.7f,%.7f],", 38 + 0.3 * Math.cos(angle), 48.6 + 0.3 * Math.sin(angle)));
        }
        Collected read = read(collection("star.geojson", area("red", ring + "[38.3,48.6]"),
                area("red", "[38.1,48.6],[38.2,48.6],[38.2,48.7],[38.1,48.6]")));
        assertThat(read.reasons()).containsExactly(
                "2 geometry must not have boundaries that cross more than 22004 times");
    }

    @Test
    void anAreaTangledWithoutCrossingIsRejectedBeforeItIsTested() {
        StringBuilder ring = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            ring.append(String.format(Locale.ROOT, "[%.7f,48],[%.7f,50],", 36 + 2e-4 * i, 38 + 2e-4 * i));
        }
        Collected read = read(collection("comb.geojson", area("red", ring + "[39.1,50],[39.1,47],[35.9,47],[36,48]"),
                area("red", "[38.1,48.6],[38.2,48.6],[38.2,48.7],[38.1,48.6]")));
        assertThat(read.reasons()).containsExactly("2 geometry must not have boundaries as tangled as these");
    }

    @Test
    void cancellingEndsTheReading() {
        Intake cancelled = new WatchedIntake(new Collected()) {
            private int looks;

            @Override
            public void accepted(long rows) {
                if (++looks > 8) {
                    throw new CancellationException();
                }
            }
        };
        assertThatThrownBy(() -> ledger.reader(FORMAT, AreaGoldenTest.ZONES).read(fixture("areas"), cancelled))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void cancellingEndsTheTestingOfOneTangledArea() {
        StringBuilder rings = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            rings.append(i == 0 ? "" : ",").append(diamond(0.01 + 3e-4 * i));
        }
        String tangled = area("red", "").replace("[[]]", "[" + rings + "]").replace("Polygon", "MultiPolygon");
        int[] looks = new int[1];
        Intake cancelled = new WatchedIntake(new Collected()) {
            @Override
            public void accepted(long rows) {
                if (++looks[0] > 100) {
                    throw new CancellationException();
                }
            }
        };
        SourceFile file = collection("rings.geojson", tangled);
        assertThatThrownBy(() -> ledger.reader(FORMAT, AreaGoldenTest.ZONES).read(file, cancelled))
                .isInstanceOf(CancellationException.class);
    }

    private static String diamond(double radius) {
        return String.format(Locale.ROOT, "[[[%1$.7f,48.6],[37.95,%3$.7f],[%2$.7f,48.6],[37.95,%4$.7f],[%1$.7f,48.6]]]",
                37.95 - radius, 37.95 + radius, 48.6 - radius, 48.6 + radius);
    }

    @Test
    void areasWithinOneAnotherAreRead() {
        String[] areas = IntStream.range(0, 200).mapToObj(i -> area(i % 2 == 0 ? "red" : "blue", "")
                .replace("[[]]", diamond(0.01 + 1e-3 * i))).toArray(String[]::new);
        Collected read = read(collection("within.geojson", areas));
        assertThat(read.accepted()).isEqualTo(200);
        assertThat(read.reports()).isNotEmpty();
    }

    @Test
    void oneAreaGivenAgainAndAgainCountsOnce() {
        Collected once = read(collection("once.geojson", gear()));
        String[] same = new String[200];
        java.util.Arrays.fill(same, gear());
        Collected often = read(collection("often.geojson", same));
        assertThat(often.accepted()).isEqualTo(200);
        assertThat(often.reports()).extracting(LoadedLedger::brief)
                .isEqualTo(once.reports().stream().map(LoadedLedger::brief).toList()).isNotEmpty();
    }

    private static String gear() {
        StringBuilder ring = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            double angle = 2 * Math.PI * i / 60;
            ring.append(String.format(Locale.ROOT, "[%.7f,%.7f],", 38 + (0.2 + 0.01 * (i % 2)) * Math.cos(angle),
                    48.6 + 0.2 * Math.sin(angle)));
        }
        return area("red", ring + "[38.2,48.6]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[-179.9,48],[38,48],[38,49],[-179.9,49],[-179.9,48]",
        "[179,48],[-179,48],[-179,49],[179,49],[179,48]"})
    void aRingOfWhichItIsNotSaidOnWhichSideOfTheEarthItLiesIsRejected(String ring) {
        Collected read = read(collection("wide.geojson", area("red", ring),
                area("red", "[38.1,48.6],[38.2,48.6],[38.2,48.7],[38.1,48.6]")));
        assertThat(read.reasons()).singleElement().asString()
                .startsWith("2 geometry must not have rings wider than 180 degrees of longitude");
        assertThat(read.accepted()).isEqualTo(1);
    }

    @Test
    void areasThatCrossEachOtherAllOverAreRefused() {
        StringBuilder across = new StringBuilder("[37.9,48.5],");
        StringBuilder up = new StringBuilder("[37.9,48.5],");
        for (int i = 0; i < 400; i++) {
            double step = 0.1 * i / 400;
            across.append(String.format(Locale.ROOT, "[%s,%.7f],", i % 2 == 0 ? "38.1" : "37.91", 48.51 + step));
            up.append(String.format(Locale.ROOT, "[%.7f,%s],", 37.92 + step, i % 2 == 0 ? "48.7" : "48.505"));
        }
        SourceFile file = collection("combs.geojson", area("red", across + "[37.9,48.62],[37.9,48.5]"),
                area("blue", up + "[38.03,48.5],[37.9,48.5]"));
        assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("cannot be taken together");
    }

    @Test
    void anAreaOfTooManyVerticesIsRejected() {
        StringBuilder ring = new StringBuilder();
        for (int i = 0; i <= Shape.MOST_VERTICES; i++) {
            ring.append("[38,48],");
        }
        Collected read = read(collection("many.geojson", area("red", ring + "[38,48]"),
                area("red", "[38.1,48.6],[38.2,48.6],[38.2,48.7],[38.1,48.6]")));
        assertThat(read.reasons()).containsExactly("2 geometry must have at most 500000 vertices");
        assertThat(read.rejections().get(0).row()).isEmpty();
    }

    @Test
    void nothingOfPointsAndLinesIsKeptNotEvenWhereTheyAreWrong() {
        String secret = "{\"type\": \"Feature\", \"properties\": {\"zone\": \"35th brigade\"}, \"geometry\": {\"type\": "
                + "\"%s\", \"coordinates\": %s}}";
        Collected read = read(collection("units.geojson", secret.formatted("Point", "[NaN, 9999]"),
                secret.formatted("MultiPoint", "[[38, 48], [38, 49]]"), secret.formatted("LineString", "\"x\""),
                area("red", "[38.1,48.6],[38.2,48.6],[38.2,48.7],[38.1,48.6]")));
        assertThat(read.dropped()).containsOnlyKeys("point", "line").containsEntry("point", 3L).containsEntry("line", 1L);
        assertThat(read.rejections()).isEmpty();
        assertThat(read.entries().toString() + read.notices()).doesNotContain("brigade");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"type\": \"Polygon\", \"coordinates\": []}",
        "{\"type\": \"MultiPolygon\", \"coordinates\": []}", "{\"type\": \"GeometryCollection\", \"geometries\": []}"})
    void emptyGeometriesAreCounted(String geometry) {
        Collected read = read(collection("empty.geojson",
                "{\"type\": \"Feature\", \"properties\": {}, \"geometry\": " + geometry + "}",
                area("red", "[38.1,48.6],[38.2,48.6],[38.2,48.7],[38.1,48.6]")));
        assertThat(read.dropped()).isEqualTo(java.util.Map.of("empty_geometry", 1L));
        assertThat(read.rejections()).isEmpty();
    }

    @Test
    void aFileOfALaterDayThanTodayIsRefused() {
        SourceFile file = collection("late.geojson", area("red", "[38.1,48.6],[38.2,48.6],[38.2,48.7],[38.1,48.6]")
                .replace("2023-02-26", "2024-01-01"));
        assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("which is yet to come");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-02-25", "2023-02-26"})
    void filesMustComeInTheOrderOfTheirDates(String day) {
        String second = "{\"type\": \"Feature\", \"properties\": {\"zone\": \"red\", \"day\": \"" + day + "\"}, "
                + "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[38.1,48.6],[38.2,48.6],[38.2,48.7],[38.1,48.6]]]}}";
        assertThatThrownBy(() -> read(fixture("areas"), collection("second.geojson", second)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("is of " + day + ", but areas.geojson, which was read before it, reaches to 2023-02-26");
    }

    @Test
    void aRejectedFeatureOfUnknownDateKeepsAllMomentsFromSpeakingOfTheOutside() {
        Collected read = read(collection("broken.geojson", "17",
                area("red", "[38.1,48.6],[38.2,48.6],[38.2,48.7],[38.1,48.6]")));
        assertThat(read.reasons()).isEqualTo(List.of("2 must be a Feature"));
        assertThat(read.reports()).isNotEmpty().allSatisfy(report -> assertThat(report.sourceLabel()).isEqualTo("red"));
    }
}
