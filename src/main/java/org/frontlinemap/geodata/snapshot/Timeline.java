package org.frontlinemap.geodata.snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Statement;

/**
 * All that was ever recorded of what was said of one settlement, in walking order, each with the positions
 * between which the ledger held it so. Immutable.
 *
 * <p>What decides whether a statement counts lies in one array: valid time, published (both in milliseconds since 1970), the
 * position from which the ledger held it, inclusive, and that until which it did, exclusive.
 */
final class Timeline {

    static final Timeline EMPTY = new Timeline(List.of());

    private static final int PUBLISHED = 1;
    private static final int FROM = 2;
    private static final int UNTIL = 3;
    private static final int WIDTH = 4;

    private final Statement[] statements;
    private final long[] bounds;

    private Timeline(List<Spoken> spoken) {
        statements = new Statement[spoken.size()];
        bounds = new long[spoken.size() * WIDTH];
        for (int i = 0; i < statements.length; i++) {
            Spoken each = spoken.get(i);
            statements[i] = each.statement();
            bounds[i * WIDTH] = Cell.millis(each.statement().valid());
            bounds[i * WIDTH + PUBLISHED] = Cell.millis(each.statement().published());
            bounds[i * WIDTH + FROM] = each.from();
            bounds[i * WIDTH + UNTIL] = each.until();
        }
    }

    /** A statement as the ledger held it from a position, inclusive, until another, exclusive. */
    private record Spoken(Statement statement, long from, long until) {
    }

    /** What was said of a place and of what became part of it. */
    static Timeline of(State state, String id, Place place) {
        Builder builder = new Builder();
        collect(state, builder, id, place, 0, Recorded.OPEN);
        for (String part : place.mergedFrom()) {
            Place merged = state.places().get(part);
            for (Recorded.Version<Place.Searchable> version : merged.settlement().versions()) {
                if (id.equals(version.value().settlement().mergedInto())) {
                    collect(state, builder, part, merged, version.from(), version.until());
                }
            }
        }
        return builder.build();
    }

    private static void collect(State state, Builder builder, String id, Place place, long from, long until) {
        place.eachReport(state.reports(),
                (report, recorded) -> builder.add(report, recorded, state.claimants(), id, from, until));
    }

    /** The statements that count as of a triple, in walking order. */
    List<Statement> asOf(AsOf asOf) {
        long valid = Cell.millis(asOf.valid());
        long known = Cell.millis(asOf.known());
        List<Statement> said = new ArrayList<>();
        for (int i = 0; i < statements.length && bounds[i * WIDTH] <= valid; i++) {
            if (isKnown(i, known) && isHeld(i, asOf.position())) {
                said.add(statements[i]);
            }
        }
        return said;
    }

    /** Which statements count as of a triple: a bit for each in walking order. */
    long[] counting(long valid, long known, long position) {
        long[] counting = new long[(statements.length + Long.SIZE - 1) / Long.SIZE];
        for (int i = 0; i < statements.length && bounds[i * WIDTH] <= valid; i++) {
            if (isKnown(i, known) && isHeld(i, position)) {
                counting[i / Long.SIZE] |= 1L << i;
            }
        }
        return counting;
    }

    private boolean isLate(int i, long valid) {
        return bounds[i * WIDTH] > valid;
    }

    private boolean isKnown(int i, long known) {
        return bounds[i * WIDTH + PUBLISHED] <= known;
    }

    private boolean isHeld(int i, long position) {
        return bounds[i * WIDTH + FROM] <= position && position < bounds[i * WIDTH + UNTIL];
    }

    /**
     * Narrows triples to those at which the same statements count. One that does not count is kept from counting by one
     * of its times or its positions: by that which keeps most from counting, so that the box grows long.
     */
    void bound(Bounds narrowed, long valid, long known, long position) {
        int late = 0;
        int unknown = 0;
        int unheld = 0;
        for (int i = 0; i < statements.length; i++) {
            late += isLate(i, valid) ? 1 : 0;
            unknown += isKnown(i, known) ? 0 : 1;
            unheld += isHeld(i, position) ? 0 : 1;
        }
        for (int i = 0; i < statements.length; i++) {
            int byTime = isLate(i, valid) ? late : 0;
            int byKnowledge = isKnown(i, known) ? 0 : unknown;
            int byPosition = isHeld(i, position) ? 0 : unheld;
            boolean counts = byTime + byKnowledge + byPosition == 0;
            if (counts || byTime >= byKnowledge && byTime >= byPosition) {
                narrowed.valid(bounds[i * WIDTH]);
            }
            if (counts || byKnowledge > byTime && byKnowledge >= byPosition) {
                narrowed.known(bounds[i * WIDTH + PUBLISHED]);
            }
            if (counts || byPosition > byTime && byPosition > byKnowledge) {
                narrowed.position(bounds[i * WIDTH + FROM]);
                narrowed.position(bounds[i * WIDTH + UNTIL]);
            }
        }
    }

    /** The positions, ascending and up to a triple's, at which what counts at its two times changed. */
    SortedSet<Long> positions(AsOf asOf) {
        long valid = Cell.millis(asOf.valid());
        long known = Cell.millis(asOf.known());
        SortedSet<Long> positions = new TreeSet<>();
        for (int i = 0; i < statements.length; i++) {
            if (!isLate(i, valid) && isKnown(i, known)) {
                positions.add(bounds[i * WIDTH + FROM]);
                positions.add(bounds[i * WIDTH + UNTIL]);
            }
        }
        return positions.headSet(asOf.position() + 1);
    }

    /** Collects the statements of one settlement. Not thread-safe. */
    static final class Builder {

        private final List<Spoken> spoken = new ArrayList<>();

        /**
         * Adds a report between two positions, as far as it was on this settlement then.
         *
         * @param settlement only versions of the report on this settlement are added
         * @param from       position, inclusive
         * @param until      position, exclusive
         */
        void add(UUID id, Recorded<Report> report, Map<String, Recorded<Claimant>> claimants, String settlement,
                long from, long until) {
            for (Recorded.Version<Report> said : report.versions()) {
                if (!said.value().settlement().equals(settlement)) {
                    continue;
                }
                Recorded<Claimant> claimant = claimants.get(said.value().claimant());
                if (claimant == null) {
                    continue;
                }
                for (Recorded.Version<Claimant> who : claimant.versions()) {
                    long first = Math.max(from, Math.max(said.from(), who.from()));
                    long last = Math.min(until, Math.min(said.until(), who.until()));
                    if (first < last) {
                        Statement statement = Statement.of(id, report.position(), said.value(), who.value());
                        spoken.add(new Spoken(statement, first, last));
                    }
                }
            }
        }

        Timeline build() {
            spoken.sort(Comparator.comparing(Spoken::statement, Statement.WALKING_ORDER));
            return spoken.isEmpty() ? EMPTY : new Timeline(spoken);
        }
    }
}
