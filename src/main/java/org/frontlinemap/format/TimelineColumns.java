package org.frontlinemap.format;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.frontlinemap.geodata.gazetteer.Location;

/**
 * How the verdicts on many settlements went, as JSON in columns: every column has the settlements in the same order.
 * What recurs is an index into a dictionary, what ascends or lies near what was before it a difference to that, so
 * that it compresses well. Thread-safe.
 */
public final class TimelineColumns {

    /** Parts of a degree in which points are given: about a metre. */
    private static final double PER_DEGREE = 1e5;
    private static final int MILLIS = 1_000;

    private final List<TimelineRow> rows;
    private final Words<Stand> states = new Words<>();

    /** What there is to ask for; points have what holds now too. */
    public enum Part { POINTS, NOW, NAMES, STEPS }

    private TimelineColumns(List<TimelineRow> rows) {
        this.rows = rows;
    }

    /**
     * Writes the parts asked for.
     *
     * @param axis along which the steps go
     */
    public static void write(OutputStream out, Heading heading, String axis, Set<Part> parts, List<TimelineRow> rows) {
        TimelineColumns columns = new TimelineColumns(rows);
        JsonOutput.write(out, json -> json.object(() -> {
            Headings.write(json, heading);
            json.text("axis", axis);
            json.number("count", rows.size());
            if (parts.contains(Part.POINTS)) {
                columns.points(json);
            }
            if (parts.contains(Part.POINTS) || parts.contains(Part.NOW)) {
                columns.now(json);
            }
            if (parts.contains(Part.NAMES)) {
                columns.names(json);
            }
            if (parts.contains(Part.STEPS)) {
                columns.steps(json);
            }
            columns.states(json);
        }));
    }

    private void points(JsonOutput json) {
        json.texts("id", column(TimelineRow::id));
        json.numbers("lon", differences(Location::lon));
        json.numbers("lat", differences(Location::lat));
        json.numbers("population", column(TimelineRow::population));
        Words<String> kinds = new Words<>();
        json.numbers("kind", column(row -> kinds.index(row.kind())));
        json.texts("kinds", kinds.all());
    }

    private void now(JsonOutput json) {
        json.numbers("now", column(row -> states.index(row.now())));
        List<Integer> stale = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).stale()) {
                stale.add(row);
            }
        }
        json.numbers("stale", stale);
    }

    /** Each to the last there was; null where there is none. */
    private List<Long> differences(Function<Location, Double> degrees) {
        List<Long> differences = new ArrayList<>(rows.size());
        long last = 0;
        for (TimelineRow row : rows) {
            Long difference = null;
            if (row.location() != null) {
                long at = Math.round(degrees.apply(row.location()) * PER_DEGREE);
                difference = at - last;
                last = at;
            }
            differences.add(difference);
        }
        return differences;
    }

    private void names(JsonOutput json) {
        json.texts("name", column(TimelineRow::name));
        json.texts("name_uk", column(row -> row.ukrainian() == null || row.ukrainian().equals(row.name()) ? ""
                : row.ukrainian()));
        units(json, "adm1", TimelineRow::adm1);
        units(json, "adm2", TimelineRow::adm2);
    }

    private void units(JsonOutput json, String name, Function<TimelineRow, String> unit) {
        Words<String> units = new Words<>();
        json.numbers(name, column(row -> unit.apply(row) == null ? -1 : units.index(unit.apply(row))));
        json.texts(name + "s", units.all());
    }

    private void steps(JsonOutput json) {
        SortedSet<Instant> instants = new TreeSet<>();
        rows.forEach(row -> row.turns().forEach(turn -> instants.add(turn.at())));
        Words<Instant> times = new Words<>();
        List<Number> between = new ArrayList<>(instants.size());
        long last = 0;
        for (Instant instant : instants) {
            times.index(instant);
            between.add(seconds(instant.toEpochMilli() - last));
            last = instant.toEpochMilli();
        }
        List<Integer> at = new ArrayList<>();
        List<Integer> state = new ArrayList<>();
        for (TimelineRow row : rows) {
            int before = 0;
            for (TimelineRow.Turn turn : row.turns()) {
                int index = times.index(turn.at());
                at.add(index - before);
                state.add(states.index(turn.stand()));
                before = index;
            }
        }
        json.numbers("times", between);
        json.numbers("first", column(row -> states.index(row.first())));
        json.numbers("steps", column(row -> row.turns().size()));
        json.numbers("at", at);
        json.numbers("state", state);
    }

    private static Number seconds(long millis) {
        if (millis % MILLIS == 0) {
            return millis / MILLIS;
        }
        return BigDecimal.valueOf(millis, 3).stripTrailingZeros();
    }

    private void states(JsonOutput json) {
        json.array("states", states.all(), state -> json.items(() -> {
            json.item(state.control());
            json.item(state.agreement());
            json.item(state.claimed());
        }));
    }

    private <T> List<T> column(Function<TimelineRow, T> value) {
        List<T> column = new ArrayList<>(rows.size());
        rows.forEach(row -> column.add(value.apply(row)));
        return column;
    }

    /** A dictionary, in the order in which its words first came. Not thread-safe. */
    private static final class Words<T> {

        private final Map<T, Integer> indexes = new LinkedHashMap<>();

        int index(T word) {
            return indexes.computeIfAbsent(word, missing -> indexes.size());
        }

        Collection<T> all() {
            return indexes.keySet();
        }
    }
}
