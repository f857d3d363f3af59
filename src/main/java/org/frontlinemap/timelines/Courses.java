package org.frontlinemap.timelines;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.frontlinemap.format.Stand;
import org.frontlinemap.format.TimelineRow;
import org.frontlinemap.geodata.snapshot.Axis;
import org.frontlinemap.geodata.snapshot.Cell;
import org.frontlinemap.geodata.snapshot.Row;
import org.frontlinemap.geodata.snapshot.Rows;
import org.frontlinemap.geodata.snapshot.SettlementQuery;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Step;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.web.Reading;
import org.frontlinemap.web.SettlementParameters;

/**
 * How the verdicts of a reading went: the one place that asks the snapshot.
 *
 * @param cell the triples {@link #end} over which they stay the same
 */
record Courses(List<TimelineRow> rows, Cell cell) {

    /**
     * The triple at which the timelines of a reading end. What counts there decides on all before it too: at an earlier
     * moment, or as known then, nothing counts that does not count at the end.
     *
     * @param then as was known at each moment, though never more than at the reading's {@code known}
     */
    static AsOf end(Reading reading, boolean then) {
        AsOf last = reading.asOf();
        return then && last.valid().isBefore(last.known())
                ? new AsOf(last.valid(), last.valid(), last.position()) : last;
    }

    /**
     * Those of all settlements.
     *
     * @param steps whether the turns are wanted
     */
    static Courses of(Snapshot snapshot, Reading reading, boolean then, boolean steps) {
        AsOf end = end(reading, then);
        LocalDate day = SettlementParameters.day(snapshot, end);
        List<TimelineRow> courses = new ArrayList<>();
        Rows rows = snapshot.rows(SettlementQuery.ALL, end, reading.rule());
        for (Row row : rows.page().items()) {
            List<TimelineRow.Turn> turns = steps ? turns(snapshot, row.settlement().id(), reading, then) : List.of();
            courses.add(TimelineRow.of(row, day, turns.isEmpty() ? null : turns.get(0).stand(),
                    turns.isEmpty() ? turns : turns.subList(1, turns.size())));
        }
        return new Courses(courses, rows.cell());
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
