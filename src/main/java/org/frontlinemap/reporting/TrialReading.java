package org.frontlinemap.reporting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Rule;
import org.frontlinemap.geodata.verdict.Rules;
import org.frontlinemap.geodata.verdict.Statement;
import org.frontlinemap.web.AtPosition;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.RequestException;

/**
 * The reading whose verdicts a trial run tells, before and after: as of the end of today if the request names no times,
 * since what is dated to today counts by then. Always at the ledger's head, where the recording would come.
 */
record TrialReading(AsOf asOf, Rule rule) {

    private static final List<String> TIMES_AND_RULE = List.of("datetime", "known", "rule", "without");

    /** What an address with a trial run takes. */
    static final List<String> PARAMETERS = List.of("dry_run", "datetime", "known", "rule", "without");

    /** @throws RequestException if a reading is given without a trial run */
    static void refuseWithoutTrial(QueryParameters query) {
        for (String name : TIMES_AND_RULE) {
            if (query.has(name)) {
                throw RequestException.badParameter(name, query.text(name), "is taken only with dry_run=true");
            }
        }
    }

    static TrialReading of(QueryParameters query, Snapshot snapshot, Clock clock) {
        AtPosition at = new AtPosition(snapshot, snapshot.position());
        ZoneId zone = at.zone();
        Instant tonight = LocalDate.now(clock.withZone(zone)).plusDays(1).atStartOfDay(zone).toInstant();
        Instant valid = query.has("datetime") ? at.moment(query, "datetime", tonight).until() : tonight;
        return new TrialReading(new AsOf(valid, at.end(query, "known", tonight), at.position()),
                Rules.without(at.rule(query, "rule"), at.claimants(query, "without")));
    }

    /** Whether a statement holds and is known by then. */
    boolean counts(Statement statement) {
        return !statement.valid().isAfter(asOf.valid()) && !statement.published().isAfter(asOf.known());
    }
}
