package org.frontlinemap.geodata.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.gazetteer.NameSearch;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.verdict.Agreement;
import org.frontlinemap.geodata.verdict.Verdict;

/** Finds the settlements that a query asks for. Thread-safe. */
record Selection(State state, PlaceIndex index) {

    /** A place with the verdict on it. */
    record Judged(Place place, Verdict verdict) implements Decided {

        @Override
        public Control control() {
            return verdict.control();
        }

        @Override
        public Agreement agreement() {
            return verdict.agreement();
        }
    }

    /**
     * A page of what was decided on the places that match.
     *
     * @param decide is asked only of places that are on the page, unless the query is for certain verdicts
     * @throws InvalidRecordException if the query starts after what is no settlement
     */
    <T extends Decided> Page<T> page(SettlementQuery query, long position, Function<Place, T> decide) {
        Pass<T> pass = new Pass<>(query, position, after(query, position), decide);
        if (query.boxes() != null) {
            for (int ordinal : index.candidates(query.boxes())) {
                pass.take(state.places().get(ordinal));
            }
        } else if (pass.everything) {
            for (int ordinal = pass.after + 1; ordinal < state.places().size() && !pass.more; ordinal++) {
                pass.take(state.places().get(ordinal));
            }
            pass.matched = state.places().present(position, state.position());
        } else {
            for (int ordinal = 0; ordinal < state.places().size(); ordinal++) {
                pass.take(state.places().get(ordinal));
            }
        }
        return new Page<>(pass.items, pass.matched, pass.more);
    }

    private int after(SettlementQuery query, long position) {
        if (query.after() == null) {
            return -1;
        }
        Place last = state.places().get(query.after());
        if (last == null || last.settlement().position() > position) {
            throw new InvalidRecordException("after", query.after(), "is no settlement");
        }
        return last.ordinal();
    }

    private static final class Pass<T extends Decided> {

        private final SettlementQuery query;
        private final long position;
        private final int after;
        private final Function<Place, T> decide;
        private final String text;
        private final boolean anyVerdict;
        private final boolean everything;
        private final List<T> items = new ArrayList<>();
        private int matched;
        private boolean more;

        Pass(SettlementQuery query, long position, int after, Function<Place, T> decide) {
            this.query = query;
            this.position = position;
            this.after = after;
            this.decide = decide;
            this.text = query.text() == null ? null : NameSearch.normalise(query.text());
            this.anyVerdict = query.controls().isEmpty() && query.agreements().isEmpty();
            this.everything = text == null && anyVerdict && query.boxes() == null;
        }

        void take(Place place) {
            if (place.at(position) == null || query.boxes() != null && !place.lies(position, query.boxes())
                    || text != null && !NameSearch.matches(place.settlement().at(position).words(), text)) {
                return;
            }
            boolean beyond = place.ordinal() > after;
            boolean wanted = beyond && items.size() < query.limit();
            T decided = wanted || !anyVerdict ? decide.apply(place) : null;
            if (anyVerdict || isWanted(decided)) {
                matched++;
                more |= beyond && !wanted;
                if (wanted) {
                    items.add(decided);
                }
            }
        }

        private boolean isWanted(T decided) {
            return (query.controls().isEmpty() || query.controls().contains(decided.control().id()))
                    && (query.agreements().isEmpty() || query.agreements().contains(decided.agreement()));
        }
    }
}
