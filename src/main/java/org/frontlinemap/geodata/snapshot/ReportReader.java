package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.report.ReportTable;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.time.Precision;
import org.frontlinemap.geodata.time.TimeSpan;

/** Reads reports with what they refer to out of a state. Thread-safe. */
record ReportReader(State state) {

    Page<ReportView> page(ReportQuery query, AsOf asOf) {
        Recorded<Report> last = query.after() == null ? null : state.reports().get(query.after());
        if (query.after() != null && (last == null || last.position() > asOf.position())) {
            throw new InvalidRecordException("after", query.after().toString(), "is no report");
        }
        Collecting page = new Collecting(query, asOf);
        if (query.settlements().isEmpty()) {
            state.reports().each(page::take);
        } else {
            onPlaces(query.settlements()).forEach(id -> page.take(id, state.reports().get(id)));
        }
        return new Page<>(page.items, page.matched, page.more);
    }

    /** The reports of which some version is on one of some places or on what became part of them, as recorded. */
    private List<UUID> onPlaces(Set<String> settlements) {
        Map<UUID, Long> positions = new HashMap<>();
        Set<String> seen = new HashSet<>();
        Deque<String> left = new ArrayDeque<>(settlements);
        while (!left.isEmpty()) {
            Place place = state.places().get(left.pop());
            if (place != null) {
                place.reportIds(state.reports()).forEach(id -> positions.put(id, state.reports().get(id).position()));
                place.mergedFrom().stream().filter(seen::add).forEach(left::push);
            }
        }
        return positions.keySet().stream()
                .sorted(Comparator.<UUID>comparingLong(positions::get).thenComparingInt(ReportTable::rowOf)).toList();
    }

    /** Gathers a page of the reports it is given. */
    private final class Collecting {

        private final ReportQuery query;
        private final AsOf asOf;
        private final List<ReportView> items = new ArrayList<>();
        private boolean passed;
        private int matched;
        private boolean more;

        Collecting(ReportQuery query, AsOf asOf) {
            this.query = query;
            this.asOf = asOf;
            this.passed = query.after() == null;
        }

        void take(UUID id, Recorded<Report> recorded) {
            boolean wanted = passed;
            passed |= id.equals(query.after());
            Report report = recorded.at(asOf.position());
            if (report == null || !countsAsOf(report, asOf) || !isWanted(report, query)) {
                return;
            }
            ReportView view = view(id, asOf.position());
            if (view == null || !isWanted(view, query)) {
                return;
            }
            matched++;
            if (wanted && items.size() < query.limit()) {
                items.add(view);
            } else {
                more |= wanted;
            }
        }
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
