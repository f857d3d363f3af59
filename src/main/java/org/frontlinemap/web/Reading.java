package org.frontlinemap.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.time.TimeText;
import org.frontlinemap.geodata.verdict.Rule;
import org.frontlinemap.geodata.verdict.Rules;

/**
 * What a request asks about: the triple, the rule, and whether all of it was said or some of it is the present.
 *
 * @param validFrom start of the interval in {@code datetime}; null if it has none
 * @param pinned    whether the request set all that its address takes, so that the answer never changes
 */
public record Reading(AsOf asOf, Rule rule, Instant validFrom, boolean pinned) {

    /** The parameters that make up a reading. */
    public static final List<String> PARAMETERS = List.of("datetime", "known", "position", "rule");

    /** The same for what no rule decides. */
    public static final List<String> WITHOUT_RULE = List.of("datetime", "known", "position");

    private static final String OPEN = "..";
    private static final String PARTY = "according-to:party:";
    private static final String CLAIMANT = "according-to:claimant:";

    /**
     * Reads it.
     *
     * @throws RequestException if a value cannot be read, is beyond the ledger's head, or names what is not there
     */
    public static Reading of(QueryParameters query, Snapshot snapshot, Clock clock) {
        ZoneId zone = snapshot.theatre().zone();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Interval valid = interval(query.text("datetime"), zone, now);
        Instant known = query.has("known") ? TimeText.parse("known", query.text("known"), zone).latest() : now;
        long position = query.number("position", 0, Long.MAX_VALUE, snapshot.position());
        if (position > snapshot.position()) {
            throw RequestException.badParameter("position", query.text("position"),
                    "is beyond the head of the ledger, " + snapshot.position());
        }
        String rule = query.text("rule");
        boolean pinned = query.has("datetime") && !valid.endsNow() && query.has("known") && query.has("position")
                && (query.has("rule") || !query.takes("rule"));
        return new Reading(new AsOf(valid.until(), known, position), rule(rule, snapshot), valid.from(), pinned);
    }

    /** The reading as parameters, each absolute, so that the same request is answered the same for ever. */
    public Map<String, String> pin() {
        Map<String, String> pin = new LinkedHashMap<>();
        pin.put("datetime", (validFrom == null ? "" : validFrom + "/") + asOf.valid());
        pin.put("known", asOf.known().toString());
        pin.put("position", Long.toString(asOf.position()));
        pin.put("rule", rule.id());
        return pin;
    }

    private record Interval(Instant from, Instant until, boolean endsNow) {
    }

    private static Interval interval(String text, ZoneId zone, Instant now) {
        if (text == null) {
            return new Interval(null, now, true);
        }
        String[] ends = text.split("/", -1);
        if (ends.length == 1) {
            return new Interval(null, TimeText.parse("datetime", text, zone).latest(), false);
        }
        if (ends.length > 2) {
            throw RequestException.badParameter("datetime", text, "must be a moment or an interval of two");
        }
        boolean openStart = ends[0].equals(OPEN) || ends[0].isEmpty();
        boolean openEnd = ends[1].equals(OPEN) || ends[1].isEmpty();
        if (openStart && openEnd && text.length() < OPEN.length()) {
            throw RequestException.badParameter("datetime", text, "must have a start or an end");
        }
        Instant from = openStart ? null : TimeText.parse("datetime", ends[0], zone).earliest();
        Instant until = openEnd ? now : TimeText.parse("datetime", ends[1], zone).latest();
        if (from != null && from.isAfter(until)) {
            throw RequestException.badParameter("datetime", text, "must not end before it starts");
        }
        return new Interval(from, until, openEnd);
    }

    private static Rule rule(String id, Snapshot snapshot) {
        if (id == null) {
            return Rules.DEFAULT;
        }
        Rule rule = Rules.of(id);
        boolean knownParty = !id.startsWith(PARTY) || snapshot.theatre().hasParty(id.substring(PARTY.length()));
        boolean knownClaimant = !id.startsWith(CLAIMANT) || snapshot.claimants(snapshot.position()).stream()
                .anyMatch(claimant -> claimant.id().equals(id.substring(CLAIMANT.length())));
        if (!knownParty || !knownClaimant) {
            throw RequestException.badParameter("rule", id,
                    knownParty ? "names a claimant there is not" : "names a party there is not");
        }
        return rule;
    }
}
