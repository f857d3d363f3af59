package org.frontlinemap.importing.areas;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.io.WKBWriter;

/**
 * A valid polygon or multipolygon in degrees, its coordinates rounded to {@link Outlines#GRID}. The same outline has
 * the same bytes. Not thread-safe.
 */
final class Outline {

    private final Geometry geometry;
    private final String sha256;
    private IndexedPointInAreaLocator locator;

    Outline(Geometry geometry) {
        this.geometry = geometry;
        this.sha256 = HexFormat.of().formatHex(digest(bytes(geometry)));
    }

    Geometry geometry() {
        return geometry;
    }

    Envelope box() {
        return geometry.getEnvelopeInternal();
    }

    /** Of {@link #wkb()}'s bytes, lower-case hexadecimal. */
    String sha256() {
        return sha256;
    }

    /** Well-Known Binary, big-endian, in Base64. */
    String wkb() {
        return Base64.getEncoder().encodeToString(bytes(geometry));
    }

    /** Whether a point lies inside or on the boundary; exact (JTS decides orientation in extended precision). */
    boolean holds(double lon, double lat) {
        if (locator == null) {
            locator = new IndexedPointInAreaLocator(geometry);
        }
        return box().contains(lon, lat) && locator.locate(new Coordinate(lon, lat)) != Location.EXTERIOR;
    }

    private static byte[] bytes(Geometry geometry) {
        return new WKBWriter(2).write(geometry);
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }
}
