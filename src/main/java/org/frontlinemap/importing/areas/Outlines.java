package org.frontlinemap.importing.areas;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.locationtech.jts.precision.GeometryPrecisionReducer;

/** Makes valid outlines of what files hold, and says what it had to do to them. Thread-safe. */
final class Outlines {

    /** Coordinates are rounded to seven decimals of a degree, about a centimetre. */
    static final PrecisionModel GRID = new PrecisionModel(1e7);

    private static final GeometryFactory GEOMETRIES =
            new GeometryFactory(new PrecisionModel(), 4326, PackedCoordinateSequenceFactory.DOUBLE_FACTORY);
    /** Radius of the sphere that has the Earth's area, GRS 80, in kilometres (Moritz 2000). */
    private static final double AUTHALIC_RADIUS = 6371.0072;

    private static final double WIDEST = 180;

    private final Ground ours;

    /** @param ours polygons that do not reach it are left out */
    Outlines(Ground ours) {
        this.ours = ours;
    }

    /** The ground whose areas are kept. */
    interface Ground {

        /** Whether anything in a box may reach it: false only if nothing can. */
        boolean mayReach(Envelope box);

        /**
         * Whether a polygon reaches it.
         *
         * @param rings as they are drawn, the outline first, each longitude, latitude, longitude …, closed or not
         * @param box   round the outline
         * @param going called again and again; throws what is to end the work
         */
        boolean reaches(List<double[]> rings, Envelope box, Runnable going);
    }

    /**
     * What a shape came to.
     *
     * @param outline null if nothing of it reaches our ground
     * @param foreign how many polygons were left out because they do not reach it
     * @param mending what had to be done to it, in words that follow its class; null if nothing
     */
    record Made(Outline outline, int foreign, String mending) {
    }

    /**
     * Makes an outline.
     *
     * @param going called again and again; throws what is to end the work
     * @throws org.frontlinemap.geodata.InvalidRecordException if no area is left of it, or testing and repairing it would
     *                                                         take too long
     */
    Made make(Shape shape, Runnable going) {
        List<Polygon> polygons = new ArrayList<>();
        int foreign = 0;
        int closed = 0;
        for (List<double[]> rings : shape.polygons()) {
            Envelope box = box(rings.get(0));
            if (!ours.mayReach(box)) {
                foreign++;
                continue;
            }
            rings.forEach(Outlines::requireNoMeridianBetween);
            if (!ours.reaches(rings, box, going)) {
                foreign++;
                continue;
            }
            LinearRing[] made = new LinearRing[rings.size()];
            for (int i = 0; i < made.length; i++) {
                double[] rounded = rounded(rings.get(i));
                closed += rounded.length > rings.get(i).length ? 1 : 0;
                made[i] = GEOMETRIES.createLinearRing(new PackedCoordinateSequence.Double(rounded, 2, 0));
            }
            polygons.add(GEOMETRIES.createPolygon(made[0], java.util.Arrays.copyOfRange(made, 1, made.length)));
        }
        if (polygons.isEmpty()) {
            return new Made(null, foreign, null);
        }
        String closing = closed == 0 ? null : closed == 1 ? "had a ring that was not closed: closed"
                : "had " + closed + " rings that were not closed: closed";
        Geometry drawn = polygons.size() == 1 ? polygons.get(0)
                : GEOMETRIES.createMultiPolygon(polygons.toArray(new Polygon[0]));
        Crossings.requireFew(Crossings.boundaries(drawn), going);
        TopologyValidationError error = new IsValidOp(drawn).getValidationError();
        if (error == null) {
            return new Made(new Outline(drawn), foreign, closing);
        }
        Geometry repaired = repaired(drawn);
        double before = squareKilometres(drawn);
        double after = squareKilometres(repaired);
        String repair = String.format(Locale.ROOT, "was repaired (%s near %.5f, %.5f): %.3f km² as drawn, %.3f km² now",
                error.getMessage().toLowerCase(Locale.ROOT), error.getCoordinate().x, error.getCoordinate().y,
                before, after);
        return new Made(new Outline(repaired), foreign, closing == null ? repair : closing + "; " + repair);
    }

    /** Repaired and on the grid again. */
    private static Geometry repaired(Geometry drawn) {
        Geometry fixed = GeometryPrecisionReducer.reduce(GeometryFixer.fix(drawn), GRID);
        List<Polygon> polygons = new ArrayList<>();
        for (Object polygon : PolygonExtracter.getPolygons(fixed)) {
            if (!((Polygon) polygon).isEmpty()) {
                polygons.add((Polygon) polygon);
            }
        }
        if (polygons.isEmpty()) {
            throw Shape.fault(null, "must enclose an area");
        }
        Geometry repaired = polygons.size() == 1 ? polygons.get(0)
                : GEOMETRIES.createMultiPolygon(polygons.toArray(new Polygon[0]));
        if (!new IsValidOp(repaired).isValid()) {
            throw Shape.fault(null, "crosses itself in a way that could not be repaired");
        }
        return repaired;
    }

    /** Refuses a ring of which nobody can say on which side of the Earth its inside lies. */
    private static void requireNoMeridianBetween(double[] ring) {
        if (box(ring).getWidth() > WIDEST) {
            throw Shape.fault(null, "must not have rings wider than 180 degrees of longitude: what crosses the meridian of"
                    + " 180 degrees must be split there (RFC 7946, 3.1.9)");
        }
    }

    private static Envelope box(double[] ring) {
        Envelope box = new Envelope();
        for (int i = 0; i < ring.length; i += 2) {
            box.expandToInclude(ring[i], ring[i + 1]);
        }
        return box;
    }

    /** A ring on the grid, closed. */
    private static double[] rounded(double[] ring) {
        boolean closed = ring[0] == ring[ring.length - 2] && ring[1] == ring[ring.length - 1];
        double[] rounded = new double[closed ? ring.length : ring.length + 2];
        for (int i = 0; i < ring.length; i++) {
            rounded[i] = GRID.makePrecise(ring[i]);
        }
        if (!closed) {
            rounded[ring.length] = rounded[0];
            rounded[ring.length + 1] = rounded[1];
        }
        return rounded;
    }

    /**
     * The area of polygons in square kilometres, on the sphere that has the Earth's area; that of a ring which crosses
     * itself counts parts with their sign. Chamberlain and Duquette (2007), "Some Algorithms for Polygons on a Sphere",
     * JPL Publication 07-03, section 2.
     */
    static double squareKilometres(Geometry polygons) {
        double area = 0;
        for (Object each : PolygonExtracter.getPolygons(polygons)) {
            Polygon polygon = (Polygon) each;
            area += squareKilometres(polygon.getExteriorRing());
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                area -= squareKilometres(polygon.getInteriorRingN(i));
            }
        }
        return area;
    }

    private static double squareKilometres(LinearRing ring) {
        CoordinateSequence positions = ring.getCoordinateSequence();
        double sum = 0;
        for (int i = 1; i < positions.size(); i++) {
            sum += Math.toRadians(positions.getX(i) - positions.getX(i - 1))
                    * (2 + Math.sin(Math.toRadians(positions.getY(i - 1))) + Math.sin(Math.toRadians(positions.getY(i))));
        }
        return Math.abs(sum) * AUTHALIC_RADIUS * AUTHALIC_RADIUS / 2;
    }
}
