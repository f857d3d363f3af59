package org.frontlinemap.importing.areas;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Wording;

/** What areas of one moment come to for each point. Immutable; thread-safe. */
final class Expansion {

    private static final int LOOK_EVERY = 256;

    private final Wording[] wordings;
    private final BitSet nearEdge;
    private final Map<String, Integer> contradictions;

    private Expansion(Wording[] wordings, BitSet nearEdge, Map<String, Integer> contradictions) {
        this.wordings = wordings;
        this.nearEdge = nearEdge;
        this.contradictions = contradictions;
    }

    /**
     * Reads areas off.
     *
     * @param areas      in the file's order
     * @param outside    control of the ground in no area; null if nothing is said of it
     * @param edgeMetres which points count as near an edge; null if that is not looked at
     * @param going      called again and again; throws what is to end the work
     * @throws org.frontlinemap.geodata.InvalidRecordException if areas cross each other too often
     */
    static Expansion of(List<Area> areas, Control outside, Points points, Integer edgeMetres, Runnable going) {
        Overlap[] holding = new Overlap[points.size()];
        for (Area area : areas) {
            going.run();
            points.in(area.outline().box(), point -> {
                if (point % LOOK_EVERY == 0) {
                    going.run();
                }
                if (area.outline().holds(points.lon(point), points.lat(point))) {
                    holding[point] = holding[point] == null ? new Overlap() : holding[point];
                    holding[point].add(area);
                }
            });
        }
        Wording[] wordings = new Wording[points.size()];
        Map<String, Integer> contradictions = new TreeMap<>();
        for (int point = 0; point < wordings.length; point++) {
            Overlap here = holding[point];
            if (here != null) {
                wordings[point] = here.wording();
                if (here.isContradiction()) {
                    contradictions.merge(here.labels(), 1, Integer::sum);
                }
            }
        }
        BitSet nearEdge = new BitSet();
        if (edgeMetres != null) {
            int[] lines = new int[1];
            Edges.of(areas, outside, (lon1, lat1, lon2, lat2) -> {
                if (lines[0]++ % LOOK_EVERY == 0) {
                    going.run();
                }
                points.near(lon1, lat1, lon2, lat2, edgeMetres, nearEdge::set);
            }, going);
        }
        return new Expansion(wordings, nearEdge, contradictions);
    }

    /** What is said of a point; null if it lies in no area. */
    Wording wording(int point) {
        return wordings[point];
    }

    /** Whether a point lies close to a line between ground of different control. */
    boolean isNearEdge(int point) {
        return nearEdge.get(point);
    }

    /** How many points lie in areas that contradict each other, by the areas' labels. */
    Map<String, Integer> contradictions() {
        return contradictions;
    }
}
