package org.frontlinemap.importing.areas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Control;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** What is read off random areas, against an oracle that asks JTS of each point and each area and measures all edges. */
class ExpansionRandomTest {

    private static final GeometryFactory PLAIN = new GeometryFactory();
    private static final List<Control> CONTROLS =
            List.of(new Control("russia"), new Control("ukraine"), Control.CONTESTED, Control.UNKNOWN);
    private static final Control NOTHING_SAID = new Control("nothing-said");
    private static final double WEST = 37;
    private static final double SOUTH = 48;
    private static final int METRES = 1_500;
    /** Where areas cross, their lines are moved by a centimetre or two. */
    private static final double TOLERANCE = 0.05;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void agreesWithASlowOracle(long seed) {
        Random random = new Random(seed);
        List<Area> areas = areas(random, 1 + random.nextInt(8));
        Control outside = random.nextInt(3) == 0 ? null : CONTROLS.get(random.nextInt(2));
        List<Settlement> settlements = settlements(random, areas, 600);
        Points points = new Points(settlements);
        Expansion expansion = Expansion.of(areas, outside, points, METRES, () -> { });

        Oracle oracle = new Oracle(areas, outside);
        int edges = 0;
        for (int i = 0; i < points.size(); i++) {
            Point point = PLAIN.createPoint(new Coordinate(points.lon(i), points.lat(i)));
            Control expected = oracle.control(point);
            Control read = expansion.wording(i) == null ? outside : expansion.wording(i).control();
            assertThat(read).as("seed %d, %s", seed, point).isEqualTo(expected);
            double metres = oracle.metresToAnother(point, points, i, expected);
            if (Math.abs(metres - METRES) > TOLERANCE) {
                assertThat(expansion.isNearEdge(i)).as("seed %d, %s, %s m", seed, point, metres).isEqualTo(metres < METRES);
                edges += metres < METRES ? 1 : 0;
            }
        }
        assertThat(edges).isBetween(1, points.size() - 1);
    }

    private static final Outlines.Ground EVERYWHERE = new Outlines.Ground() {
        @Override
        public boolean mayReach(Envelope box) {
            return true;
        }

        @Override
        public boolean reaches(List<double[]> rings, Envelope box, Runnable going) {
            return true;
        }
    };

    /** Areas that touch along whole edges and corners, cross, lie in each other and have holes. */
    private static List<Area> areas(Random random, int count) {
        Outlines outlines = new Outlines(EVERYWHERE);
        List<Area> areas = new ArrayList<>();
        while (areas.size() < count) {
            Shape shape = new Shape();
            shape.polygon();
            if (random.nextBoolean()) {
                double west = WEST + random.nextInt(6) * 0.1;
                double south = SOUTH + random.nextInt(6) * 0.1;
                double east = west + (1 + random.nextInt(3)) * 0.1;
                double north = south + (1 + random.nextInt(3)) * 0.1;
                shape.ring(new double[] {west, south, east, south, east, north, west, north, west, south});
                if (random.nextInt(3) == 0) {
                    shape.ring(new double[] {west + 0.03, south + 0.03, west + 0.06, south + 0.03, west + 0.06,
                        south + 0.06, west + 0.03, south + 0.03});
                }
            } else {
                shape.ring(star(random));
            }
            Outline outline = outlines.make(shape, () -> { }).outline();
            Control control = CONTROLS.get(random.nextInt(CONTROLS.size()));
            areas.add(new Area(outline, "class " + control, control, Basis.ASSESSED));
        }
        return areas;
    }

    private static double[] star(Random random) {
        double lon = WEST + random.nextDouble() * 0.8;
        double lat = SOUTH + random.nextDouble() * 0.8;
        int corners = 3 + random.nextInt(30);
        double[] ring = new double[corners * 2];
        for (int i = 0; i < corners; i++) {
            double reach = 0.02 + random.nextDouble() * 0.25;
            ring[2 * i] = lon + reach * Math.cos(2 * Math.PI * i / corners);
            ring[2 * i + 1] = lat + reach * Math.sin(2 * Math.PI * i / corners);
        }
        return ring;
    }

