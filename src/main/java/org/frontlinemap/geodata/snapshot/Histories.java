package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.ledger.EntryKind;
import org.frontlinemap.geodata.snapshot.Change.Cause;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Rule;
import org.frontlinemap.geodata.verdict.Verdict;

/** How verdicts went, for one settlement or all of a state. Thread-safe. */
record Histories(State state) {

    /** The periods of a place up to a triple, first to last. */
    static List<ControlPeriod> periods(Place place, AsOf asOf, Rule rule) {
        List<Step> steps = Steps.changing(place.timeline(), Axis.VALID, asOf, rule);
        List<ControlPeriod> periods = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Step next = i + 1 < steps.size() ? steps.get(i + 1) : null;
            Verdict verdict = step.verdict();
            periods.add(new ControlPeriod(step.at(), next == null ? null : next.at(), verdict.control(),
                    verdict.agreement(), verdict.claimed(), step.reports(), next == null ? List.of() : next.reports()));
        }
        return List.copyOf(periods);
    }

    /** The periods that match, settlement by settlement in the order first recorded, each first to last. */
    Page<PeriodView> periods(PeriodQuery query, AsOf asOf, Rule rule) {
        List<PeriodView> items = new ArrayList<>();
        int matched = 0;
        boolean reached = query.after() == null;
        boolean more = false;
        for (int ordinal = 0; ordinal < state.places().size(); ordinal++) {
            Place place = state.places().get(ordinal);
            Settlement settlement = place.at(asOf.position());
            if (settlement == null || !wanted(query.settlements(), place.id())
                    || query.boxes() != null && !PlaceIndex.lies(settlement, query.boxes())) {
                continue;
            }
            for (ControlPeriod period : periods(place, asOf, rule)) {
                PeriodView view = new PeriodView(settlement, period);
                if (isWanted(period, query)) {
                    matched++;
                    if (reached && items.size() < query.limit()) {
                        items.add(view);
                    } else {
                        more |= reached;
                    }
                }
                reached |= view.id().equals(query.after());
            }
        }
        if (!reached) {
            throw new InvalidRecordException("after", query.after(), "is no control period of this reading");
        }
        return new Page<>(items, matched, more);
    }

    private static boolean isWanted(ControlPeriod period, PeriodQuery query) {
        boolean late = query.endingAfter() == null || period.until() == null
                || period.until().isAfter(query.endingAfter());
        return late && wanted(query.controls(), period.control().id())
                && (query.agreements().isEmpty() || query.agreements().contains(period.agreement()));
    }

    private static boolean wanted(Set<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    /** The changes that match, newest first, those of one moment by settlement. */
    List<Change> changes(ChangeQuery query, AsOf asOf, Rule rule) {
        List<Change> changes = new ArrayList<>();
        for (int ordinal = 0; ordinal < state.places().size(); ordinal++) {
            Place place = state.places().get(ordinal);
            Settlement settlement = place.at(asOf.position());
            if (settlement == null || !wanted(query.settlements(), place.id())) {
                continue;
            }
            Step before = null;
            for (Step step : Steps.changing(place.timeline(), query.axis(), asOf, rule)) {
                if (before != null && isAfterStart(step, query)) {
                    changes.add(change(settlement, step, before.verdict()));
                }
                before = step;
            }
        }
        Comparator<Change> newest = query.axis() == Axis.POSITION
                ? Comparator.comparingLong((Change change) -> change.step().position()).reversed()
                : Comparator.comparing((Change change) -> change.step().at()).reversed();
        changes.sort(newest.thenComparing(change -> change.settlement().id()));
        return changes;
    }

    private static boolean isAfterStart(Step step, ChangeQuery query) {
        if (query.axis() == Axis.POSITION) {
            return step.position() > query.fromPosition();
        }
        return query.fromInstant() == null || step.at().isAfter(query.fromInstant());
    }

    private Change change(Settlement settlement, Step step, Verdict before) {
        State.Amended amended = state.amendments().get(step.position());
        if (step.position() == 0) {
            return new Change(settlement, step, before, Cause.REPORT, null, null);
        }
        if (amended != null) {
            Cause cause = amended.kind() == EntryKind.CORRECTION ? Cause.CORRECTION : Cause.WITHDRAWAL;
            return new Change(settlement, step, before, cause, amended.reason(), amended.recorded());
        }
        Recorded<?> reported = step.reports().stream().map(state.reports()::get)
                .filter(report -> report.position() == step.position()).findFirst().orElse(null);
        if (reported != null) {
            return new Change(settlement, step, before, Cause.REPORT, null, reported.recorded());
        }
        Instant ofClaimant = recordedAt(state.claimants().values(), step.position());
        return ofClaimant != null ? new Change(settlement, step, before, Cause.CLAIMANT, null, ofClaimant)
                : new Change(settlement, step, before, Cause.SETTLEMENT, null, recordedAt(
                        state.places().all().map(Place::settlement).toList(), step.position()));
    }

    /** When the version was recorded that starts at a position; null if none does. */
    private static Instant recordedAt(Collection<? extends Recorded<?>> all, long position) {
        return all.stream().flatMap(recorded -> recorded.versions().stream())
                .filter(version -> version.from() == position).map(Recorded.Version::recorded).findFirst().orElse(null);
    }
}
