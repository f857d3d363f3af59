package org.frontlinemap.reporting;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.snapshot.ReportQuery;
import org.frontlinemap.geodata.snapshot.ReportView;
import org.frontlinemap.geodata.snapshot.SettlementView;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.time.Precision;
import org.frontlinemap.geodata.verdict.Statement;
import org.frontlinemap.geodata.verdict.Verdict;

/** What a batch would do were it recorded: what it repeats, what it contradicts, which verdicts of a reading it changes. For one use. */
final class DryRun {

    /** Most duplicates, and most contradictions, named for one report. */
    private static final int MOST_LISTED = 10;

    private final Map<String, Map<String, Object>> before = new HashMap<>();
    private final Map<String, Map<String, Object>> after = new HashMap<>();
    private final Snapshot snapshot;
    private final ZoneId zone;
    private final TrialReading reading;

    DryRun(Snapshot snapshot, TrialReading reading) {
        this.snapshot = snapshot;
        this.zone = snapshot.theatre().zone();
        this.reading = reading;
    }

    /** Says so, report by report in the batch's order. */
    Map<String, Object> of(Batch batch) {
        Map<String, Claimant> claimants = new HashMap<>();
        snapshot.claimants(snapshot.position()).forEach(claimant -> claimants.put(claimant.id(), claimant));
        List<Batch.Draft> drafts = new ArrayList<>();
        for (Batch.Draft draft : batch.drafts()) {
            if (draft.body() instanceof Claimant claimant) {
                claimants.put(claimant.id(), claimant);
            } else if (draft.body() instanceof Report) {
                drafts.add(draft);
            }
        }
        List<Map<String, Object>> lines = new ArrayList<>();
        int conflicts = 0;
        for (int i = 0; i < drafts.size(); i++) {
            Map<String, Object> line = line(i, drafts, claimants);
            conflicts += ((List<?>) line.get("duplicates")).isEmpty() && ((List<?>) line.get("contradictions")).isEmpty()
                    ? 0 : 1;
            lines.add(line);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("reports", lines);
        body.put("conflicts", conflicts);
        return body;
    }

    private Map<String, Object> line(int index, List<Batch.Draft> drafts, Map<String, Claimant> claimants) {
        Report report = (Report) drafts.get(index).body();
        List<Map<String, Object>> duplicates = new ArrayList<>();
        List<Map<String, Object>> contradictions = new ArrayList<>();
        for (ReportView other : recordedOn(report.settlement())) {
            if (sameDay(report, other.report())) {
                sort(report, other.report(), claimants, describe(other.report(), "id", other.id()), duplicates,
                        contradictions);
            }
        }
        for (int i = 0; i < drafts.size(); i++) {
            Report other = (Report) drafts.get(i).body();
            if (i != index && other.settlement().equals(report.settlement()) && sameDay(report, other)) {
                sort(report, other, claimants, describe(other, "index", i), duplicates, contradictions);
            }
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("index", index);
        line.put("settlement", report.settlement());
        line.put("duplicates", duplicates);
        line.put("contradictions", contradictions);
        line.put("before", before.computeIfAbsent(report.settlement(),
                settlement -> describe(verdict(settlement, List.of(), claimants))));
        line.put("after", after.computeIfAbsent(report.settlement(),
                settlement -> describe(verdict(settlement, drafts, claimants))));
        return line;
    }

    private List<ReportView> recordedOn(String settlement) {
        AsOf ever = new AsOf(java.time.Instant.MAX, java.time.Instant.MAX, snapshot.position());
        return snapshot.reports(new ReportQuery(null, null, Set.of(settlement), Set.of(), Set.of(), Set.of(), Set.of(),
                null, null, Integer.MAX_VALUE), ever).items();
    }

    private boolean sameDay(Report a, Report b) {
        return day(a).equals(day(b))
                && a.valid().precision().isDayOrFiner() == b.valid().precision().isDayOrFiner();
    }

    private LocalDate day(Report report) {
        return LocalDate.ofInstant(report.valid().precision() == Precision.INSTANT
                ? report.valid().latest() : report.valid().latest().minusNanos(1), zone);
    }

    private static void sort(Report report, Report other, Map<String, Claimant> claimants,
            Map<String, Object> described, List<Map<String, Object>> duplicates,
            List<Map<String, Object>> contradictions) {
        boolean same = report.control().equals(other.control()) && report.extent() == other.extent();
        if (report.claimant().equals(other.claimant()) && same) {
            if (duplicates.size() < MOST_LISTED) {
                duplicates.add(described);
            }
        } else if (!same && voice(report, claimants).equals(voice(other, claimants))) {
            if (contradictions.size() < MOST_LISTED) {
                contradictions.add(described);
            }
        }
    }

    private static String voice(Report report, Map<String, Claimant> claimants) {
        return claimants.get(report.claimant()).party(report.published().latest())
                .map(party -> "party:" + party).orElse("claimant:" + report.claimant());
    }

    /** The verdict of the reading once the drafts are recorded. */
    private Verdict verdict(String settlement, List<Batch.Draft> drafts, Map<String, Claimant> claimants) {
        List<Statement> said = new ArrayList<>();
        SettlementView view = snapshot.settlement(settlement, reading.asOf(), reading.rule()).orElseThrow();
        view.verdict().weighed().forEach(weighed -> said.add(weighed.statement()));
        long position = snapshot.position();
        for (Batch.Draft draft : drafts) {
            Report report = (Report) draft.body();
            position++;
            Statement statement = Statement.of(draft.id(), position, report, claimants.get(report.claimant()));
            if (report.settlement().equals(settlement) && reading.counts(statement)) {
                said.add(statement);
            }
        }
        said.sort(Statement.WALKING_ORDER);
        return reading.rule().decide(said);
    }

    /** A verdict as trial runs say it. */
    static Map<String, Object> describe(Verdict verdict) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("control", verdict.control().id());
        body.put("agreement", verdict.agreement().name().toLowerCase(Locale.ROOT));
        body.put("claimed_control", verdict.claimed() == null ? null : verdict.claimed().id());
        return body;
    }

    private static Map<String, Object> describe(Report report, String name, Object which) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(name, which instanceof UUID ? which.toString() : which);
        body.put("settlement", report.settlement());
        body.put("claimant", report.claimant());
        body.put("control", report.control().id());
        body.put("basis", report.basis().name().toLowerCase(Locale.ROOT));
        body.put("inference", report.inference().name().toLowerCase(Locale.ROOT));
        body.put("extent", report.extent().name().toLowerCase(Locale.ROOT));
        body.put("valid_from", report.valid().text());
        body.put("published", report.published().text());
        body.put("note", report.note());
        return body;
    }
}
