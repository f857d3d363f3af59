package org.frontlinemap.importing.areas;

import java.util.ArrayList;
import java.util.List;
import org.frontlinemap.geodata.InvalidRecordException;

/**
 * What a geometry of a file comes to once it was taken apart: rings of polygons in degrees, longitude first, and how
 * many points and lines there were, of which nothing else is kept. Rings may be open, cross themselves or be too short.
 */
final class Shape {

    /** Most vertices of one feature: what fits into one entry of the ledger. */
    static final int MOST_VERTICES = 500_000;

    private final List<List<double[]>> polygons = new ArrayList<>();
    private int vertices;
    private int points;
    private int lines;

    /** Begins a polygon, whose rings follow. */
    void polygon() {
        polygons.add(new ArrayList<>());
    }

    /**
     * Adds a ring to the polygon begun last, its outline first.
     *
     * @param lonLat longitude, latitude, longitude …
     * @throws InvalidRecordException if a coordinate is none, or there are too many
     */
    void ring(double[] lonLat) {
        for (int i = 0; i < lonLat.length; i++) {
            double most = i % 2 == 0 ? 180 : 90;
            if (!(Math.abs(lonLat[i]) <= most)) {
                throw fault(Double.toString(lonLat[i]), i % 2 == 0 ? "must have longitudes from -180 to 180"
                        : "must have latitudes from -90 to 90");
            }
        }
        int last = lonLat.length - 2;
        boolean closed = last > 0 && lonLat[0] == lonLat[last] && lonLat[1] == lonLat[last + 1];
        if (lonLat.length / 2 < (closed ? 4 : 3)) {
            throw fault(null, "must have rings of at least four positions, the last like the first");
        }
        vertices += lonLat.length / 2;
        requireVertices(vertices);
        polygons.get(polygons.size() - 1).add(lonLat);
    }

    /** Refuses more vertices than a feature may have. */
    static void requireVertices(long count) {
        if (count > MOST_VERTICES) {
            throw fault(null, "must have at most " + MOST_VERTICES + " vertices");
        }
    }

    void points(int count) {
        points += count;
    }

    void lines(int count) {
        lines += count;
    }

    /** The polygons, each with its rings, the outline first. */
    List<List<double[]>> polygons() {
        return polygons;
    }

    int vertices() {
        return vertices;
    }

    int points() {
        return points;
    }

    int lines() {
        return lines;
    }

    /** A geometry that cannot be taken. */
    static InvalidRecordException fault(String value, String problem) {
        return new InvalidRecordException("geometry", value, problem);
    }
}
