package org.frontlinemap.geodata.snapshot;

import java.util.List;
import java.util.UUID;
import org.frontlinemap.geodata.gazetteer.NameSearch;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * A settlement and all that hangs on it. Immutable.
 *
 * @param ordinal     0, 1, 2 … in the order first recorded
 * @param reports     ids of reports of which some version is on it
 * @param populations ids of figures of which some version is on it
 * @param mergedFrom  ids of settlements of which some version is merged into it
 * @param timeline    what was said of it; stale until the fold that changed it ends
 */
record Place(int ordinal, Recorded<Searchable> settlement, PSet<UUID> reports, PSet<UUID> populations,
        PSet<String> mergedFrom, Timeline timeline) {

    /** A settlement with its names as search compares them. */
    record Searchable(Settlement settlement, List<String> words) {
        static Searchable of(Settlement settlement) {
            return new Searchable(settlement,
                    settlement.names().stream().map(name -> NameSearch.normalise(name.text())).distinct().toList());
        }
    }

    static Place of(int ordinal, Recorded<Searchable> settlement) {
        return new Place(ordinal, settlement, HashTreePSet.empty(), HashTreePSet.empty(), HashTreePSet.empty(),
                Timeline.EMPTY);
    }

    Place with(Recorded<Searchable> changed) {
        return new Place(ordinal, changed, reports, populations, mergedFrom, timeline);
    }

    Place withReport(UUID id) {
        return reports.contains(id) ? this
                : new Place(ordinal, settlement, reports.plus(id), populations, mergedFrom, timeline);
    }

    Place withPopulation(UUID id) {
        return populations.contains(id) ? this
                : new Place(ordinal, settlement, reports, populations.plus(id), mergedFrom, timeline);
    }

    Place withMerged(String id) {
        return mergedFrom.contains(id) ? this
                : new Place(ordinal, settlement, reports, populations, mergedFrom.plus(id), timeline);
    }

    Place with(Timeline changed) {
        return new Place(ordinal, settlement, reports, populations, mergedFrom, changed);
    }

    /** The settlement as it read at a position; null if there was none, or it was part of another. */
    Settlement at(long position) {
        Searchable at = settlement.at(position);
        return at == null || at.settlement().mergedInto() != null ? null : at.settlement();
    }
}
