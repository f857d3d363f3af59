package org.frontlinemap.importing.areas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.importing.reading.Collected;
import org.frontlinemap.importing.reading.FileOf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** A polygon is kept exactly if a settlement lies in it or so near to it. */
class SurroundingsTest {

    private static final double LON = 37.5;
    private static final double LAT = 48.5;
    private static final double METRES_A_LATITUDE = 111_200;
    private static final GeometryFactory PLAIN = new GeometryFactory();

    private static Settlement settlement(double lon, double lat) {
        return new Settlement("s-" + (int) (lon * 1e6) + "-" + (int) (lat * 1e6), List.of(new PlaceName("en", "S",
                PlaceName.Kind.OFFICIAL, null, null, null, null)), List.of(), Settlement.Kind.VILLAGE, List.of(),
                new Location(lon, lat, Location.Kind.CENTRE, null, null, null), List.of(), null);
    }

    private static Surroundings round(Integer edgeMetres, double... lonLat) {
        List<Settlement> settlements = new ArrayList<>();
        for (int i = 0; i < lonLat.length; i += 2) {
            settlements.add(settlement(lonLat[i], lonLat[i + 1]));
        }
        return new Surroundings(new Points(settlements), edgeMetres);
    }

    private static boolean isKept(Surroundings ours, double[]... rings) {
        Shape shape = new Shape();
        shape.polygon();
        for (double[] ring : rings) {
            shape.ring(ring);
        }
        return new Outlines(ours).make(shape, () -> { }).foreign() == 0;
    }

    private static double[] box(double west, double south, double east, double north) {
        return new double[] {west, south, east, south, east, north, west, north, west, south};
    }

    /** The side of a box lies so many metres north of a settlement, give or take 0.3 %. */
    @ParameterizedTest
    @CsvSource({"29700, , true", "30300, , false", "30300, 1000, false", "59000, 60000, true", "61000, 60000, false"})
    void theDistanceIsThirtyKilometresOrThatOfTheEdge(double metres, Integer edgeMetres, boolean kept) {
        double south = LAT + metres / METRES_A_LATITUDE;
        assertThat(isKept(round(edgeMetres, LON, LAT), box(LON - 2, south, LON + 2, south + 1))).isEqualTo(kept);
    }

    @Test
    void whatGoesRoundSettlementsIsKeptHoweverFarItsBoundaryIs() {
        double[] outline = box(LON - 5, LAT - 5, LON + 5, LAT + 5);
        double[] hole = box(LON - 1, LAT - 1, LON + 1, LAT + 1);
        assertThat(isKept(round(null, LON, LAT), outline)).isTrue();
        assertThat(isKept(round(null, LON, LAT), outline, hole)).as("in a hole").isFalse();
        assertThat(isKept(round(null, LON + 2, LAT), outline, hole)).as("beside the hole").isTrue();
        assertThat(isKept(round(null, LON + 1.1, LAT), outline, hole)).as("near the hole").isTrue();
    }

    @Test
    void whatMendingMakesOfARingThatCrossesItselfCounts() {
        double[] star = new double[10];
        for (int i = 0; i < 5; i++) {
            star[2 * i] = LON + 5 * Math.sin(i * 2 * Math.PI * 2 / 5);
            star[2 * i + 1] = LAT + 5 * Math.cos(i * 2 * Math.PI * 2 / 5);
        }
        assertThat(isKept(round(null, LON, LAT), star)).as("the middle of a pentagram").isTrue();
        assertThat(isKept(round(null, LON, LAT - 4.5), star)).as("between its points").isFalse();
    }

