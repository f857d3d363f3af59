package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.time.Precision;
import org.frontlinemap.geodata.time.TimeSpan;

/** Reads reports with what they refer to out of a state. Thread-safe. */
record ReportReader(State state) {

    Page<ReportView> page(ReportQuery query, AsOf asOf) {
        long after = 0;
        if (query.after() != null) {
            Recorded<Report> last = state.reports().get(query.after());
            if (last == null || last.position() > asOf.position()) {
                throw new InvalidRecordException("after", query.after().toString(), "is no report");
            }
            after = last.position();
        }
        List<ReportView> items = new ArrayList<>();
        int matched = 0;
        boolean more = false;
        for (UUID id : state.reportOrder()) {
            Recorded<Report> recorded = state.reports().get(id);
            Report report = recorded.at(asOf.position());
            if (report == null || !countsAsOf(report, asOf) || !isWanted(report, query)) {
                continue;
            }
            ReportView view = view(id, asOf.position());
            if (view == null || !isWanted(view, query)) {
                continue;
            }
            matched++;
            if (recorded.position() > after) {
                if (items.size() < query.limit()) {
                    items.add(view);
                } else {
                    more = true;
                }
            }
        }
        return new Page<>(items, matched, more);
    }

    static boolean countsAsOf(Report report, AsOf asOf) {
        return !report.valid().latest().isAfter(asOf.valid()) && !report.published().latest().isAfter(asOf.known());
    }

    private static boolean isWanted(Report report, ReportQuery query) {
        return (query.validFrom() == null || holdsFrom(report.valid(), query.validFrom()))
                && (query.document() == null || report.documents().contains(query.document()))
                && has(query.claimants(), report.claimant())
                && has(query.controls(), report.control().id())
                && has(query.bases(), report.basis().name().toLowerCase(Locale.ROOT));
    }

    private static boolean isWanted(ReportView view, ReportQuery query) {
        return has(query.settlements(), view.settlement().id()) && has(query.sides(), view.side())
                && (query.boxes() == null || PlaceIndex.lies(view.settlement(), query.boxes()));
    }

    private static boolean holdsFrom(TimeSpan valid, Instant from) {
        return valid.precision() == Precision.INSTANT ? !valid.latest().isBefore(from) : valid.latest().isAfter(from);
    }

    private static boolean has(Set<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    /** The report as it read at a position; null if it, its settlement or its claimant was not there. */
    ReportView view(UUID id, long position) {
        Recorded<Report> recorded = state.reports().get(id);
        Report report = recorded == null ? null : recorded.at(position);
        if (report == null) {
            return null;
        }
        String present = state.presentId(report.settlement(), position);
        Settlement settlement = present == null ? null : state.places().get(present).at(position);
        Recorded<Claimant> who = state.claimants().get(report.claimant());
        Claimant claimant = who == null ? null : who.at(position);
        if (settlement == null || claimant == null) {
            return null;
        }
        return new ReportView(id, recorded.position(), recorded.recorded(), report, settlement, claimant,
                claimant.party(report.published().latest()).orElse(Claimant.Allegiance.INDEPENDENT),
                report.documents().stream().map(document -> document(document, position)).filter(Objects::nonNull)
                        .toList());
    }

    /** The document as it read at a position; null if there was none. */
    ReportView.DocumentView document(UUID id, long position) {
        Recorded<Document> recorded = state.documents().get(id);
        Document document = recorded == null ? null : recorded.at(position);
        return document == null ? null : new ReportView.DocumentView(id, document);
    }

    /** When it was recorded how a report read at a position; null if it did not count then. */
    Instant heldSince(UUID id, long position) {
        Recorded<Report> recorded = state.reports().get(id);
        Recorded.Version<Report> version = recorded == null ? null : recorded.versionAt(position);
        return version == null ? null : version.recorded();
    }
}
