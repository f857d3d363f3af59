package org.frontlinemap.geodata.crs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * A coordinate reference system that answers can be given in. Coordinates are in the order of axes that the system's
 * authority states: for EPSG:4326 latitude first. Immutable; thread-safe. The first one asked for takes seconds, see
 * {@link #warmUp}.
 */
public final class Projection {

    /** Longitude and latitude in degrees, WGS 84, in this order: what everything is stored in. */
    public static final Projection CRS84 = new Projection("http://www.opengis.net/def/crs/OGC/1.3/CRS84", null, false, 6);

    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";
    private static final int DEGREES = 6;
    private static final int METRES = 2;
    /** Into how many strips a box is divided, each way, to see where it lies. */
    private static final int GRID = 32;
    /** How far a point may be off that was turned into degrees and back. */
    private static final double METRES_OFF = 1;
    private static final double DEGREES_OFF = 1e-5;
    private static final Envelope WORLD = new Envelope(-180, 180, -90, 90);
    /** EPSG codes and the decimals of their coordinates. */
    private static final Map<String, Integer> DECIMALS = Map.of("4326", DEGREES, "4258", DEGREES, "3857", METRES,
            "32636", METRES, "32637", METRES, "5564", METRES);
    private static final Map<String, Projection> KNOWN = new ConcurrentHashMap<>();

    private final String uri;
    private final MathTransform fromLonLat;
    private final boolean northFirst;
    private final int decimals;

    private Projection(String uri, MathTransform fromLonLat, boolean northFirst, int decimals) {
        this.uri = uri;
        this.fromLonLat = fromLonLat;
        this.northFirst = northFirst;
        this.decimals = decimals;
    }

    /** The addresses of all there are, {@link #CRS84} first. */
    public static List<String> uris() {
        return Stream.concat(Stream.of(CRS84.uri),
                DECIMALS.keySet().stream().sorted().map(code -> EPSG + code)).toList();
    }

    /** The one of an address such as {@code http://www.opengis.net/def/crs/EPSG/0/3857}; empty if there is none. */
    public static Optional<Projection> of(String uri) {
        if (uri.equals(CRS84.uri)) {
            return Optional.of(CRS84);
        }
        String code = uri.startsWith(EPSG) ? uri.substring(EPSG.length()) : "";
        return DECIMALS.containsKey(code) ? Optional.of(KNOWN.computeIfAbsent(code, Projection::decode))
                : Optional.empty();
    }

    /** Has GeoTools read what it reads at its first use. To be called where nobody waits. */
    public static void warmUp() {
        uris().forEach(Projection::of);
    }

    private static Projection decode(String code) {
        try {
            CoordinateReferenceSystem crs = CRS.decode("urn:ogc:def:crs:EPSG::" + code);
            return new Projection(EPSG + code, CRS.findMathTransform(DefaultGeographicCRS.WGS84, crs, true),
                    CRS.getAxisOrder(crs) == CRS.AxisOrder.NORTH_EAST, DECIMALS.get(code));
        } catch (FactoryException absent) {
            throw new IllegalStateException("GeoTools does not know EPSG:" + code, absent);
        }
    }

    /** Its address. */
    public String uri() {
        return uri;
    }

    /** How many decimals of its coordinates mean anything: ten centimetres or finer. */
    public int decimals() {
        return decimals;
    }

    /** A point given in degrees of longitude and latitude (WGS 84), as this system's two coordinates. */
    public double[] project(double lon, double lat) {
        double[] point = {lon, lat};
        if (fromLonLat != null) {
            try {
                fromLonLat.transform(point, 0, point, 0, 1);
            } catch (TransformException outside) {
                throw new IllegalArgumentException(lon + "," + lat + " cannot be given in " + uri, outside);
            }
        }
        return point;
    }

    /**
     * Turns points of this system into degrees of longitude and latitude (WGS 84), in place. The points have east
     * before north, whatever the authority's order, as files have them.
     *
     * @param points east, north, east …
     * @throws IllegalArgumentException if one lies outside of what this system is for
     */
    public void toLonLat(double[] points) {
        if (fromLonLat == null) {
            return;
        }
        if (northFirst) {
            for (int i = 0; i + 1 < points.length; i += 2) {
                double east = points[i];
                points[i] = points[i + 1];
                points[i + 1] = east;
            }
        }
        try {
            fromLonLat.inverse().transform(points, 0, points, 0, points.length / 2);
        } catch (TransformException | RuntimeException outside) {
            throw new IllegalArgumentException("lies outside of what " + uri + " is for", outside);
        }
    }

    /**
     * The box of longitudes and latitudes that holds a box of this system, whose x is its first axis.
     *
     * @throws IllegalArgumentException if the box lies outside of what this system is for
     */
    public Envelope toLonLat(Envelope box) {
        if (fromLonLat == null) {
            return box;
        }
        try {
            Envelope lonLat = new Envelope();
            for (int i = 0; i <= GRID; i++) {
                for (int j = 0; j <= GRID; j++) {
                    lonLat.expandToInclude(toLonLat(box.getMinX() + box.getWidth() * i / GRID,
                            box.getMinY() + box.getHeight() * j / GRID));
                }
            }
            if (WORLD.contains(lonLat)) {
                return lonLat;
            }
        } catch (TransformException | RuntimeException outside) {
            throw new IllegalArgumentException("lies outside of what " + uri + " is for", outside);
        }
        throw new IllegalArgumentException("lies outside of what " + uri + " is for");
    }

    /** A point of this system, which must be where it was when it is given in this system again. */
    private Coordinate toLonLat(double x, double y) throws TransformException {
        double[] point = {x, y};
        fromLonLat.inverse().transform(point, 0, point, 0, 1);
        Coordinate lonLat = new Coordinate(point[0], point[1]);
        fromLonLat.transform(point, 0, point, 0, 1);
        double off = Math.hypot(point[0] - x, point[1] - y);
        if (!(off <= (decimals == METRES ? METRES_OFF : DEGREES_OFF))) {
            throw new IllegalArgumentException(x + "," + y + " comes back as " + point[0] + "," + point[1]);
        }
        return lonLat;
    }
}