    @Test
    void aFilesForeignAreasAreDroppedAndCountedThoughTheyLieInTheBoxOfAllSettlements(@TempDir Path folder) {
        try (LoadedLedger ledger = new LoadedLedger(folder)) {
            String area = "{\"type\": \"Feature\", \"properties\": {\"zone\": \"red\", \"day\": \"2023-02-26\"}, \"geometry\":"
                    + " {\"type\": \"Polygon\", \"coordinates\": [[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%2$s]]]}}";
            Collected read = ledger.read("areas-geojson", AreaGoldenTest.ZONES, FileOf.text(folder, "areas.geojson",
                    "{\"type\": \"FeatureCollection\", \"features\": ["
                            + area.formatted("38.0", "48.5", "38.2", "48.7") + ",\n"
                            + area.formatted("37.3", "49.2", "37.4", "49.3") + "]}"));
            assertThat(read.dropped()).containsExactly(Map.entry("foreign_area", 1L));
            assertThat(read.accepted()).isEqualTo(1);
        }
    }

    @Test
    void itAgreesWithTheEllipsoidOnRandomPolygons() {
        int kept = 0;
        int foreign = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            double[] places = random.doubles(8, -1, 1).toArray();
            for (int i = 0; i < places.length; i++) {
                places[i] += i % 2 == 0 ? LON : LAT;
            }
            double lon = LON + random.nextGaussian() * 1.5;
            double lat = LAT + random.nextGaussian() * 1.5;
            double[] outline = star(random, lon, lat, 1.5, 2);
            // a triangle's sides come as near to its middle as half its corners do
            double[] hole = star(random, lon, lat, 0.2, 0.7);
            double metres = metres(outline, hole, places);
            if (Math.abs(metres - Surroundings.METRES) > 150) {
                boolean expected = metres < Surroundings.METRES;
                assertThat(isKept(round(null, places), outline, hole)).as("seed %d, %s m", seed, metres).isEqualTo(expected);
                kept += expected ? 1 : 0;
                foreign += expected ? 0 : 1;
            }
        }
        assertThat(kept).isGreaterThan(50);
        assertThat(foreign).isGreaterThan(50);
    }

    /** A star-shaped ring. */
    private static double[] star(Random random, double lon, double lat, double least, double most) {
        int corners = 3 + random.nextInt(20);
        double[] ring = new double[corners * 2];
        for (int i = 0; i < corners; i++) {
            double reach = least + random.nextDouble() * (most - least);
            ring[2 * i] = lon + reach * Math.cos(2 * Math.PI * i / corners);
            ring[2 * i + 1] = lat + reach * Math.sin(2 * Math.PI * i / corners);
        }
        return ring;
    }

    /** How far the nearest place is from a polygon, 0 if one lies in it; measured through the ellipsoid. */
    private static double metres(double[] outline, double[] hole, double[] places) {
        Polygon polygon = PLAIN.createPolygon(ring(outline), new LinearRing[] {ring(hole)});
        double least = Double.MAX_VALUE;
        for (int i = 0; i < places.length; i += 2) {
            if (polygon.contains(PLAIN.createPoint(new Coordinate(places[i], places[i + 1])))) {
                return 0;
            }
            double[] place = PointsTest.place(places[i], places[i + 1]);
            for (double[] ring : List.of(outline, hole)) {
                for (int corner = 0; corner < ring.length; corner += 2) {
                    int next = (corner + 2) % ring.length;
                    for (int step = 0; step < 2_000; step++) {
                        double part = step / 2_000.0;
                        double[] at = PointsTest.place(ring[corner] + part * (ring[next] - ring[corner]),
                                ring[corner + 1] + part * (ring[next + 1] - ring[corner + 1]));
                        least = Math.min(least, Math.sqrt(Math.pow(place[0] - at[0], 2)
                                + Math.pow(place[1] - at[1], 2) + Math.pow(place[2] - at[2], 2)));
                    }
                }
            }
        }
        return least;
    }

    private static LinearRing ring(double[] lonLat) {
        Coordinate[] positions = new Coordinate[lonLat.length / 2 + 1];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = new Coordinate(lonLat[2 * i % lonLat.length], lonLat[(2 * i + 1) % lonLat.length]);
        }
        return PLAIN.createLinearRing(positions);
    }
}
