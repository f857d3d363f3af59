package org.frontlinemap.geodata.snapshot;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Finds places by their points, all points they have ever had. Immutable once made; thread-safe.
 */
final class PlaceIndex {

    private final STRtree tree = new STRtree();

    PlaceIndex(Collection<Place> places) {
        for (Place place : places) {
            for (Recorded.Version<Place.Searchable> version : place.settlement().versions()) {
                Location location = version.value().settlement().location();
                if (location != null) {
                    tree.insert(new Envelope(new Coordinate(location.lon(), location.lat())), place.ordinal());
                }
            }
        }
        tree.build();
    }

    /** The ordinals of places that may lie in one of the boxes, ascending. */
    @SuppressWarnings("unchecked")
    SortedSet<Integer> candidates(List<Envelope> boxes) {
        SortedSet<Integer> found = new TreeSet<>();
        for (Envelope box : boxes) {
            found.addAll((List<Integer>) tree.query(box));
        }
        return found;
    }

    /** Whether a settlement's point lies in one of the boxes, borders included. */
    static boolean lies(Settlement settlement, List<Envelope> boxes) {
        Location at = settlement.location();
        return at != null && boxes.stream().anyMatch(box -> box.contains(at.lon(), at.lat()));
    }
}
