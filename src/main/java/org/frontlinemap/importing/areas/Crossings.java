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

/** Counts how often lines cross, and stops counting early: taking apart what crosses itself all over has no end. */
final class Crossings implements SegmentIntersector {

    private static final int MOST = 20_000;

    private final LineIntersector intersector = new RobustLineIntersector();
    private final long most;
    private long count;

    private Crossings(long most) {
        this.most = most;
    }

    /**
     * Refuses lines that cross or overlap more often than honest boundaries could.
     *
     * @throws org.frontlinemap.geodata.InvalidRecordException if they do
     */
    static void requireFew(Collection<SegmentString> lines) {
        long positions = lines.stream().mapToLong(SegmentString::size).sum();
        Crossings crossings = new Crossings(MOST + 2 * positions);
        new MCIndexNoder(crossings).computeNodes(lines);
        if (crossings.isDone()) {
            throw Shape.fault(null, "must not have boundaries that cross more than " + crossings.most + " times");
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
            count++;
        }
    }

    @Override
    public boolean isDone() {
        return count > most;
    }
}
