package org.frontlinemap.importing.gazetteer;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.importing.reading.PlaceFinder;

/** Settlements that a row may be, as a person is told of them. Thread-safe. */
final class Candidates {

    private static final int MOST_NAMED = 8;
    private static final double KILOMETRE = 1_000;

    private Candidates() {
    }

    /** The refusal of a row of which a person must say which settlement it is. */
    static InvalidRecordException refusal(PlaceRow row, Collection<Settlement> candidates, String why) {
        return new InvalidRecordException("id", row.id(), "must say which settlement this is, as " + why + ": "
                + list(row, candidates) + "; or new, if it is none of them");
    }

    private static String list(PlaceRow row, Collection<Settlement> candidates) {
        List<Settlement> named = candidates.stream().sorted(Comparator.comparingDouble(settlement ->
                Contradictions.metres(row, settlement).orElse(Double.MAX_VALUE))).limit(MOST_NAMED).toList();
        String more = candidates.size() > MOST_NAMED ? " and " + (candidates.size() - MOST_NAMED) + " more" : "";
        return named.stream().map(settlement -> describe(row, settlement)).collect(Collectors.joining(", ")) + more;
    }

    private static String describe(PlaceRow row, Settlement settlement) {
        return settlement.id() + " (" + settlement.displayName() + PlaceFinder.region(settlement)
                + Contradictions.metres(row, settlement).map(metres -> ", " + distance(metres) + " away").orElse("")
                + ")";
    }

    /** A distance in words. */
    static String distance(double metres) {
        return metres < KILOMETRE ? Math.round(metres) + " m"
                : String.format(Locale.ROOT, "%.1f km", metres / KILOMETRE);
    }
}
