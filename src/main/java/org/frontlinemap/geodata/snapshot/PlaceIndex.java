package org.frontlinemap.geodata.snapshot;

import java.util.Arrays;
import java.util.List;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.hprtree.HPRtree;

/**
 * Finds places by their points, all points they have ever had: a packed tree of most, and a list of those that came or
 * moved since it was built. Immutable once made; thread-safe.
 */
final class PlaceIndex {

    /** Indexes nothing. */
    static final PlaceIndex EMPTY = new PlaceIndex(Places.none());

    /** So many places are looked through one by one before the tree is built anew. */
    private static final int MOST_SINCE = 512;

    private final HPRtree tree;
    private final int[] since;

    PlaceIndex(Places places) {
        tree = new HPRtree();
        places.all().forEach(place -> {
            for (Recorded.Version<Place.Searchable> version : place.settlement().versions()) {
                Location location = version.value().settlement().location();
                if (location != null) {
                    tree.insert(new Envelope(new Coordinate(location.lon(), location.lat())), place.ordinal());
                }
            }
        });
        tree.build();
        since = new int[0];
    }

    private PlaceIndex(HPRtree tree, int[] since) {
        this.tree = tree;
        this.since = since;
    }

    /** The index of places of which some came or moved. */
    PlaceIndex with(Places places, int[] moved) {
        if (since.length + moved.length > MOST_SINCE) {
            return new PlaceIndex(places);
        }
        int[] all = Arrays.copyOf(since, since.length + moved.length);
        System.arraycopy(moved, 0, all, since.length, moved.length);
        return new PlaceIndex(tree, all);
    }

    /** The ordinals of places that may lie in one of the boxes, ascending, each once. */
    int[] candidates(List<Envelope> boxes) {
        Found found = new Found(since);
        for (Envelope box : boxes) {
            tree.query(box, ordinal -> found.add((Integer) ordinal));
        }
        return found.sorted();
    }

    /** Whether a settlement's point lies in one of the boxes, borders included. */
    static boolean lies(Settlement settlement, List<Envelope> boxes) {
        Location at = settlement.location();
        return at != null && boxes.stream().anyMatch(box -> box.contains(at.lon(), at.lat()));
    }

    static final class Found {

        private int[] ordinals;
        private int size;

        Found(int[] start) {
            ordinals = Arrays.copyOf(start, Math.max(64, start.length * 2));
            size = start.length;
        }

        void add(int ordinal) {
            if (size == ordinals.length) {
                ordinals = Arrays.copyOf(ordinals, size * 2);
            }
            ordinals[size++] = ordinal;
        }

        int[] sorted() {
            Arrays.sort(ordinals, 0, size);
            int distinct = 0;
            for (int i = 0; i < size; i++) {
                if (i == 0 || ordinals[i] != ordinals[i - 1]) {
                    ordinals[distinct++] = ordinals[i];
                }
            }
            return Arrays.copyOf(ordinals, distinct);
        }
    }
}
