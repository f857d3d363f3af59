package org.frontlinemap.web;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.time.TimeText;
import org.frontlinemap.geodata.verdict.Rule;
import org.frontlinemap.geodata.verdict.Rules;

/**
 * What a request asks about: the triple, the rule, and whether all of it was said or some of it is the present.
 *
 * @param rule      with the claimants left out that {@code without} names
 * @param without   ids of claimants left out, in order
 * @param validFrom start of the interval in {@code datetime}; null if it has none
 * @param pinned    whether the request set all that its address takes, as instants, so that the answer never changes
 *                  (a bare date depends on the theatre's zone)
 */
public record Reading(AsOf asOf, Rule rule, Set<String> without, Instant validFrom, boolean pinned) {

    /** The parameters that make up a reading. */
    public static final List<String> PARAMETERS = List.of("datetime", "known", "position", "rule", "without");

    /** The same for what no rule decides. */
    public static final List<String> WITHOUT_RULE = List.of("datetime", "known", "position");

    private static final String PARTY = "according-to:party:";
    private static final String CLAIMANT = "according-to:claimant:";

    /**
     * Reads it.
     *
     * @throws RequestException if a value cannot be read, is beyond the ledger's head, or names what is not there
     */
    public static Reading of(QueryParameters query, Snapshot snapshot, Clock clock) {
        return of(query, "", null, snapshot, clock);
    }

    /**
     * Reads a second reading from parameters of the same names after a prefix; what is not given is as in the first.
     */
    public static Reading second(QueryParameters query, String prefix, Reading first, Snapshot snapshot, Clock clock) {
        return of(query, prefix, first, snapshot, clock);
    }

    private static Reading of(QueryParameters query, String prefix, Reading first, Snapshot snapshot, Clock clock) {
        Instant now = first == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : null;
        Interval valid = query.has(prefix + "datetime") || first == null
                ? Interval.parse(prefix + "datetime", query.text(prefix + "datetime"), snapshot.theatre().zone(),
                        now == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : now)
                : new Interval(first.validFrom, first.asOf.valid(), first.pinned);
        Instant known = query.has(prefix + "known")
                ? TimeText.parse(prefix + "known", query.text(prefix + "known"), snapshot.theatre().zone()).latest()
                : first == null ? now : first.asOf.known();
        long position = query.has(prefix + "position") || first == null ? position(query, prefix, snapshot)
                : first.asOf.position();
        Rule rule = query.has(prefix + "rule") ? rule(prefix + "rule", query.text(prefix + "rule"), snapshot)
                : first == null ? Rules.DEFAULT : rule(prefix + "rule", first.rule.id(), snapshot);
        Set<String> without = query.has(prefix + "without") || first == null
                ? without(query, prefix + "without", snapshot) : first.without;
        boolean pinned = first == null
                ? valid.isAbsolute() && isInstant(query.text("known")) && query.has("position")
                        && (query.has("rule") || !query.takes("rule"))
                : first.pinned && valid.isAbsolute()
                        && (!query.has(prefix + "known") || isInstant(query.text(prefix + "known")));
        return new Reading(new AsOf(valid.until(), known, position), Rules.without(rule, without), without,
                valid.from(), pinned);
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

    private static boolean isInstant(String text) {
        return text != null && text.matches(".*[Zz]");
    }

    /** Reads {@code position}; the head if it is not given. */
    public static long position(QueryParameters query, String prefix, Snapshot snapshot) {
        long position = query.number(prefix + "position", 0, Long.MAX_VALUE, snapshot.position());
        if (position > snapshot.position()) {
            throw RequestException.badParameter(prefix + "position", query.text(prefix + "position"),
                    "is beyond the head of the ledger, " + snapshot.position());
        }
        return position;
    }

    /** Reads a list of claimants to leave out. */
    public static Set<String> without(QueryParameters query, String name, Snapshot snapshot) {
        if (!query.has(name)) {
            return Set.of();
        }
        Set<String> known = snapshot.claimants(snapshot.position()).stream().map(Claimant::id)
                .collect(Collectors.toCollection(TreeSet::new));
        return new TreeSet<>(query.words(name, id -> known.contains(id) ? id : null, known));
    }

    /** Reads the name of a rule; the default one for null. */
    public static Rule rule(String parameter, String id, Snapshot snapshot) {
        if (id == null) {
            return Rules.DEFAULT;
        }
        Rule rule = named(parameter, id);
        boolean knownParty = !id.startsWith(PARTY) || snapshot.theatre().hasParty(id.substring(PARTY.length()));
        boolean knownClaimant = !id.startsWith(CLAIMANT) || snapshot.claimants(snapshot.position()).stream()
                .anyMatch(claimant -> claimant.id().equals(id.substring(CLAIMANT.length())));
        if (!knownParty || !knownClaimant) {
            throw RequestException.badParameter(parameter, id,
                    knownParty ? "names a claimant there is not" : "names a party there is not");
        }
        return rule;
    }

    private static Rule named(String parameter, String id) {
        try {
            return Rules.of(id);
        } catch (InvalidRecordException unknown) {
            throw RequestException.badParameter(parameter, id, unknown.problem());
        }
    }
}
