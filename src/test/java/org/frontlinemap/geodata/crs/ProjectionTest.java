package org.frontlinemap.geodata.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

class ProjectionTest {

    private static final double LON = 38.002099;
    private static final double LAT = 48.589412;

    static List<String> uris() {
        return Projection.uris();
    }

    /** Spherical Mercator by its formula; UTM of 37N by the values that PROJ gives. */
    @ParameterizedTest
    @CsvSource({"OGC/1.3/CRS84, 38.002099, 48.589412", "EPSG/0/4326, 48.589412, 38.002099",
            "EPSG/0/3857, 4230374.31, 6205478.20", "EPSG/0/32637, 426413.40, 5382294.92"})
    void givesCoordinatesInTheOrderOfItsAuthority(String name, double first, double second) {
        double[] point = Projection.of("http://www.opengis.net/def/crs/" + name).orElseThrow().project(LON, LAT);
        assertThat(point[0]).isCloseTo(first, within(0.01));
        assertThat(point[1]).isCloseTo(second, within(0.01));
    }

    @ParameterizedTest
    @MethodSource("uris")
    void aBoxRoundAPointHoldsIt(String uri) {
        Projection projection = Projection.of(uri).orElseThrow();
        double[] point = projection.project(LON, LAT);
        double reach = projection.decimals() > 2 ? 0.1 : 10_000;
        Envelope box = projection.toLonLat(
                new Envelope(point[0] - reach, point[0] + reach, point[1] - reach, point[1] + reach));
        assertThat(box.contains(LON, LAT)).isTrue();
        assertThat(box.getWidth()).isBetween(0.1, 1.0);
        assertThat(box.getHeight()).isBetween(0.05, 1.0);
    }

    @ParameterizedTest
    @MethodSource("uris")
    void pointsWithEastFirstComeBackAsDegrees(String uri) {
        Projection projection = Projection.of(uri).orElseThrow();
        double[] point = projection.project(LON, LAT);
        boolean northFirst = projection.decimals() > 2 ? point[0] > point[1]
                : !uri.endsWith("/3857") && point[0] > 5_000_000;
        double[] points = northFirst ? new double[] {point[1], point[0], point[1], point[0]}
                : new double[] {point[0], point[1], point[0], point[1]};
        projection.toLonLat(points);
        for (int i = 0; i < 4; i++) {
            assertThat(points[i]).isCloseTo(i % 2 == 0 ? LON : LAT, within(1e-7));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EPSG:4326", "http://www.opengis.net/def/crs/EPSG/0/1",
            "http://www.opengis.net/def/crs/EPSG/0/", "http://www.opengis.net/def/crs/EPSG/0/4326x"})
    void knowsNoOthers(String uri) {
        assertThat(Projection.of(uri)).isEmpty();
    }

    @Test
    void aBoxWhereThereIsNoSuchPlaceIsRefused() {
        Projection utm = Projection.of("http://www.opengis.net/def/crs/EPSG/0/32637").orElseThrow();
        assertThatThrownBy(() -> utm.toLonLat(new Envelope(Double.MAX_VALUE / 2, Double.MAX_VALUE, 0, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
