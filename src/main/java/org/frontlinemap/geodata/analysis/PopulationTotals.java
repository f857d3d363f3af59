package org.frontlinemap.geodata.analysis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.PopulationObservation.Kind;
import org.frontlinemap.geodata.snapshot.PopulationView;

/** Adds up figures of settlements, kind by kind, keeping bounds. Not thread-safe. */
public final class PopulationTotals {

    private final Map<Kind, Total> totals = new EnumMap<>(Kind.class);
    private int without;

    /**
     * The figures of one kind.
     *
     * @param settlements how many there are
     * @param low         sum of lower bounds, inclusive
     * @param high        sum of upper bounds, inclusive; null if one of them has none
     */
    public record Total(Kind kind, int settlements, long low, Long high) {
    }

    /** Adds one settlement's figure; null if it has none. */
    void add(PopulationView view) {
        if (view == null) {
            without++;
            return;
        }
        PopulationObservation figure = view.observation();
        long low = low(figure);
        Long high = high(figure);
        totals.merge(figure.kind(), new Total(figure.kind(), 1, low, high), (a, b) -> new Total(a.kind(),
                a.settlements() + b.settlements(), a.low() + b.low(),
                a.high() == null || b.high() == null ? null : Long.valueOf(a.high() + b.high())));
    }

    /** One total for each kind there is. */
    public List<Total> totals() {
        return new ArrayList<>(totals.values());
    }

    /** How many settlements had no figure. */
    public int without() {
        return without;
    }

    private static long low(PopulationObservation figure) {
        return switch (figure.qualifier()) {
            case STATED, ABOUT, AT_LEAST -> figure.value();
            case MORE_THAN -> figure.value() + 1L;
            case FEWER_THAN, AT_MOST -> 0;
            case BETWEEN -> figure.lower();
        };
    }

    private static Long high(PopulationObservation figure) {
        return switch (figure.qualifier()) {
            case STATED, ABOUT, AT_MOST -> Long.valueOf(figure.value());
            case FEWER_THAN -> Math.max(0L, figure.value() - 1L);
            case MORE_THAN, AT_LEAST -> null;
            case BETWEEN -> Long.valueOf(figure.upper());
        };
    }
}
