package org.frontlinemap.tiling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.frontlinemap.format.VectorTile;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.web.RequestException;
import org.locationtech.jts.geom.Envelope;

/**
 * A tile of WebMercatorQuad: the square of Web Mercator in 2^z columns from the antimeridian eastwards and as many rows
 * from the north.
 */
record Tile(int z, int x, int y) {

    /** How far round a tile what lies there is drawn in it too, so that no symbol is cut off at its edge. */
    static final int BUFFER = 64;
    /** The latitude, either way, at which the square ends. */
    static final double MOST_LATITUDE = 85.05112878;

    private static final int MOST_ZOOM = 22;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    /**
     * Reads a tile's address.
     *
     * @throws RequestException if there is no such tile
     */
    static Tile of(String z, String y, String x) {
        int zoom = number("z", z, MOST_ZOOM);
        int last = (1 << zoom) - 1;
        return new Tile(zoom, number("x", x, last), number("y", y, last));
    }

    private static int number(String field, String text, int last) {
        if (!DIGITS.matcher(text).matches() || Integer.parseInt(text) > last) {
            throw RequestException.notFound(field, text, "must be a whole number from 0 to " + last);
        }
        return Integer.parseInt(text);
    }

    /** Units of all tiles of its zoom, each way. */
    private double world() {
        return (double) VectorTile.EXTENT * (1 << z);
    }

    /** Boxes in degrees in which all lies that the tile shows, and at its edges perhaps a little more. */
    List<Envelope> boxes() {
        double west = longitude(x * (double) VectorTile.EXTENT - BUFFER - 1);
        double east = longitude((x + 1.0) * VectorTile.EXTENT + BUFFER + 1);
        double north = latitude(y * (double) VectorTile.EXTENT - BUFFER - 1);
        double south = latitude((y + 1.0) * VectorTile.EXTENT + BUFFER + 1);
        List<Envelope> boxes = new ArrayList<>();
        boxes.add(new Envelope(Math.max(-180, west), Math.min(180, east), south, north));
        if (west <= -180) {
            boxes.add(new Envelope(west + 360, 180, south, north));
        }
        if (east >= 180) {
            boxes.add(new Envelope(-180, east - 360, south, north));
        }
        return boxes;
    }

    private double longitude(double units) {
        return units / world() * 360 - 180;
    }

    private double latitude(double units) {
        double latitude = Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * units / world()))));
        return Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, latitude));
    }

    /**
     * Where a point lies in it: x and y in its units, from its north-western corner. Across the antimeridian the world
     * goes on, so that a tile of the whole world may show a point twice, one pair after the other. Null if it shows it
     * nowhere.
     */
    int[] at(Location location) {
        if (Math.abs(location.lat()) > MOST_LATITUDE) {
            return null;
        }
        double world = world();
        double latitude = Math.toRadians(location.lat());
        double down = (1 - Math.log(Math.tan(latitude) + 1 / Math.cos(latitude)) / Math.PI) / 2 * world;
        long atY = Math.round(down - y * (double) VectorTile.EXTENT);
        if (!shows(atY)) {
            return null;
        }
        double along = (location.lon() + 180) / 360 * world - x * (double) VectorTile.EXTENT;
        int[] found = new int[6];
        int count = 0;
        for (int round = -1; round <= 1; round++) {
            long atX = Math.round(along + round * world);
            if (shows(atX)) {
                found[count++] = (int) atX;
                found[count++] = (int) atY;
            }
        }
        return count == 0 ? null : Arrays.copyOf(found, count);
    }

    private static boolean shows(long units) {
        return units >= -BUFFER && units <= VectorTile.EXTENT + BUFFER;
    }
}
