package org.frontlinemap.importing.areas;

import java.util.List;
import org.locationtech.jts.geom.Envelope;

/**
 * The ground that settlements lie in and round them, as far as a distance of at least {@link #METRES}: a polygon is
 * foreign if no settlement lies in it nor so near to it. Distances are those of {@link Points}, on the ellipsoid of
 * WGS 84, to about 0.3 % at 30 km; nothing is measured across the 180th meridian. Thread-safe.
 */
final class Surroundings implements Outlines.Ground {

    /** 30 km. */
    static final int METRES = 30_000;

    private static final int LOOK_EVERY = 256;

    private final Points points;
    private final double metres;

    /** @param edgeMetres how far from a settlement the edge of an area still says something of it; null for not at all */
    Surroundings(Points points, Integer edgeMetres) {
        this.points = points;
        this.metres = edgeMetres == null ? METRES : Math.max(METRES, edgeMetres);
    }

    @Override
    public boolean mayReach(Envelope box) {
        return points.anyRound(box, metres);
    }

    @Override
    public boolean reaches(List<double[]> rings, Envelope box, Runnable going) {
        return isNear(rings, going) || points.any(box, point -> {
            going.run();
            return isIn(rings, points.lon(point), points.lat(point));
        });
    }

    private boolean isNear(List<double[]> rings, Runnable going) {
        for (double[] ring : rings) {
            for (int i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2) {
                if (i / 2 % LOOK_EVERY == 0) {
                    going.run();
                }
                if (points.anyNear(ring[before], ring[before + 1], ring[i], ring[i + 1], metres)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Whether a point, which is on no ring, lies in what mending makes of the rings: what the first goes round at all,
     * without what the others go round; a hole outside of the first ring becomes an area.
     */
    private static boolean isIn(List<double[]> rings, double lon, double lat) {
        boolean inHole = rings.stream().skip(1).anyMatch(hole -> goesRound(hole, lon, lat));
        return goesRound(rings.get(0), lon, lat) != inHole;
    }

    /** By the winding number; D. Sunday, "Inclusion of a Point in a Polygon", 2001. */
    private static boolean goesRound(double[] ring, double lon, double lat) {
        int winding = 0;
        for (int i = 0, before = ring.length - 2; i < ring.length; before = i, i += 2) {
            boolean upward = ring[before + 1] <= lat && ring[i + 1] > lat;
            boolean downward = ring[before + 1] > lat && ring[i + 1] <= lat;
            if (upward || downward) {
                double side = (ring[i] - ring[before]) * (lat - ring[before + 1])
                        - (lon - ring[before]) * (ring[i + 1] - ring[before + 1]);
                winding += upward && side > 0 ? 1 : downward && side < 0 ? -1 : 0;
            }
        }
        return winding != 0;
    }
}
