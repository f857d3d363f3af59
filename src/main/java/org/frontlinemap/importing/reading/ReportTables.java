package org.frontlinemap.importing.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.report.ReportTable;
import org.frontlinemap.geodata.report.Wording;
import org.frontlinemap.geodata.time.TimeSpan;

/**
 * Gathers reports into tables, one for each claimant and set of documents, and hands each over once it is full. Holds
 * a bounded number of rows. Not thread-safe.
 */
public final class ReportTables {

    private static final int MOST_OPEN = 64;
    private static final int ROWS = 5_000;

    private final Intake intake;
    private final Map<Source, Rows> open = new LinkedHashMap<>(16, 0.75f, true);

    public ReportTables(Intake intake) {
        this.intake = intake;
    }

    private record Source(String claimant, List<UUID> documents) {
    }

    /** Adds a report; it counts as accepted. */
    public void add(Report report) {
        intake.accepted(1);
        put(report);
    }

    /** Adds a report, for whoever counts rows that come to several reports. */
    public void put(Report report) {
        Source source = new Source(report.claimant(), report.documents());
        Rows rows = open.computeIfAbsent(source, fresh -> new Rows());
        rows.add(report);
        if (rows.settlements.size() == ROWS) {
            open.remove(source);
            intake.add(rows.table(source));
        } else if (open.size() > MOST_OPEN) {
            var oldest = open.entrySet().iterator().next();
            open.remove(oldest.getKey());
            intake.add(oldest.getValue().table(oldest.getKey()));
        }
    }

    /** Hands over what is left. */
    public void flush() {
        open.forEach((source, rows) -> intake.add(rows.table(source)));
        open.clear();
    }

    /** Puts reports of one claimant and one set of documents into one table, for entries that hold a table. */
    public static ReportTable table(List<Report> reports) {
        Rows rows = new Rows();
        reports.forEach(rows::add);
        return rows.table(new Source(reports.get(0).claimant(), reports.get(0).documents()));
    }

    private static final class Rows {

        private final Map<Wording, Integer> wordings = new LinkedHashMap<>();
        private final Map<TimeSpan, Integer> times = new LinkedHashMap<>();
        private final List<String> settlements = new ArrayList<>();
        private final List<Integer> wording = new ArrayList<>();
        private final List<Integer> valid = new ArrayList<>();
        private final List<Integer> published = new ArrayList<>();
        private final List<Integer> nearEdge = new ArrayList<>();

        void add(Report report) {
            if (report.nearEdge() != null) {
                nearEdge.add(settlements.size());
            }
            settlements.add(report.settlement());
            wording.add(number(wordings, Wording.of(report)));
            valid.add(number(times, report.valid()));
            published.add(number(times, report.published()));
        }

        ReportTable table(Source source) {
            return new ReportTable(source.claimant(), source.documents(), List.copyOf(wordings.keySet()),
                    List.copyOf(times.keySet()), settlements, wording, valid, published, nearEdge);
        }

        private static <T> int number(Map<T, Integer> numbers, T value) {
            Integer number = numbers.get(value);
            if (number == null) {
                number = numbers.size();
                numbers.put(value, number);
            }
            return number;
        }
    }
}
