package org.frontlinemap.importing.areas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.locationtech.jts.algorithm.LineIntersector;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.NodedSegmentString;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;

/**
 * Counts how often lines cross, and how many pairs of lines had to be looked at for it, and stops early: taking apart
 * what crosses itself all over has no end, and testing what is tangled without crossing takes hours.
 */
final class Crossings implements SegmentIntersector {

    private static final int MOST_CROSSINGS = 20_000;
    private static final int MOST_CROSSINGS_A_VERTEX = 2;
    private static final int MOST_LOOKS = 2_000_000;
    private static final int MOST_LOOKS_A_VERTEX = 20;
    private static final int GOING_EVERY = 1_024;

    private final LineIntersector intersector = new RobustLineIntersector();
    private final long mostCrossings;
    private final long mostLooks;
    private final Runnable going;
    private long crossings;
    private long looks;

    private Crossings(long vertices, Runnable going) {
        this.going = going;
        this.mostCrossings = MOST_CROSSINGS + MOST_CROSSINGS_A_VERTEX * vertices;
        this.mostLooks = MOST_LOOKS + MOST_LOOKS_A_VERTEX * vertices;
    }

    /**
     * Refuses lines that cross, overlap or run between each other more than honest boundaries could.
     *
     * @param going called again and again; throws what is to end the work
     * @throws org.frontlinemap.geodata.InvalidRecordException if they do
     */
    static void requireFew(Collection<SegmentString> lines, Runnable going) {
        Crossings counted = new Crossings(lines.stream().mapToLong(SegmentString::size).sum(), going);
        new MCIndexNoder(counted).computeNodes(lines);
        if (counted.crossings > counted.mostCrossings) {
            throw Shape.fault(null, "must not have boundaries that cross more than " + counted.mostCrossings + " times");
        }
        if (counted.looks > counted.mostLooks) {
            throw Shape.fault(null, "must not have boundaries as tangled as these");
        }
    }

    /** The boundaries of polygons. */
    static List<SegmentString> boundaries(Geometry polygons) {
        List<SegmentString> lines = new ArrayList<>();
        for (Object line : LinearComponentExtracter.getLines(polygons)) {
            Coordinate[] positions = CoordinateArrays.removeRepeatedPoints(((LineString) line).getCoordinates());
            if (positions.length > 1) {
                lines.add(new NodedSegmentString(positions, null));
            }
        }
        return lines;
    }

    @Override
    public void processIntersections(SegmentString one, int i, SegmentString other, int j) {
        if (one == other && i == j) {
            return;
        }
        intersector.computeIntersection(one.getCoordinate(i), one.getCoordinate(i + 1), other.getCoordinate(j),
                other.getCoordinate(j + 1));
        if (intersector.hasIntersection() && (intersector.isProper() || intersector.getIntersectionNum() > 1)) {
            crossings++;
        }
    }

    /** Asked once for each pair of lines whose boxes meet. */
    @Override
    public boolean isDone() {
        if (++looks % GOING_EVERY == 0) {
            going.run();
        }
        return crossings > mostCrossings || looks > mostLooks;
    }
}