    /** Settlements anywhere, and some exactly on corners and boundaries. */
    private static List<Settlement> settlements(Random random, List<Area> areas, int count) {
        List<Settlement> settlements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double lon = WEST - 0.1 + random.nextDouble();
            double lat = SOUTH - 0.1 + random.nextDouble();
            if (i % 10 == 0) {
                Coordinate[] corners = areas.get(random.nextInt(areas.size())).outline().geometry().getCoordinates();
                Coordinate corner = corners[random.nextInt(corners.length)];
                lon = corner.x;
                lat = random.nextBoolean() ? corner.y : corner.y + 0.05;
            }
            settlements.add(new Settlement("s-" + i, List.of(new PlaceName("en", "S" + i, PlaceName.Kind.OFFICIAL, null,
                    null, null, null)), List.of(), Settlement.Kind.VILLAGE, List.of(),
                    new Location(lon, lat, Location.Kind.CENTRE, null, null, null), List.of(), null));
        }
        return settlements;
    }

    /** All ground by control, made by overlaying areas in full. */
    private static final class Oracle {

        private static final Geometry EVERYWHERE =
                PLAIN.toGeometry(new Envelope(WEST - 2, WEST + 3, SOUTH - 2, SOUTH + 3));

        private final List<Area> areas;
        private final Control outside;
        private final Map<Control, Geometry> grounds = new HashMap<>();

        Oracle(List<Area> areas, Control outside) {
            this.areas = areas;
            this.outside = outside;
            Geometry spoken = PLAIN.createPolygon();
            Geometry contradicted = PLAIN.createPolygon();
            for (Control control : CONTROLS) {
                if (!control.equals(Control.UNKNOWN)) {
                    contradicted = overlay(contradicted, overlay(spoken, ground(control), OverlayNG.INTERSECTION),
                            OverlayNG.UNION);
                    spoken = overlay(spoken, ground(control), OverlayNG.UNION);
                }
            }
            Geometry contested = ground(Control.CONTESTED);
            contradicted = overlay(contradicted, contested, OverlayNG.DIFFERENCE);
            Geometry taken = overlay(contested, contradicted, OverlayNG.UNION);
            for (Control control : CONTROLS) {
                grounds.put(control, overlay(ground(control), taken, OverlayNG.DIFFERENCE));
            }
            Geometry unspoken = overlay(ground(Control.UNKNOWN), spoken, OverlayNG.DIFFERENCE);
            grounds.put(Control.CONTESTED, contested);
            grounds.put(Control.UNKNOWN, overlay(unspoken, contradicted, OverlayNG.UNION));
            Geometry covered = overlay(spoken, unspoken, OverlayNG.UNION);
            grounds.merge(outside == null ? NOTHING_SAID : outside, overlay(EVERYWHERE, covered, OverlayNG.DIFFERENCE),
                    (one, other) -> overlay(one, other, OverlayNG.UNION));
        }

        private Geometry ground(Control control) {
            Geometry ground = PLAIN.createPolygon();
            for (Area area : areas) {
                if (area.control().equals(control)) {
                    ground = overlay(ground, area.outline().geometry(), OverlayNG.UNION);
                }
            }
            return ground;
        }

        /** The areas of an overlay, without the lines and points where its operands touch. */
        private static Geometry overlay(Geometry one, Geometry other, int operation) {
            List<Polygon> polygons = new ArrayList<>();
            PolygonExtracter.getPolygons(OverlayNGRobust.overlay(one, other, operation), polygons);
            return PLAIN.createMultiPolygon(polygons.stream().filter(polygon -> !polygon.isEmpty())
                    .toArray(Polygon[]::new));
        }

        Control control(Point point) {
            Set<Control> here = areas.stream().filter(area -> area.outline().geometry().covers(point))
                    .map(Area::control).collect(Collectors.toSet());
            if (here.isEmpty()) {
                return outside;
            }
            here.remove(Control.UNKNOWN);
            return here.size() == 1 ? here.iterator().next()
                    : here.contains(Control.CONTESTED) ? Control.CONTESTED : Control.UNKNOWN;
        }

        /** The shortest way to ground of another control. */
        double metresToAnother(Point point, Points points, int index, Control own) {
            double least = Double.MAX_VALUE;
            for (Map.Entry<Control, Geometry> ground : grounds.entrySet()) {
                if (!ground.getKey().equals(own == null ? NOTHING_SAID : own)) {
                    least = ground.getValue().covers(point) ? 0
                            : Math.min(least, metres(ground.getValue(), points, index));
                }
            }
            return least;
        }

        private static double metres(Geometry ground, Points points, int index) {
            double least = Double.MAX_VALUE;
            for (Object line : LinearComponentExtracter.getLines(ground)) {
                Coordinate[] positions = ((Geometry) line).getCoordinates();
                for (int i = 1; i < positions.length; i++) {
                    least = Math.min(least, points.metres(index, positions[i - 1].x, positions[i - 1].y,
                            positions[i].x, positions[i].y));
                }
            }
            return least;
        }
    }
}
