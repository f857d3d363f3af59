package org.frontlinemap.geodata.snapshot;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.NameSearch;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.report.Report;
import org.locationtech.jts.geom.Envelope;
import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/**
 * A settlement and all that hangs on it. Immutable, but for the rows that are kept with it; thread-safe.
 *
 * <p>What it last read as lies in fields of its own: most requests ask for nothing else.
 */
final class Place {

    private static final int ROW_BITS = 16;

    private final int ordinal;
    private final String id;
    private final Recorded<Searchable> settlement;
    private final PSet<UUID> reports;
    private final long[] rows;
    private final PSet<UUID> populations;
    private final PSet<String> mergedFrom;
    private final Timeline timeline;
    private final long changed;
    private final Kept kept;

    private final Settlement last;
    private final long lastFrom;
    private final double lon;
    private final double lat;

    /** A settlement with its names as search compares them. */
    record Searchable(Settlement settlement, List<String> words) {
        static Searchable of(Settlement settlement) {
            return new Searchable(settlement,
                    settlement.names().stream().map(name -> NameSearch.normalise(name.text())).distinct().toList());
        }
    }

    private Place(int ordinal, String id, Recorded<Searchable> settlement, PSet<UUID> reports, long[] rows,
            PSet<UUID> populations, PSet<String> mergedFrom, Timeline timeline, long changed, Kept kept) {
        this.ordinal = ordinal;
        this.id = id;
        this.settlement = settlement;
        this.reports = reports;
        this.rows = rows;
        this.populations = populations;
        this.mergedFrom = mergedFrom;
        this.timeline = timeline;
        this.changed = changed;
        this.kept = kept;
        Recorded.Version<Searchable> newest = settlement.versions().get(settlement.versions().size() - 1);
        Settlement read = newest.value().settlement();
        boolean open = newest.until() == Recorded.OPEN;
        last = open && read.mergedInto() == null ? read : null;
        lastFrom = open ? newest.from() : Recorded.OPEN;
        Location point = read.location();
        lon = point == null ? Double.NaN : point.lon();
        lat = point == null ? Double.NaN : point.lat();
    }

    static Place of(int ordinal, Recorded<Searchable> settlement) {
        return new Place(ordinal, settlement.versions().get(0).value().settlement().id(), settlement,
                HashTreePSet.empty(), new long[0], HashTreePSet.empty(), HashTreePSet.empty(), Timeline.EMPTY,
                settlement.position(), new Kept());
    }

    /** 0, 1, 2 … in the order first recorded. */
    int ordinal() {
        return ordinal;
    }

    String id() {
        return id;
    }

    Recorded<Searchable> settlement() {
        return settlement;
    }

    /** Ids of figures of which some version is on it. */
    PSet<UUID> populations() {
        return populations;
    }

    /** Ids of settlements of which some version is merged into it. */
    PSet<String> mergedFrom() {
        return mergedFrom;
    }

    /** What was said of it; stale until the fold that changed it ends. */
    Timeline timeline() {
        return timeline;
    }

    /** Position of the last entry that named it. */
    long changed() {
        return changed;
    }

    /** Rows made of it and of what it was before. */
    Kept kept() {
        return kept;
    }

    Place with(Recorded<Searchable> anew) {
        return new Place(ordinal, id, anew, reports, rows, populations, mergedFrom, timeline, changed, kept);
    }

    /** With a report of an entry of its own, or a corrected row, of which some version is on it. */
    Place withReport(UUID report) {
        return new Place(ordinal, id, settlement, reports.plus(report), rows, populations, mergedFrom, timeline,
                changed, kept);
    }

    /** With rows of tables that are first on it, each as {@link #row}. */
    Place withRows(long[] further) {
        long[] all = Arrays.copyOf(rows, rows.length + further.length);
        System.arraycopy(further, 0, all, rows.length, further.length);
        return new Place(ordinal, id, settlement, reports, all, populations, mergedFrom, timeline, changed, kept);
    }

    Place withPopulation(UUID figure) {
        return new Place(ordinal, id, settlement, reports, rows, populations.plus(figure), mergedFrom, timeline,
                changed, kept);
    }

    Place withMerged(String part) {
        return new Place(ordinal, id, settlement, reports, rows, populations, mergedFrom.plus(part), timeline,
                changed, kept);
    }

    Place with(Timeline anew) {
        return new Place(ordinal, id, settlement, reports, rows, populations, mergedFrom, anew, changed, kept);
    }

    Place changedAt(long position) {
        return new Place(ordinal, id, settlement, reports, rows, populations, mergedFrom, timeline, position, kept);
    }

    /** The ids of all reports of which some version is on it. */
    Set<UUID> reportIds(Reports all) {
        Set<UUID> ids = new HashSet<>(reports);
        for (long row : rows) {
            ids.add(all.tables().get(tableOf(row)).rowId(rowOf(row)));
        }
        return ids;
    }

    /** Every report of which some version is on it, once, and all its versions. */
    void eachReport(Reports all, BiConsumer<UUID, Recorded<Report>> each) {
        if (reports.isEmpty()) {
            for (long row : rows) {
                Table table = all.tables().get(tableOf(row));
                each.accept(table.rowId(rowOf(row)), table.row(rowOf(row)));
            }
        } else {
            reportIds(all).forEach(id -> each.accept(id, all.get(id)));
        }
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

    /** The settlement as it read at a position; null if there was none, or it was part of another. */
    Settlement at(long position) {
        if (position >= lastFrom) {
            return last;
        }
        Searchable at = settlement.at(position);
        return at == null || at.settlement().mergedInto() != null ? null : at.settlement();
    }

    /** Whether its point at a position lies in one of some boxes, borders included. */
    boolean lies(long position, List<Envelope> boxes) {
        if (position < lastFrom) {
            Settlement at = at(position);
            return at != null && PlaceIndex.lies(at, boxes);
        }
        for (Envelope box : boxes) {
            if (box.contains(lon, lat)) {
                return true;
            }
        }
        return false;
    }
}
