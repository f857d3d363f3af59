package org.frontlinemap.importing.reading;

/** Distances between points. Thread-safe. */
public final class Distance {

    /**
     * The Earth's mean radius R1 in metres (H. Moritz, "Geodetic Reference System 1980", Journal of Geodesy 74, 2000,
     * p. 131).
     */
    private static final double RADIUS = 6_371_008.8;

    private Distance() {
    }

    /**
     * The great-circle distance in metres of two points in degrees, on the sphere, by the haversine formula (R. W.
     * Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (2), 1984, p. 159). At most 0.6 % off the ellipsoid.
     */
    public static double metres(double lon1, double lat1, double lon2, double lat2) {
        double y = Math.sin(Math.toRadians(lat2 - lat1) / 2);
        double x = Math.sin(Math.toRadians(lon2 - lon1) / 2);
        double h = y * y + Math.cos(Math.toRadians(lat1)) * Math.cos(Math.toRadians(lat2)) * x * x;
        return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    /** Degrees of latitude in so many metres. */
    static double degrees(double metres) {
        return Math.toDegrees(metres / RADIUS);
    }
}
