package org.frontlinemap.timelines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.frontlinemap.format.Stand;
import org.frontlinemap.format.TimelineRow;
import org.frontlinemap.geodata.analysis.Moments;
import org.frontlinemap.geodata.snapshot.Axis;
import org.frontlinemap.geodata.snapshot.SettlementQuery;
import org.frontlinemap.geodata.snapshot.SettlementView;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Step;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.web.Reading;

/**
 * How the verdicts of a reading went: the one place that asks the snapshot.
 *
 * @param ages the first moment after the reading's at which a settlement's newest report is too old; null if none will be
 */
record Courses(List<TimelineRow> rows, Instant ages) {

    /**
     * Those of all settlements.
     *
     * @param then  as was known at each moment, though never more than at the reading's {@code known}
     * @param steps whether the turns are wanted
     */
    static Courses of(Snapshot snapshot, Reading reading, boolean then, boolean steps) {
        AsOf last = reading.asOf();
        AsOf met = then && last.valid().isBefore(last.known())
                ? new AsOf(last.valid(), last.valid(), last.position()) : last;
        List<TimelineRow> rows = new ArrayList<>();
        List<SettlementView> views = snapshot.settlements(SettlementQuery.ALL, met, reading.rule()).items();
        for (SettlementView view : views) {
            List<TimelineRow.Turn> turns = steps ? turns(snapshot, view.settlement().id(), reading, then) : List.of();
            rows.add(TimelineRow.of(view, turns.isEmpty() ? null : turns.get(0).stand(),
                    turns.isEmpty() ? turns : turns.subList(1, turns.size())));
        }
        return new Courses(rows, Moments.ageing(views, snapshot.theatre(last.position())));
    }

    /** From the start of time, whose instant is null. */
    private static List<TimelineRow.Turn> turns(Snapshot snapshot, String id, Reading reading, boolean then) {
        AsOf last = reading.asOf();
        List<TimelineRow.Turn> turns = new ArrayList<>();
        if (!then) {
            snapshot.steps(id, Axis.VALID, last, reading.rule()).forEach(step -> add(turns, step));
            return turns;
        }
        Instant met = last.known().isBefore(last.valid()) ? last.known() : last.valid();
        snapshot.steps(id, Axis.THEN, new AsOf(met, met, last.position()), reading.rule())
                .forEach(step -> add(turns, step));
        if (met.isBefore(last.valid())) {
            snapshot.steps(id, Axis.VALID, last, reading.rule()).stream()
                    .filter(step -> step.at() != null && step.at().isAfter(met)).forEach(step -> add(turns, step));
        }
        return turns;
    }

    private static void add(List<TimelineRow.Turn> turns, Step step) {
        Stand stand = Stand.of(step.verdict());
        if (turns.isEmpty() || !turns.get(turns.size() - 1).stand().equals(stand)) {
            turns.add(new TimelineRow.Turn(step.at(), stand));
        }
    }
}
