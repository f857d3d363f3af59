package org.frontlinemap.geodata.snapshot;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.frontlinemap.geodata.gazetteer.NameSearch;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * A settlement and all that hangs on it. Immutable.
 *
 * @param ordinal     0, 1, 2 … in the order first recorded
 * @param reports     ids of single reports, and of corrected rows, of which some version is on it
 * @param rows        rows of tables that were first on it, each as {@link #row}
 * @param populations ids of figures of which some version is on it
 * @param mergedFrom  ids of settlements of which some version is merged into it
 * @param timeline    what was said of it; stale until the fold that changed it ends
 */
record Place(int ordinal, Recorded<Searchable> settlement, PSet<UUID> reports, long[] rows,
        PSet<UUID> populations, PSet<String> mergedFrom, Timeline timeline) {

    private static final int ROW_BITS = 16;

    /** A settlement with its names as search compares them. */
    record Searchable(Settlement settlement, List<String> words) {
        static Searchable of(Settlement settlement) {
            return new Searchable(settlement,
                    settlement.names().stream().map(name -> NameSearch.normalise(name.text())).distinct().toList());
        }
    }

    static Place of(int ordinal, Recorded<Searchable> settlement) {
        return new Place(ordinal, settlement, HashTreePSet.empty(), new long[0], HashTreePSet.empty(),
                HashTreePSet.empty(), Timeline.EMPTY);
    }

    Place with(Recorded<Searchable> changed) {
        return new Place(ordinal, changed, reports, rows, populations, mergedFrom, timeline);
    }

    Place withReport(UUID id) {
        return reports.contains(id) ? this
                : new Place(ordinal, settlement, reports.plus(id), rows, populations, mergedFrom, timeline);
    }

    Place withRows(long[] further) {
        long[] all = Arrays.copyOf(rows, rows.length + further.length);
        System.arraycopy(further, 0, all, rows.length, further.length);
        return new Place(ordinal, settlement, reports, all, populations, mergedFrom, timeline);
    }

    /** The ids of all reports of which some version is on it. */
    Set<UUID> reportIds(Reports all) {
        Set<UUID> ids = new HashSet<>(reports);
        for (long row : rows) {
            ids.add(all.tables().get(tableOf(row)).rowId(rowOf(row)));
        }
        return ids;
    }

    /** The ids of the settlements that some version of it is part of. */
    Stream<String> wholes() {
        return settlement.versions().stream().map(version -> version.value().settlement().mergedInto())
                .filter(Objects::nonNull);
    }

    /** A row as one number. */
    static long row(int table, int row) {
        return (long) table << ROW_BITS | row;
    }

    static int tableOf(long row) {
        return (int) (row >>> ROW_BITS);
    }

    static int rowOf(long row) {
        return (int) (row & (1 << ROW_BITS) - 1);
    }

    Place withPopulation(UUID id) {
        return populations.contains(id) ? this
                : new Place(ordinal, settlement, reports, rows, populations.plus(id), mergedFrom, timeline);
    }

    Place withMerged(String id) {
        return mergedFrom.contains(id) ? this
                : new Place(ordinal, settlement, reports, rows, populations, mergedFrom.plus(id), timeline);
    }

    String id() {
        return settlement.versions().get(0).value().settlement().id();
    }

    Place with(Timeline changed) {
        return new Place(ordinal, settlement, reports, rows, populations, mergedFrom, changed);
    }

    /** The settlement as it read at a position; null if there was none, or it was part of another. */
    Settlement at(long position) {
        Searchable at = settlement.at(position);
        return at == null || at.settlement().mergedInto() != null ? null : at.settlement();
    }
}
