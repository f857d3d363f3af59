package org.frontlinemap.importing.areas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.frontlinemap.geodata.report.Control;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.snapround.SnapRoundingNoder;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/**
 * The lines between ground of different control. Areas whose boxes meet are cut along all their boundaries into faces;
 * each face is what {@link Overlap} makes of the areas that hold a point inside it, and a line counts if the faces on its
 * two sides differ. Where areas cross, lines are rounded to {@link Outlines#GRID}.
 */
final class Edges {

    private static final GeometryFactory PLAIN = new GeometryFactory();

    private final Control outside;
    private final Line each;
    private final Runnable going;

    /** What lines are handed to. */
    interface Line {
        void between(double lon1, double lat1, double lon2, double lat2);
    }

    private Edges(Control outside, Line each, Runnable going) {
        this.outside = outside;
        this.each = each;
        this.going = going;
    }

    /**
     * Calls for each line.
     *
     * @param outside control of the ground in no area; null if nothing is said of it
     * @param going   called again and again; throws what is to end the work
     * @throws org.frontlinemap.geodata.InvalidRecordException if areas cross each other so often that it would take too
     *                                                         long
     */
    static void of(List<Area> areas, Control outside, Line each, Runnable going) {
        Edges edges = new Edges(outside, each, going);
        for (List<Area> group : groups(areas)) {
            if (group.stream().map(Area::control).allMatch(control -> control.equals(outside))) {
                continue;
            }
            if (group.size() == 1) {
                edges.all(group.get(0).outline().geometry());
            } else {
                edges.between(group);
            }
        }
    }

    /** Areas put together whose boxes meet, directly or through others, each group in the file's order. */
    private static Collection<List<Area>> groups(List<Area> areas) {
        int[] group = new int[areas.size()];
        List<Integer> byWest = new ArrayList<>();
        for (int i = 0; i < group.length; i++) {
            group[i] = i;
            byWest.add(i);
        }
        byWest.sort(java.util.Comparator.comparingDouble(i -> areas.get(i).outline().box().getMinX()));
        for (int i = 0; i < group.length; i++) {
            Envelope box = areas.get(byWest.get(i)).outline().box();
            for (int j = i + 1; j < group.length; j++) {
                Envelope other = areas.get(byWest.get(j)).outline().box();
                if (other.getMinX() > box.getMaxX()) {
                    break;
                }
                if (box.intersects(other)) {
                    group[root(group, byWest.get(i))] = root(group, byWest.get(j));
                }
            }
        }
        Map<Integer, List<Area>> groups = new HashMap<>();
        for (int i = 0; i < group.length; i++) {
            groups.computeIfAbsent(root(group, i), root -> new ArrayList<>()).add(areas.get(i));
        }
        return groups.values();
    }

    private static int root(int[] group, int member) {
        int root = member;
        while (group[root] != root) {
            group[root] = group[group[root]];
            root = group[root];
        }
        return root;
    }

    /** All boundaries of an outline, which is valid and meets no other. */
    private void all(Geometry outline) {
        for (Object line : LinearComponentExtracter.getLines(outline)) {
            CoordinateSequence positions = ((LineString) line).getCoordinateSequence();
            for (int i = 1; i < positions.size(); i++) {
                each.between(positions.getX(i - 1), positions.getY(i - 1), positions.getX(i), positions.getY(i));
            }
        }
    }

    private void between(List<Area> group) {
        List<SegmentString> boundaries = new ArrayList<>();
        Set<String> outlines = new HashSet<>();
        for (Area area : group) {
            // areas of one outline have one boundary
            if (outlines.add(area.outline().sha256())) {
                boundaries.addAll(Crossings.boundaries(area.outline().geometry()));
            }
        }
        Crossings.requireFew(boundaries, going);
        SnapRoundingNoder noder = new SnapRoundingNoder(Outlines.GRID);
        noder.computeNodes(boundaries);
        Map<Side, Sides> lines = new HashMap<>();
        Polygonizer faces = new Polygonizer();
        for (Object noded : noder.getNodedSubstrings()) {
            going.run();
            add(((SegmentString) noded).getCoordinates(), lines, faces);
        }
        for (Object face : faces.getPolygons()) {
            going.run();
            mark((Polygon) face, control(group, (Polygon) face), lines);
        }
        lines.forEach((line, sides) -> {
            if (sides.differ()) {
                each.between(line.lon1, line.lat1, line.lon2, line.lat2);
            }
        });
    }

    /** Adds the segments of a noded line; each segment once, whatever areas have it. */
    private void add(Coordinate[] line, Map<Side, Sides> lines, Polygonizer faces) {
        Coordinate[] fresh = new Coordinate[line.length];
        int count = 0;
        for (int i = 1; i < line.length; i++) {
            boolean added = lines.putIfAbsent(Side.of(line[i - 1], line[i]), new Sides()) == null;
            if (added) {
                if (count == 0) {
                    fresh[count++] = line[i - 1];
                }
                fresh[count++] = line[i];
            }
            if (!added || i == line.length - 1) {
                if (count > 0) {
                    faces.add(PLAIN.createLineString(java.util.Arrays.copyOf(fresh, count)));
                }
                count = 0;
            }
        }
    }

    private Control control(List<Area> group, Polygon face) {
        Coordinate inside = face.getInteriorPoint().getCoordinate();
        Overlap here = new Overlap();
        group.stream().filter(area -> area.outline().holds(inside.x, inside.y)).forEach(here::add);
        return here.control(outside);
    }

    private static void mark(Polygon face, Control control, Map<Side, Sides> lines) {
        for (Object ring : LinearComponentExtracter.getLines(face)) {
            Coordinate[] positions = ((LineString) ring).getCoordinates();
            for (int i = 1; i < positions.length; i++) {
                lines.get(Side.of(positions[i - 1], positions[i])).add(control);
            }
        }
    }

    /** A segment, whichever way it is drawn. */
    private record Side(double lon1, double lat1, double lon2, double lat2) {
        static Side of(Coordinate one, Coordinate other) {
            return one.compareTo(other) < 0 ? new Side(one.x, one.y, other.x, other.y)
                    : new Side(other.x, other.y, one.x, one.y);
        }
    }

    /** The control of the faces on the two sides of a segment; a side without a face is outside of all areas. */
    private final class Sides {
        private Control one = outside;
        private Control other = outside;
        private int faces;

        void add(Control control) {
            if (faces++ == 0) {
                one = control;
            } else {
                other = control;
            }
        }

        boolean differ() {
            return !Objects.equals(one, other);
        }
    }
}
