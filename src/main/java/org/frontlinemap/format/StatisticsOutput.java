package org.frontlinemap.format;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.frontlinemap.geodata.analysis.PopulationTotals;
import org.frontlinemap.geodata.analysis.Statistics;
import org.frontlinemap.geodata.gazetteer.PopulationObservation.Kind;

/** Statistics over time as JSON and as CSV. Thread-safe. */
public final class StatisticsOutput {

    private static final List<Kind> BEFORE = List.of(Kind.CENSUS, Kind.ESTIMATE);
    private static final List<Kind> LATEST = List.of(Kind.CENSUS, Kind.ESTIMATE, Kind.REMAINING);
    private static final List<String> HEADER = header();

    private StatisticsOutput() {
    }

    /**
     * Writes JSON.
     *
     * @param known {@code then}, or an instant
     */
    public static void json(OutputStream out, Heading heading, String known, String by, String step,
            List<Statistics.Row> rows) {
        JsonOutput.write(out, json -> json.object(() -> {
            json.text("by", by);
            json.text("step", step);
            json.text("known", known);
            Headings.write(json, heading);
            json.array("rows", rows, row -> json.object(() -> {
                json.text("date", row.date().toString());
                json.time("datetime", row.instant());
                json.text("area_code", row.area() == null ? null : row.area().code());
                json.text("area", row.area() == null ? null : row.area().name().get("en"));
                json.text("area_uk", row.area() == null ? null : row.area().name().get("uk"));
                json.text("control", row.control());
                json.word("agreement", row.agreement());
                json.number("settlements", row.settlements());
                ComparisonGeoJson.totals(json, "population_before", row.before());
                ComparisonGeoJson.totals(json, "population_latest", row.latest());
                json.number("without_population_before", row.before().without());
                json.number("without_population_latest", row.latest().without());
            }));
        }));
    }

    /** Writes CSV. */
    public static void csv(OutputStream out, List<Statistics.Row> rows) {
        Csv.write(out, HEADER, rows.stream().map(StatisticsOutput::row).toList());
    }

    private static List<Object> row(Statistics.Row row) {
        List<Object> cells = new ArrayList<>();
        cells.add(row.date());
        cells.add(row.area() == null ? null : row.area().code());
        cells.add(row.area() == null ? null : row.area().name().get("en"));
        cells.add(row.control());
        cells.add(row.agreement().name().toLowerCase(Locale.ROOT));
        cells.add(row.settlements());
        add(cells, BEFORE, row.before());
        add(cells, LATEST, row.latest());
        return cells;
    }

    private static void add(List<Object> cells, List<Kind> kinds, PopulationTotals totals) {
        for (Kind kind : kinds) {
            PopulationTotals.Total total = totals.totals().stream().filter(each -> each.kind() == kind)
                    .findFirst().orElse(null);
            cells.add(total == null ? null : total.low());
            cells.add(total == null ? null : total.high());
        }
        cells.add(totals.without());
    }

    private static List<String> header() {
        List<String> header = new ArrayList<>(List.of("date", "area_code", "area", "control", "agreement", "settlements"));
        add(header, "before", BEFORE);
        add(header, "latest", LATEST);
        return List.copyOf(header);
    }

    private static void add(List<String> header, String when, List<Kind> kinds) {
        for (Kind kind : kinds) {
            String name = "pop_" + when + "_" + kind.name().toLowerCase(Locale.ROOT);
            header.addAll(List.of(name + "_low", name + "_high"));
        }
        header.add("without_population_" + when);
    }
}
