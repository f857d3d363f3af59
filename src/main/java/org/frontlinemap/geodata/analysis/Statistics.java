package org.frontlinemap.geodata.analysis;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.frontlinemap.geodata.gazetteer.AdminUnit;
import org.frontlinemap.geodata.snapshot.Axis;
import org.frontlinemap.geodata.snapshot.PopulationStep;
import org.frontlinemap.geodata.snapshot.SettlementQuery;
import org.frontlinemap.geodata.snapshot.SettlementView;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Step;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Agreement;
import org.frontlinemap.geodata.verdict.Rule;
import org.frontlinemap.geodata.verdict.Verdict;

/** Settlements and their population, before the invasion and since, day by day, by reported control and agreement. */
public final class Statistics {

    private Statistics() {
    }

    /**
     * The settlements of one day, area, control and agreement.
     *
     * @param date    at whose end, in the theatre's zone, they are counted
     * @param instant that end
     * @param area    null for all areas together, and for settlements whose unit is not known
     */
    public record Row(LocalDate date, Instant instant, AdminUnit area, String control, Agreement agreement,
            int settlements, PopulationTotals before, PopulationTotals latest) {
    }

    /**
     * Counts.
     *
     * @param dates days, ascending
     * @param level of the units by which settlements are counted, 1 to 3; 0 for all together
     * @param axis  {@link Axis#VALID} with what is known as of the triple, {@link Axis#THEN} as known on each day;
     *              of verdicts and figures alike
     * @param asOf  its valid time is that of the last day or later
     */
    public static List<Row> of(Snapshot snapshot, SettlementQuery query, List<LocalDate> dates, int level, Axis axis,
            AsOf asOf, Rule rule) {
        ZoneId zone = snapshot.theatre(asOf.position()).zone();
        List<Instant> ends = dates.stream().map(date -> date.plusDays(1).atStartOfDay(zone).toInstant()).toList();
        Map<Key, Count> counts = new TreeMap<>(Key.ORDER);
        for (SettlementView view : snapshot.settlements(query, asOf, rule).items()) {
            AdminUnit area = level == 0 ? null : view.settlement().admin(level).orElse(null);
            List<Step> steps = snapshot.steps(view.settlement().id(), axis, asOf, rule);
            List<PopulationStep> figures = snapshot.populationSteps(view.settlement().id(), axis, asOf);
            int step = 0;
            int figure = 0;
            for (int day = 0; day < ends.size(); day++) {
                while (step + 1 < steps.size() && !steps.get(step + 1).at().isAfter(ends.get(day))) {
                    step++;
                }
                while (figure + 1 < figures.size() && !figures.get(figure + 1).at().isAfter(ends.get(day))) {
                    figure++;
                }
                Verdict verdict = steps.get(step).verdict();
                counts.computeIfAbsent(new Key(day, code(area), verdict.control().id(), verdict.agreement()),
                        key -> new Count(area)).add(figures.get(figure));
            }
        }
        List<Row> rows = new ArrayList<>();
        counts.forEach((key, count) -> rows.add(new Row(dates.get(key.day()), ends.get(key.day()), count.area,
                key.control(), key.agreement(), count.settlements, count.before, count.latest)));
        return rows;
    }

    private static String code(AdminUnit area) {
        return area == null ? "" : area.code() == null ? area.name().toString() : area.code();
    }

    private record Key(int day, String area, String control, Agreement agreement) {
        private static final Comparator<Key> ORDER = Comparator.comparingInt(Key::day).thenComparing(Key::area)
                .thenComparing(Key::control).thenComparing(Key::agreement);
    }

    private static final class Count {
        private final AdminUnit area;
        private final PopulationTotals before = new PopulationTotals();
        private final PopulationTotals latest = new PopulationTotals();
        private int settlements;

        private Count(AdminUnit area) {
            this.area = area;
        }

        private void add(PopulationStep figures) {
            settlements++;
            before.add(figures.before());
            latest.add(figures.latest());
        }
    }
}
