package org.frontlinemap.geodata.analysis;

import java.time.Instant;
import java.time.Period;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.snapshot.Axis;
import org.frontlinemap.geodata.snapshot.ReportQuery;
import org.frontlinemap.geodata.snapshot.SettlementView;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.theatre.Theatre;
import org.frontlinemap.geodata.time.AsOf;

/**
 * The instants at which what a snapshot answers may become another by the passing of time, be it the moment asked about
 * or what was known by then: something comes to hold or to be known. Answers whose times lie between the same two of
 * these say the same, but for what depends on the day (names) or on age alone (staleness).
 */
public final class Moments {

    private Moments() {
    }

    /**
     * The first moment asked about at which the newest report of one of some settlements is older than the theatre allows,
     * though it is not yet; null if there will be none.
     */
    public static Instant ageing(Iterable<SettlementView> views, Theatre theatre) {
        Period allowed = Period.parse(theatre.staleAfter());
        Instant first = null;
        for (SettlementView view : views) {
            if (!view.stale() && view.lastReportAt() != null) {
                Instant old = view.lastReportAt().atZone(theatre.zone()).plus(allowed).toInstant().plusMillis(1);
                first = first == null || old.isBefore(first) ? old : first;
            }
        }
        return first;
    }

    /** Those of what the ledger held at a position. */
    public static NavigableSet<Instant> of(Snapshot snapshot, long position) {
        AsOf ever = new AsOf(Instant.MAX, Instant.MAX, position);
        NavigableSet<Instant> moments = new TreeSet<>();
        snapshot.reports(ReportQuery.ALL, ever).items().forEach(view -> {
            moments.add(view.report().valid().latest());
            moments.add(view.report().published().latest());
        });
        for (Settlement settlement : snapshot.gazetteer(position)) {
            snapshot.populationSteps(settlement.id(), Axis.THEN, ever).stream().filter(step -> step.at() != null)
                    .forEach(step -> moments.add(step.at()));
        }
        snapshot.imports(position).forEach(view -> view.header().coverage().stream().map(Import.Coverage::from)
                .forEach(moments::add));
        return moments;
    }
}
