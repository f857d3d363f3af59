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
 */
final class Timeline {

    static final Timeline EMPTY = new Timeline(List.of());

    private final List<Spoken> spoken;

    private Timeline(List<Spoken> spoken) {
        this.spoken = spoken;
    }

    /** A statement as the ledger held it from a position, inclusive, until another, exclusive. */
    private record Spoken(Statement statement, long from, long until) {

        boolean isLate(AsOf asOf) {
            return statement.valid().isAfter(asOf.valid());
        }

        boolean isUnknown(AsOf asOf) {
            return statement.published().isAfter(asOf.known());
        }

        boolean isHeld(AsOf asOf) {
            return from <= asOf.position() && asOf.position() < until;
        }
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
        for (UUID report : place.reportIds(state.reports())) {
            builder.add(report, state.reports().get(report), state.claimants(), id, from, until);
        }
    }

    /** The statements that count as of a triple, in walking order. */
    List<Statement> asOf(AsOf asOf) {
        List<Statement> said = new ArrayList<>();
        for (Spoken each : spoken) {
            Statement statement = each.statement();
            if (each.isLate(asOf)) {
                break;
            }
            if (each.isHeld(asOf) && !each.isUnknown(asOf)) {
                said.add(statement);
            }
        }
        return said;
    }

    /**
     * Narrows triples to those at which the same statements count. One that does not count is kept from counting by one
     * of its times or its positions: by that which keeps most from counting, so that the box grows long.
     */
    void bound(Bounds bounds, AsOf asOf) {
        int late = 0;
        int unknown = 0;
        int unheld = 0;
        for (Spoken each : spoken) {
            late += each.isLate(asOf) ? 1 : 0;
            unknown += each.isUnknown(asOf) ? 1 : 0;
            unheld += each.isHeld(asOf) ? 0 : 1;
        }
        for (Spoken each : spoken) {
            int byTime = each.isLate(asOf) ? late : 0;
            int byKnowledge = each.isUnknown(asOf) ? unknown : 0;
            int byPosition = each.isHeld(asOf) ? 0 : unheld;
            boolean counts = byTime + byKnowledge + byPosition == 0;
            if (counts || byTime >= byKnowledge && byTime >= byPosition) {
                bounds.valid(each.statement().valid());
            }
            if (counts || byKnowledge > byTime && byKnowledge >= byPosition) {
                bounds.known(each.statement().published());
            }
            if (counts || byPosition > byTime && byPosition > byKnowledge) {
                bounds.position(each.from());
                bounds.position(each.until());
            }
        }
    }

    /** The positions, ascending and up to a triple's, at which what counts at its two times changed. */
    SortedSet<Long> positions(AsOf asOf) {
        SortedSet<Long> positions = new TreeSet<>();
        for (Spoken each : spoken) {
            Statement statement = each.statement();
            if (!statement.valid().isAfter(asOf.valid()) && !statement.published().isAfter(asOf.known())) {
                positions.add(each.from());
                positions.add(each.until());
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
            return spoken.isEmpty() ? EMPTY : new Timeline(List.copyOf(spoken));
        }
    }
}
