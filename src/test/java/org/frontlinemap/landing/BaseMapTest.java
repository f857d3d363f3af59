package org.frontlinemap.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.frontlinemap.server.Features;
import org.frontlinemap.server.GeoJsonSchema;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;

@ServerTest
class BaseMapTest {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    /** The outlines of a layer by ISO code. */
    private static Map<String, Geometry> outlines(String layer, RunningServer server) {
        Map<String, Geometry> outlines = new TreeMap<>();
        for (JsonNode feature : Features.of(server.get("/basemap/" + layer + ".geojson")).json().get("features")) {
            outlines.put(feature.at("/properties/iso").asString(), outline(feature.get("geometry")));
        }
        return outlines;
    }

    private static Geometry outline(JsonNode geometry) {
        List<Polygon> polygons = new ArrayList<>();
        if (geometry.get("type").asString().equals("Polygon")) {
            polygons.add(polygon(geometry.get("coordinates")));
        } else {
            assertThat(geometry.get("type").asString()).isEqualTo("MultiPolygon");
            geometry.get("coordinates").forEach(rings -> polygons.add(polygon(rings)));
        }
        return GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static Polygon polygon(JsonNode rings) {
        List<LinearRing> read = new ArrayList<>();
        rings.forEach(ring -> read.add(GEOMETRIES.createLinearRing(ring.valueStream()
                .map(position -> new Coordinate(position.get(0).asDouble(), position.get(1).asDouble()))
                .toArray(Coordinate[]::new))));
        return GEOMETRIES.createPolygon(read.get(0), read.subList(1, read.size()).toArray(LinearRing[]::new));
    }

    private static boolean holds(Geometry outline, double lon, double lat) {
        return outline.contains(GEOMETRIES.createPoint(new Coordinate(lon, lat)));
    }

    @ParameterizedTest
    @CsvSource({"Simferopol, 34.10, 44.95, UA-43", "Sevastopol, 33.52, 44.60, UA-40", "Kerch, 36.44, 45.34, UA-43",
            "Donetsk, 37.80, 48.00, UA-14", "Luhansk, 39.30, 48.57, UA-09", "Bakhmut, 38.00, 48.59, UA-14",
            "Kyiv, 30.52, 50.45, UA-30"})
    void placesLieInUkraineAndNotInRussia(String name, double lon, double lat, String oblast, RunningServer server) {
        Map<String, Geometry> countries = outlines("countries", server);
        assertThat(holds(countries.get("UA"), lon, lat)).as(name + " in Ukraine").isTrue();
        assertThat(holds(countries.get("RU"), lon, lat)).as(name + " in Russia").isFalse();
        assertThat(outlines("oblasts", server).entrySet().stream().filter(o -> holds(o.getValue(), lon, lat))
                .map(Map.Entry::getKey)).as(name).containsExactly(oblast);
    }

    @Test
    void rostovLiesInRussia(RunningServer server) {
        Map<String, Geometry> countries = outlines("countries", server);
        assertThat(holds(countries.get("RU"), 39.7, 47.3)).isTrue();
        assertThat(holds(countries.get("UA"), 39.7, 47.3)).isFalse();
    }

    @Test
    void everySettlementWithAPointLiesInAnOblast(RunningServer server) {
        Map<String, Geometry> oblasts = outlines("oblasts", server);
        for (JsonNode settlement : Features.of(server.get("/collections/settlements/items")).all()) {
            JsonNode point = settlement.at("/geometry/coordinates");
            if (!point.isMissingNode()) {
                assertThat(oblasts.values().stream()
                        .filter(oblast -> holds(oblast, point.get(0).asDouble(), point.get(1).asDouble())).count())
                        .as(settlement.get("id").asString()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"countries", "oblasts"})
    void layersAreValidGeoJsonWoundByTheRightHand(String layer, RunningServer server) {
        Features features = Features.of(server.get("/basemap/" + layer + ".geojson"));
        assertThat(GeoJsonSchema.FEATURE_COLLECTION.faults(features.json())).isEmpty();
        assertThat(features.json().has("crs")).isFalse();
        for (JsonNode feature : features.all()) {
            Geometry outline = outline(feature.get("geometry"));
            assertThat(outline.isValid()).as(feature.get("properties").toString()).isTrue();
            assertThat(feature.at("/properties/name_en").asString()).isNotBlank();
            assertThat(feature.at("/properties/name_uk").asString()).isNotBlank();
            for (int i = 0; i < outline.getNumGeometries(); i++) {
                Polygon polygon = (Polygon) outline.getGeometryN(i);
                assertThat(Orientation.isCCW(polygon.getExteriorRing().getCoordinates())).isTrue();
            }
        }
    }
}
