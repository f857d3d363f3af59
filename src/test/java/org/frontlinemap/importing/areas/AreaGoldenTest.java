package org.frontlinemap.importing.areas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.frontlinemap.importing.RealLedger;
import org.frontlinemap.importing.reading.FileOf;
import org.frontlinemap.importing.reading.SourceFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files whole, against texts of {@code src/test/resources/imports}. What was read instead is left under
 * {@code target/golden}, to be compared with {@code diff} and, where it is what is wanted, copied over.
 */
class AreaGoldenTest {

    private static final Path EXPECTED = Path.of("src/test/resources/imports");
    private static final Path WRITTEN = Path.of("target/golden/imports");

    /** Read by the profile of {@link #ZONES}, as GeoJSON and as tables of GeoPackages alike. */
    static final String ZONES = """
            {"class_property": "zone", "classes": {
               "red": {"control": "russia", "basis": "assessed"}, "blue": {"control": "ukraine", "basis": "assessed"},
               "amber": {"control": "contested", "basis": "geolocated"}, "range": null},
             "outside": {"control": "none", "basis": "media_report"}, "within": [37.8, 48.3, 38.1, 48.8],
             "edge_metres": 2000, "date": {"property": "day"}, "published_after_days": 1}""";

    @TempDir
    Path folder;

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("deepstate", "deepstate/series.txt", null, List.of("deepstatemap_data_20230223.geojson",
                        "deepstatemap_data_20230224.geojson", "deepstatemap_data_20230225.geojson",
                        "deepstatemap_data_20230226.geojson", "1677535200.geojson")),
                Arguments.of("isw", "isw/time-lapse.txt", null, List.of("isw-time-lapse.geojson", "isw_2023-03-01.geojson")),
                Arguments.of("isw", "isw/claims-by-another.txt", """
                        {"classes": {"VIEW_ClaimedRussianTerritoryinUkraine_V2":
                          {"control": "russia", "basis": "party_claim", "claimant": "spokesman"}}}""",
                        List.of("isw-time-lapse.geojson")),
                Arguments.of("areas-geojson", "areas-geojson/areas.txt", ZONES, List.of("areas.geojson")));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("files")
    void comeToWhatTheGoldenTextSays(String format, String golden, String profile, List<String> names) throws IOException {
        SourceFile[] files = names.stream().map(name -> FileOf.fixture(format + "/" + name)).toArray(SourceFile[]::new);
        try (LoadedLedger ledger = new LoadedLedger(folder)) {
            RealLedger.Loaded loaded = ledger.load(format, profile, files);
            List<String> told = Told.of(loaded.collected(), loaded.coverage());
            Path written = WRITTEN.resolve(golden);
            Files.createDirectories(written.getParent());
            Files.write(written, told);
            assertThat(told).isEqualTo(Files.readAllLines(EXPECTED.resolve(golden)));

            RealLedger.Loaded again = ledger.load(format, profile, files);
            assertThat(again.collected().entries()).isEmpty();
            assertThat(again.collected().accepted()).isZero();
            assertThat(again.id()).isNull();
            assertThat(again.reliesOn()).containsExactly(loaded.id());
        }
    }
}
