package org.frontlinemap.importing.areas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.importing.reading.Collected;
import org.frontlinemap.importing.reading.FileOf;
import org.frontlinemap.importing.reading.UnreadableFileException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GeoPackages, also such as no honest program writes. */
class GeoPackageTest {

    private static final String FORMAT = "areas-geopackage";
    private static final Path AREAS = Path.of("src/test/resources/imports/areas-geojson/areas.geojson");
    private static final String DAY = "2023-02-26";
    private static final byte[] SQUARE = MadeGeoPackage.geometry(4326, MadeGeoPackage.square(38.05, 48.5, 0.2));

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

    private static MadeGeoPackage made() {
        return new MadeGeoPackage(folder.resolve("areas.gpkg"));
    }

    private static Collected read(FileOf file) {
        return ledger.read(FORMAT, AreaGoldenTest.ZONES, file);
    }

    private static List<String> brief(Collected read) {
        return read.reports().stream().map(report -> report.settlement() + " " + LoadedLedger.brief(report) + " "
                + report.sourceLabel()).sorted().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {4326, 4258, 3857, 32637, 5564})
    void saysTheSameAsGeoJsonInEveryReferenceSystem(int epsg) {
        Collected expected = ledger.read("areas-geojson", AreaGoldenTest.ZONES, FileOf.path(AREAS));
        Collected read = read(made().polygonsOf("zones", AREAS, epsg).file());
        assertThat(brief(read)).isEqualTo(brief(expected)).isNotEmpty();
        assertThat(read.accepted()).isEqualTo(expected.accepted());
        assertThat(read.dropped()).isEqualTo(expected.dropped());
    }

    @Test
    void aTablesNameIsTheClassWhereNoPropertyIs() {
        FileOf file = made().table("Held", 4326).row("Held", SQUARE, null, DAY)
                .table("Disputed \"here\"", 4326).row("Disputed \"here\"",
                        MadeGeoPackage.geometry(4326, MadeGeoPackage.square(37.9, 48.6, 0.1)), null, DAY).file();
        Collected read = ledger.read(FORMAT, """
                {"classes": {"Held": {"control": "russia", "basis": "assessed"},
                  "Disputed \\"here\\"": {"control": "contested", "basis": "assessed"}}, "date": "2023-02-26"}""", file);
        assertThat(read.reports()).extracting(Report::sourceLabel).contains("Held", "Disputed \"here\"");
        Collected one = ledger.read(FORMAT, """
                {"classes": {"Held": {"control": "russia", "basis": "assessed"}}, "date": "2023-02-26",
                 "table": "Held"}""", file);
        assertThat(one.reports()).isNotEmpty().extracting(Report::sourceLabel).containsOnly("Held");
        assertThatThrownBy(() -> ledger.read(FORMAT, "{\"date\": \"2023-02-26\", \"table\": [\"Held\", \"Other\"]}", file))
                .isInstanceOf(UnreadableFileException.class).hasMessageContaining("no table of features named Other");
    }

