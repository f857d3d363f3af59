package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Statement;
import org.frontlinemap.geodata.verdict.Verdict;

/**
 * The stretches of time for which claimants' statements are all there, so that what they last said of a settlement
 * was repeated since. Immutable; thread-safe.
 */
final class Coverages {

    private final Map<String, List<Covered>> byClaimant = new HashMap<>();

    private record Covered(Imported by, Import.Coverage stretch) {
    }

    Coverages(Iterable<Imported> imports) {
        for (Imported each : imports) {
            for (Import.Coverage stretch : each.header().coverage()) {
                byClaimant.computeIfAbsent(stretch.claimant(), id -> new ArrayList<>()).add(new Covered(each, stretch));
            }
        }
    }

    /** Whether there are none. */
    boolean isEmpty() {
        return byClaimant.isEmpty();
    }

    /** When something was last said that a verdict rests on or sets aside, repetitions included; null if never. */
    Instant lastReportAt(Verdict verdict, AsOf asOf) {
        Instant last = verdict.lastReportAt();
        if (last == null || byClaimant.isEmpty()) {
            return last;
        }
        Map<String, Statement> newest = new HashMap<>();
        for (Verdict.Weighed weighed : verdict.weighed()) {
            if (weighed.reason() != Verdict.Reason.NOT_COUNTED) {
                newest.put(weighed.statement().claimant(), weighed.statement());
            }
        }
        for (Statement said : newest.values()) {
            Instant repeated = repeated(said, asOf);
            if (repeated != null && repeated.isAfter(last)) {
                last = repeated;
            }
        }
        return last;
    }

    /** Narrows triples to those at which {@link #lastReportAt} is the same. */
    void bound(Bounds bounds, Verdict verdict, AsOf asOf) {
        if (byClaimant.isEmpty()) {
            return;
        }
        Instant reached = earliest(asOf.valid(), asOf.known());
        verdict.weighed().stream().map(weighed -> weighed.statement().claimant()).distinct()
                .flatMap(claimant -> byClaimant.getOrDefault(claimant, List.of()).stream()).forEach(covered -> {
                    bounds.position(covered.by().position());
                    bounds.position(covered.by().until());
                    for (Instant end : List.of(covered.stretch().from(), covered.stretch().until())) {
                        bounds.valid(end);
                        bounds.known(end);
                    }
                    if (!reached.isBefore(covered.stretch().from()) && reached.isBefore(covered.stretch().until())) {
                        bounds.onlyTheseTimes();
                    }
                });
    }

    private Instant repeated(Statement said, AsOf asOf) {
        Instant repeated = null;
        for (Covered covered : byClaimant.getOrDefault(said.claimant(), List.of())) {
            Import.Coverage stretch = covered.stretch();
            if (said.control().equals(Control.UNKNOWN) || !covered.by().counts(asOf.position())
                    || said.valid().isAfter(stretch.until())) {
                continue;
            }
            Instant end = earliest(stretch.until(), earliest(asOf.valid(), asOf.known()));
            if (!end.isBefore(stretch.from()) && (repeated == null || end.isAfter(repeated))) {
                repeated = end;
            }
        }
        return repeated;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
