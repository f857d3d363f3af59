package org.frontlinemap.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.theatre.Theatre;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.geodata.time.TimeText;
import org.frontlinemap.geodata.verdict.Rule;
import org.frontlinemap.geodata.verdict.Rules;

/**
 * What a request is read against: the zone of its bare dates and the names it may use, as the ledger held them at the
 * position that it asks about. So the same request is read the same for ever.
 */
public record AtPosition(Snapshot snapshot, long position) {

    private static final String POSITION = "position";
    private static final String PARTY = "according-to:party:";
    private static final String CLAIMANT = "according-to:claimant:";

    /**
     * Reads {@code position}; the head if it is not given.
     *
     * @throws RequestException if it is beyond the head
     */
    public static AtPosition of(QueryParameters query, Snapshot snapshot) {
        return of(query, POSITION, snapshot.position(), snapshot);
    }

    static AtPosition of(QueryParameters query, String name, long otherwise, Snapshot snapshot) {
        long position = query.number(name, 0, Long.MAX_VALUE, otherwise);
        if (position > snapshot.position()) {
            throw RequestException.badParameter(name, query.text(name),
                    "is beyond the head of the ledger, " + snapshot.position());
        }
        return new AtPosition(snapshot, position);
    }

    public Theatre theatre() {
        return snapshot.theatre(position);
    }

    public ZoneId zone() {
        return theatre().zone();
    }

    /** Ids of claimants. */
    public List<String> claimants() {
        return snapshot.claimants(position).stream().map(Claimant::id).toList();
    }

    /** Reads a time; null if it is not given. */
    public TimeSpan time(QueryParameters query, String name) {
        return query.has(name) ? TimeText.parse(name, query.text(name), zone()) : null;
    }

    /** Reads a moment or an interval, of which the end counts; the present if it is not given. */
    public Interval moment(QueryParameters query, String name, Instant now) {
        return query.has(name) ? Interval.parse(name, query.text(name), zone(), now) : new Interval(null, now, false);
    }

    /** Reads a time of which the end counts; {@code otherwise} if it is not given. */
    public Instant end(QueryParameters query, String name, Instant otherwise) {
        return query.has(name) ? time(query, name).latest() : otherwise;
    }

    /** Reads the name of a rule; the default one if none is given. */
    public Rule rule(QueryParameters query, String name) {
        return query.has(name) ? rule(name, query.text(name)) : Rules.DEFAULT;
    }

    /** The rule of a name. */
    Rule rule(String parameter, String id) {
        Rule rule = named(parameter, id);
        if (id.startsWith(PARTY) && !theatre().hasParty(id.substring(PARTY.length()))) {
            throw RequestException.badParameter(parameter, id, "names a party there is not");
        }
        if (id.startsWith(CLAIMANT) && !claimants().contains(id.substring(CLAIMANT.length()))) {
            throw RequestException.badParameter(parameter, id, "names a claimant there is not");
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

    /** Reads a list of claimants, in order. */
    public Set<String> claimants(QueryParameters query, String name) {
        List<String> known = query.has(name) ? claimants() : List.of();
        return new TreeSet<>(query.words(name, id -> known.contains(id) ? id : null, known));
    }

    /** Reads a list of settlements, under any id they have had, into their ids. */
    public Set<String> settlements(QueryParameters query) {
        return query.words("settlement", id -> snapshot.presentId(id, position).orElse(null),
                List.of("ids of settlements here"));
    }
}