    @Test
    void heightsAreLeftOutAndPointsAndLinesDropped() {
        ByteBuffer collection = ByteBuffer.allocate(500).order(ByteOrder.LITTLE_ENDIAN);
        collection.put((byte) 1).putInt(7).putInt(4);
        collection.put((byte) 1).putInt(1001).putDouble(38).putDouble(48).putDouble(120);
        collection.put((byte) 1).putInt(2).putInt(2).putDouble(38).putDouble(48).putDouble(39).putDouble(49);
        collection.put((byte) 1).putInt(4).putInt(2);
        for (int i = 0; i < 2; i++) {
            collection.put((byte) 1).putInt(1).putDouble(38).putDouble(48);
        }
        collection.put((byte) 1).putInt(0x80000003).putInt(1).putInt(4);
        for (double[] corner : new double[][] {{38.05, 48.5}, {38.25, 48.5}, {38.25, 48.7}, {38.05, 48.5}}) {
            collection.putDouble(corner[0]).putDouble(corner[1]).putDouble(150);
        }
        byte[] wkb = Arrays.copyOf(collection.array(), collection.position());
        Collected read = read(made().table("zones", 4326).row("zones", MadeGeoPackage.geometry(4326, wkb), "red", DAY).file());
        assertThat(read.dropped()).isEqualTo(Map.of("point", 3L, "line", 1L));
        assertThat(read.reports()).extracting(Report::sourceLabel).contains("red");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused("another application's", "application id is another",
                        made -> made.table("zones", 4326).run("PRAGMA application_id = 7")),
                refused("a database without its tables", "no table gpkg_contents", made -> made.run("DROP TABLE gpkg_contents")),
                refused("one without features", "tables of features", made -> made.run("SELECT 1")),
                refused("a view of features", "no plain table", made -> made.run(
                        "CREATE VIEW zones AS SELECT zeroblob(10) AS geom, 'red' AS zone, '2023-02-26' AS day").listed("zones", 4326)),
                refused("a view in the place of its list", "no plain table", made -> made.table("zones", 4326).run(
                        "ALTER TABLE gpkg_contents RENAME TO x", "CREATE VIEW gpkg_contents AS WITH RECURSIVE r(n) AS "
                                + "(SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n AS table_name, 'features' AS data_type, n AS srs_id FROM r")),
                refused("a virtual table", "no plain table", made -> made.run(
                        "CREATE VIRTUAL TABLE zones USING rtree(geom, west, east)").listed("zones", 4326)),
                refused("a computed column", "computed columns", made -> made.run("CREATE TABLE zones (a TEXT, "
                        + "geom BLOB AS (zeroblob(900000000)), zone TEXT, day TEXT)", "INSERT INTO zones (a) VALUES ('x')")
                        .listed("zones", 4326)),
                refused("a reference system not known", "cannot be turned into degrees",
                        made -> made.table("zones", 2154).row("zones", SQUARE, "red", DAY)),
                refused("a table that is listed and not there", "no table zones", made -> made.listed("zones", 4326)),
                refused("a geometry column that is not there", "no column geom",
                        made -> made.run("CREATE TABLE zones (zone TEXT)").listed("zones", 4326)));
    }

    private static Arguments refused(String what, String problem, Consumer<MadeGeoPackage> making) {
        return Arguments.of(what, problem, making);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void aFileThatIsNotPlainIsRefused(String what, String problem, Consumer<MadeGeoPackage> making) {
        MadeGeoPackage made = made();
        making.accept(made);
        FileOf file = made.file();
        assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableFileException.class).hasMessageContaining(problem);
    }

    @Test
    void triggersAndIndexesOfTheFileAreNotUsed() throws IOException {
        FileOf file = made().table("zones", 4326).row("zones", SQUARE, "red", DAY).run(
                "CREATE INDEX covering ON zones (zone, day, geom)",
                "CREATE TRIGGER t AFTER INSERT ON zones BEGIN DELETE FROM zones; END").file();
        byte[] before = Files.readAllBytes(file.path());
        assertThat(read(file).reports()).isNotEmpty();
        assertThat(Files.readAllBytes(file.path())).isEqualTo(before);
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside.map(Path::getFileName).map(Path::toString)).noneMatch(name -> name.startsWith("areas.gpkg-"));
        }
    }

    static Stream<Arguments> geometries() {
        byte[] random = new byte[300];
        new Random(4).nextBytes(random);
        ByteBuffer deep = ByteBuffer.allocate(9 * 5_000);
        for (int i = 0; i < 5_000; i++) {
            deep.put((byte) 0).putInt(7).putInt(1);
        }
        byte[] endless = ByteBuffer.allocate(9).put((byte) 0).putInt(6).putInt(Integer.MAX_VALUE).array();
        byte[] ring = ByteBuffer.allocate(17).put((byte) 0).putInt(3).putInt(1).putInt(600_000_000).array();
        byte[] curve = ByteBuffer.allocate(9).put((byte) 0).putInt(10).putInt(0).array();
        byte[] nan = SQUARE.clone();
        ByteBuffer.wrap(nan).putDouble(8 + 13, Double.NaN);
        return Stream.of(Arguments.of(random, "must be a GeoPackage geometry of version 1"),
                Arguments.of(new byte[] {'G', 'P'}, "is cut off"),
                Arguments.of(Arrays.copyOf(SQUARE, SQUARE.length - 1), "is cut off"),
                Arguments.of(MadeGeoPackage.geometry(4326, deep.array()), "must not hold collections nested deeper than 20"),
                Arguments.of(MadeGeoPackage.geometry(4326, endless), "is cut off"),
                Arguments.of(MadeGeoPackage.geometry(4326, ring), "is cut off"),
                Arguments.of(MadeGeoPackage.geometry(4326, curve), "must be made of points, lines and polygons"),
                Arguments.of(nan, "must have longitudes from -180 to 180"),
                Arguments.of(new byte[GeoPackage.MOST_GEOMETRY + 1], "must have at most 33554432 bytes"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("geometries")
    void aGeometryThatCannotBeTakenIsRejectedAndTheOthersAreRead(byte[] geometry, String reason) {
        Collected read = read(made().table("zones", 4326).row("zones", geometry, "red", DAY)
                .row("zones", SQUARE, "red", DAY).file());
        assertThat(read.reasons()).containsExactly("0 geometry " + reason);
        assertThat(read.rejections().get(0).row()).containsExactly("{\"table\":\"zones\",\"row\":1}");
        assertThat(read.reports()).isNotEmpty();
    }

    @Test
    void valuesLargerThanAnyAreNotLookedAt() {
        Collected read = read(made().table("zones", 4326).run(
                "INSERT INTO zones (geom, zone, day) VALUES (zeroblob(90000000), 'red', '2023-02-26')",
                "INSERT INTO zones (geom, zone, day) SELECT x'00', printf('%.*c', 70000000, 'r'), '2023-02-26'",
                "INSERT INTO zones (zone, day, note) VALUES ('red', '2023-02-26', zeroblob(90000000))")
                .row("zones", SQUARE, "red", DAY).file());
        assertThat(read.reasons()).containsExactly("0 geometry must have at most 33554432 bytes",
                "0 geometry must be a GeoPackage geometry of version 1");
        assertThat(read.dropped()).isEqualTo(Map.of("empty_geometry", 1L));
        assertThat(read.reports()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zones", "gpkg_geometry_columns"})
    void pagesThatHoldTheSameRowsAgainAndAgainAreRefused(String table) throws IOException {
        MadeGeoPackage made = made().table("zones", 4326);
        for (int i = 0; i < 8; i++) {
            made.row("zones", SQUARE, "red", DAY);
        }
        int root = made.rootPage(table);
        FileOf file = FileOf.bytes(folder, "repeated.gpkg", repeated(Files.readAllBytes(made.file().path()), root));
        assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableFileException.class).hasMessageContaining("damaged");
    }

    /** Puts four levels of pages before the one of a table, each of which names the next 500 times. */
    private static byte[] repeated(byte[] file, int root) {
        int page = ByteBuffer.wrap(file).getShort(16);
        int pages = file.length / page;
        ByteBuffer made = ByteBuffer.wrap(Arrays.copyOf(file, file.length + 4 * page));
        made.put(pages * page, file, (root - 1) * page, page);
        for (int level = 1; level <= 4; level++) {
            int at = (level == 4 ? root - 1 : pages + level) * page;
            made.put(at, new byte[page]).put(at, (byte) 5).putShort(at + 3, (short) 500).putInt(at + 8, pages + level);
            int cell = page;
            for (int i = 0; i < 500; i++) {
                cell -= 5;
                made.putInt(at + cell, pages + level).put(at + cell + 4, (byte) (1 + i % 100))
                        .putShort(at + 12 + 2 * i, (short) cell);
            }
            made.putShort(at + 5, (short) cell);
        }
        return made.putInt(28, pages + 4).array();
    }

    @Test
    void columnsMayHaveTheNamesOfRowNumbers() {
        FileOf file = made().run("CREATE TABLE zones (rowid TEXT, geom BLOB, zone TEXT, day TEXT)").listed("zones", 4326)
                .row("zones", SQUARE, "red", DAY).row("zones", SQUARE, "red", DAY).file();
        assertThat(read(file).accepted()).isEqualTo(2);
    }

    @Test
    void aTextThatIsNoDatabaseIsRefused() {
        FileOf file = FileOf.text(folder, "text.gpkg", "SQLite format 4, or so they say");
        assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("is no GeoPackage");
    }

    @Test
    void aFileOfAnOddNameIsRead() throws IOException {
        FileOf file = made().table("zones", 4326).row("zones", SQUARE, "red", DAY).file();
        Path odd = Files.copy(file.path(), folder.resolve("a b%20?mode=rw&x#'\"ї.gpkg"));
        assertThat(read(FileOf.path(odd)).reports()).isNotEmpty();
    }

    /** Damage ends in a refusal, in rejected rows, or is where it does no harm; never in another failure. */
    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53, 54, 55, 56})
    void damagedFilesEndInReports(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] whole = Files.readAllBytes(made().polygonsOf("zones", AREAS, 4326).file().path());
        int refused = 0;
        for (int round = 0; round < 60; round++) {
            byte[] damaged = round % 6 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int i = 0; i < 20 && damaged.length > 200; i++) {
                damaged[100 + random.nextInt(damaged.length - 100)] = (byte) random.nextInt();
            }
            try {
                read(FileOf.bytes(folder, "damaged.gpkg", damaged));
            } catch (UnreadableFileException said) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }
}
