package org.frontlinemap.geodata.analysis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.snapshot.SettlementQuery;
import org.frontlinemap.geodata.snapshot.SettlementView;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Rule;

/**
 * Two readings of the same settlements held against each other. Immutable once made.
 *
 * @param compared  every settlement that either reading has, in the order first recorded
 * @param summaries one for each outcome
 */
public record Comparison(List<Compared> compared, Map<Outcome, Summary> summaries) {

    /** How two readings of a settlement stand to each other, by reported control alone. */
    public enum Outcome {
        /** They name the same control. */
        AGREE,
        /** They name different controls. */
        DIFFER,
        /** One of them names a control, the other is {@code unknown}. */
        ONE_SIDED,
        /** Both are {@code unknown}. */
        SILENT
    }

    /**
     * One settlement in both readings.
     *
     * @param first  null if the first reading does not have it
     * @param second null if the second does not; never both
     */
    public record Compared(SettlementView first, SettlementView second, Outcome outcome) {

        /** As the first reading that has it describes the settlement. */
        public SettlementView settlement() {
            return first != null ? first : second;
        }
    }

    /** The settlements of one outcome, with their populations as the first reading has them. */
    public record Summary(int settlements, PopulationTotals before, PopulationTotals latest) {
    }

    /** Compares what a snapshot says under two readings of the settlements that a query chooses. */
    public static Comparison of(Snapshot snapshot, SettlementQuery query, AsOf firstAsOf, Rule firstRule,
            AsOf secondAsOf, Rule secondRule) {
        Map<String, SettlementView> first = byId(snapshot, query, firstAsOf, firstRule);
        Map<String, SettlementView> second = byId(snapshot, query, secondAsOf, secondRule);
        Map<String, SettlementView> all = new LinkedHashMap<>(first);
        second.forEach(all::putIfAbsent);
        List<Compared> compared = new ArrayList<>();
        all.keySet().forEach(id -> compared.add(new Compared(first.get(id), second.get(id),
                outcome(control(first.get(id)), control(second.get(id))))));
        return new Comparison(List.copyOf(compared), summaries(compared));
    }

    private static Map<String, SettlementView> byId(Snapshot snapshot, SettlementQuery query, AsOf asOf, Rule rule) {
        Map<String, SettlementView> byId = new LinkedHashMap<>();
        snapshot.settlements(query, asOf, rule).items().forEach(view -> byId.put(view.settlement().id(), view));
        return byId;
    }

    private static Control control(SettlementView view) {
        return view == null ? Control.UNKNOWN : view.verdict().control();
    }

    private static Outcome outcome(Control first, Control second) {
        boolean firstSilent = first.equals(Control.UNKNOWN);
        boolean secondSilent = second.equals(Control.UNKNOWN);
        if (firstSilent && secondSilent) {
            return Outcome.SILENT;
        }
        if (firstSilent || secondSilent) {
            return Outcome.ONE_SIDED;
        }
        return first.equals(second) ? Outcome.AGREE : Outcome.DIFFER;
    }

    private static Map<Outcome, Summary> summaries(List<Compared> compared) {
        Map<Outcome, Integer> counts = new HashMap<>();
        Map<Outcome, Summary> summaries = new EnumMap<>(Outcome.class);
        compared.forEach(each -> counts.merge(each.outcome(), 1, Integer::sum));
        for (Outcome outcome : Outcome.values()) {
            PopulationTotals before = new PopulationTotals();
            PopulationTotals latest = new PopulationTotals();
            compared.stream().filter(each -> each.outcome() == outcome).map(Compared::settlement).forEach(view -> {
                before.add(view.populationBefore());
                latest.add(view.populationLatest());
            });
            summaries.put(outcome, new Summary(counts.getOrDefault(outcome, 0), before, latest));
        }
        return summaries;
    }
}
