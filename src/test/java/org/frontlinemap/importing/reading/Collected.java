package org.frontlinemap.importing.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.report.AreaAssessment;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.report.ReportTable;

/** An intake that keeps all it is given, and may hand the entries on. */
public final class Collected implements Intake {

    private final Map<UUID, Record> entries = new LinkedHashMap<>();
    private final Map<String, Long> dropped = new TreeMap<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final Function<Record, UUID> adder;
    private long accepted;
    private long unchanged;

    public Collected() {
        this(Batch::newId);
    }

    /** @param adder takes an entry and gives its id */
    public Collected(Function<Record, UUID> adder) {
        this.adder = adder;
    }

    @Override
    public void header(String file, List<String> columns) {
        headers.put(file, columns);
    }

    @Override
    public UUID add(Record body) {
        UUID id = adder.apply(body);
        entries.put(id, body);
        return id;
    }

    @Override
    public void accepted(long rows) {
        accepted += rows;
    }

    @Override
    public void unchanged(long rows) {
        unchanged += rows;
    }

    @Override
    public void dropped(String kind, long rows) {
        dropped.merge(kind, rows, Long::sum);
    }

    @Override
    public void reject(Rejection rejection) {
        rejections.add(rejection);
    }

    @Override
    public void notice(Notice notice) {
        notices.add(notice);
    }

    /** What was added, by id, in order. */
    public Map<UUID, Record> entries() {
        return entries;
    }

    /** What was added of one kind, in order. */
    public <T extends Record> List<T> entries(Class<T> type) {
        return entries.values().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** All reports, those of tables too. */
    public List<Report> reports() {
        List<Report> reports = new ArrayList<>();
        for (Record entry : entries.values()) {
            ReportTable table = entry instanceof AreaAssessment areas ? areas.reports()
                    : entry instanceof ReportTable rows ? rows : null;
            for (int row = 0; table != null && row < table.size(); row++) {
                reports.add(table.report(row));
            }
            if (entry instanceof Report report) {
                reports.add(report);
            }
        }
        return reports;
    }

    public long accepted() {
        return accepted;
    }

    public long unchanged() {
        return unchanged;
    }

    /** How many rows were read, things dropped that are no rows left aside. */
    public long rows(String... droppedRows) {
        long rows = accepted + unchanged + rejections.size();
        for (String kind : droppedRows) {
            rows += dropped.getOrDefault(kind, 0L);
        }
        return rows;
    }

    /** Things dropped, by kind. */
    public Map<String, Long> dropped() {
        return dropped;
    }

    public List<Rejection> rejections() {
        return rejections;
    }

    /** Rejections as {@code line column: reason}, without the columns that are null. */
    public List<String> reasons() {
        return rejections.stream().map(rejection -> rejection.line() + " "
                + (rejection.column() == null ? "" : rejection.column() + " ") + rejection.reason()).toList();
    }

    public List<Notice> notices() {
        return notices;
    }

    /** Headers of files, by name. */
    public Map<String, List<String>> headers() {
        return headers;
    }
}
