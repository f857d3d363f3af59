package org.frontlinemap.importing.areas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointsTest {

    private static final double A = 6_378_137;
    private static final double E2 = 0.00669437999014;

    /** A place on the WGS 84 ellipsoid in metres from the Earth's centre. */
    static double[] place(double lon, double lat) {
        double n = A / Math.sqrt(1 - E2 * Math.pow(Math.sin(Math.toRadians(lat)), 2));
        return new double[] {n * Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(lon)),
            n * Math.cos(Math.toRadians(lat)) * Math.sin(Math.toRadians(lon)),
            n * (1 - E2) * Math.sin(Math.toRadians(lat))};
    }

    /** Against straight lines through the ellipsoid, which are as long as those on it to a part in a million. */
    @ParameterizedTest
    @CsvSource({"38, 48.6, 38.01, 48.6, 0.001", "38, 48.6, 38, 48.61, 0.001", "38, 48.6, 37.993, 48.607, 0.001",
        "38, 48.6, 38.09, 48.66, 0.001", "38, 48.6, 39, 49.2, 0.01", "30, 0, 30.01, 0.01, 0.001",
        "30, 70, 30.02, 70.01, 0.001", "30, -33, 30.01, -33.01, 0.001"})
    void distancesAgreeWithTheEllipsoid(double lon, double lat, double toLon, double toLat, double tolerance) {
        Points points = new Points(List.of(new Settlement("s", List.of(new PlaceName("en", "S",
                PlaceName.Kind.OFFICIAL, null, null, null, null)), List.of(), Settlement.Kind.VILLAGE, List.of(),
                new Location(lon, lat, Location.Kind.CENTRE, null, null, null), List.of(), null)));
        double[] from = place(lon, lat);
        double[] to = place(toLon, toLat);
        double expected = Math.sqrt(Math.pow(from[0] - to[0], 2) + Math.pow(from[1] - to[1], 2)
                + Math.pow(from[2] - to[2], 2));
        double metres = points.metres(0, toLon, toLat, toLon, toLat);
        assertThat(metres).isCloseTo(expected, within(expected * tolerance));
        int[] found = new int[1];
        points.near(toLon, toLat, toLon, toLat, metres + 0.01, point -> found[0]++);
        points.near(toLon, toLat, toLon, toLat, metres - 0.01, point -> found[0] += 10);
        assertThat(found[0]).isEqualTo(1);
    }
}
