package org.frontlinemap.importing.areas;

import org.frontlinemap.geodata.InvalidRecordException;
import tools.jackson.databind.JsonNode;

/** Geometries of GeoJSON (RFC 7946), taken apart. A third and further coordinates are left out. */
final class JsonShapes {

    private JsonShapes() {
    }

    /**
     * Takes a geometry apart. Its nesting is bounded by whoever parsed it.
     *
     * @param geometry null for none
     * @throws InvalidRecordException if it is none that GeoJSON knows, or its polygons hold what is no position
     */
    static Shape read(JsonNode geometry) {
        Shape shape = new Shape();
        if (geometry != null && !geometry.isNull()) {
            read(geometry, shape);
        }
        return shape;
    }

    private static void read(JsonNode geometry, Shape shape) {
        String type = geometry.path("type").asString("");
        JsonNode coordinates = geometry.path("coordinates");
        switch (type) {
            case "Point" -> shape.points(1);
            case "MultiPoint" -> shape.points(coordinates.size());
            case "LineString" -> shape.lines(1);
            case "MultiLineString" -> shape.lines(coordinates.size());
            case "Polygon" -> polygon(coordinates, shape);
            case "MultiPolygon" -> {
                for (JsonNode polygon : array(coordinates)) {
                    polygon(polygon, shape);
                }
            }
            case "GeometryCollection" -> {
                for (JsonNode member : array(geometry.path("geometries"))) {
                    read(member, shape);
                }
            }
            default -> throw new InvalidRecordException("geometry.type", type, "must be a type of GeoJSON's");
        }
    }

    private static void polygon(JsonNode rings, Shape shape) {
        if (array(rings).isEmpty()) {
            return;
        }
        shape.polygon();
        for (JsonNode ring : rings) {
            Shape.requireVertices(array(ring).size());
            double[] lonLat = new double[ring.size() * 2];
            int at = 0;
            for (JsonNode position : ring) {
                lonLat[at++] = number(position, 0);
                lonLat[at++] = number(position, 1);
            }
            shape.ring(lonLat);
        }
    }

    private static JsonNode array(JsonNode node) {
        if (!node.isArray()) {
            throw Shape.fault(null, "must hold arrays of coordinates as its type says");
        }
        return node;
    }

    private static double number(JsonNode position, int index) {
        JsonNode number = position.path(index);
        if (!number.isNumber()) {
            throw Shape.fault(brief(position), "must hold positions of two or more numbers");
        }
        return number.doubleValue();
    }

    private static String brief(JsonNode position) {
        return position.isContainer() && position.size() > 4 ? null : position.toString();
    }
}
