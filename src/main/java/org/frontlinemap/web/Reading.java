package org.frontlinemap.web;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Rule;
import org.frontlinemap.geodata.verdict.Rules;

/**
 * What a request asks about: the triple, the rule, and whether all of it was said or some of it is the present.
 *
 * @param rule      with the claimants left out that {@code without} names
 * @param without   ids of claimants left out, in order
 * @param validFrom start of the interval in {@code datetime}; null if it has none
 * @param pinned    whether the request set all that its answer depends on, and none of it relative to the present, so
 *                  that the answer never changes
 */
public record Reading(AsOf asOf, Rule rule, Set<String> without, Instant validFrom, boolean pinned) {

    /** The parameters that make up a reading. */
    public static final List<String> PARAMETERS = List.of("datetime", "known", "position", "rule", "without");

    /**
     * Reads it.
     *
     * @throws RequestException if a value cannot be read, is beyond the ledger's head, or names what was not there
     */
    public static Reading of(QueryParameters query, Snapshot snapshot, Clock clock) {
        return of(query, true, snapshot, clock);
    }

    /** Reads one for what no rule decides: a rule that is given is checked, but none need be for a pinned reading. */
    public static Reading unruled(QueryParameters query, Snapshot snapshot, Clock clock) {
        return of(query, false, snapshot, clock);
    }

    private static Reading of(QueryParameters query, boolean ruled, Snapshot snapshot, Clock clock) {
        AtPosition at = AtPosition.of(query, snapshot);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Interval valid = at.moment(query, "datetime", now);
        Instant known = at.end(query, "known", now);
        Rule rule = at.rule(query, "rule");
        Set<String> without = at.claimants(query, "without");
        boolean pinned = valid.isFixed() && query.has("known") && query.has("position") && (!ruled || query.has("rule"));
        return new Reading(new AsOf(valid.until(), known, at.position()), Rules.without(rule, without), without,
                valid.from(), pinned);
    }

    /**
     * Reads a second reading from parameters of the same names after a prefix; what is not given is as in the first.
     */
    public static Reading second(QueryParameters query, String prefix, Reading first, Snapshot snapshot, Clock clock) {
        AtPosition at = AtPosition.of(query, prefix + "position", first.asOf.position(), snapshot);
        Interval valid = query.has(prefix + "datetime")
                ? at.moment(query, prefix + "datetime", clock.instant().truncatedTo(ChronoUnit.MILLIS))
                : new Interval(first.validFrom, first.asOf.valid(), first.pinned);
        Instant known = at.end(query, prefix + "known", first.asOf.known());
        Rule rule = at.rule(prefix + "rule", query.has(prefix + "rule") ? query.text(prefix + "rule") : first.rule.id());
        Set<String> without = query.has(prefix + "without") ? at.claimants(query, prefix + "without")
                : there(first.without, at);
        return new Reading(new AsOf(valid.until(), known, at.position()), Rules.without(rule, without), without,
                valid.from(), first.pinned && valid.isFixed());
    }

    /** Of claimants left out at another position those who were there at this one. */
    private static Set<String> there(Set<String> without, AtPosition at) {
        Set<String> there = new TreeSet<>(without);
        there.retainAll(at.claimants());
        return there;
    }

    /** The reading as parameters, each absolute, so that the same request is answered the same for ever. */
    public Map<String, String> pin() {
        Map<String, String> pin = new LinkedHashMap<>();
        pin.put("datetime", (validFrom == null ? "" : validFrom + "/") + asOf.valid());
        pin.put("known", asOf.known().toString());
        pin.put("position", Long.toString(asOf.position()));
        pin.put("rule", rule.id());
        if (!without.isEmpty()) {
            pin.put("without", String.join(",", without));
        }
        return pin;
    }
}
