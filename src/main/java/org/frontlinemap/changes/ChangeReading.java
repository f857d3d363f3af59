package org.frontlinemap.changes;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.snapshot.Axis;
import org.frontlinemap.geodata.snapshot.Change;
import org.frontlinemap.geodata.snapshot.ChangeQuery;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Rule;
import org.frontlinemap.geodata.verdict.Rules;
import org.frontlinemap.geodata.verdict.Verdict;
import org.frontlinemap.web.AtPosition;
import org.frontlinemap.web.Interval;
import org.frontlinemap.web.Paging;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.Reading;
import org.frontlinemap.web.RequestException;

/**
 * Along which axis changes are asked for, between what, and what stays fixed.
 *
 * @param reading  the fixed times, and on the axis the end
 * @param identity what tells a feed from others, as parameters: the axis, the rule, and of the rest what was given and
 *                 stays as it is. Not from when to when: that is which part of a feed is asked for.
 */
record ChangeReading(ChangeQuery query, Reading reading, Map<String, String> identity) {

    static final List<String> PARAMETERS = Paging.with(Reading.PARAMETERS, "axis", "from", "to", "settlement",
            Paging.AFTER, Paging.LIMIT, "f");

    private static final List<String> TIMES = List.of("datetime", "known", "position");

    static ChangeReading of(QueryParameters query, Snapshot snapshot, Clock clock) {
        Axis axis = Changes.axis(query);
        String own = own(axis);
        if (query.has(own)) {
            throw RequestException.badParameter(own, query.text(own), "is what changes along this axis: give from and to");
        }
        boolean byPosition = axis == Axis.POSITION;
        long fromPosition = byPosition ? query.number("from", 0, snapshot.position(), 0) : 0;
        AtPosition at = !byPosition ? AtPosition.of(query, snapshot) : new AtPosition(snapshot,
                query.number("to", fromPosition, snapshot.position(), snapshot.position()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Interval datetime = at.moment(query, "datetime", now);
        Instant to = byPosition ? null : at.end(query, "to", now);
        Instant from = byPosition || !query.has("from") ? null : at.time(query, "from").earliest();
        if (from != null && to.isBefore(from)) {
            throw RequestException.badParameter("to", query.text("to"), "must not be before from");
        }
        Set<String> without = at.claimants(query, "without");
        Rule rule = Rules.without(at.rule(query, "rule"), without);
        boolean pinned = query.has("to") && query.has("rule") && TIMES.stream()
                .allMatch(name -> name.equals(own) || query.has(name)) && (axis == Axis.VALID || datetime.isFixed());
        AsOf asOf = new AsOf(axis == Axis.VALID ? to : datetime.until(),
                axis == Axis.KNOWN ? to : at.end(query, "known", now), at.position());
        ChangeQuery changes = new ChangeQuery(axis, from, fromPosition, at.settlements(query));
        Reading reading = new Reading(asOf, rule, without, null, pinned);
        return new ChangeReading(changes, reading, identity(changes, reading,
                name -> query.has(name) && (!name.equals("datetime") || datetime.isFixed())));
    }

    private static Map<String, String> identity(ChangeQuery changes, Reading reading, Predicate<String> isFixed) {
        Map<String, String> pin = reading.pin();
        Map<String, String> identity = new LinkedHashMap<>();
        identity.put("axis", changes.axis().name().toLowerCase(Locale.ROOT));
        TIMES.stream().filter(name -> !name.equals(own(changes.axis())) && isFixed.test(name))
                .forEach(name -> identity.put(name, pin.get(name)));
        identity.put("rule", pin.get("rule"));
        if (pin.containsKey("without")) {
            identity.put("without", pin.get("without"));
        }
        if (!changes.settlements().isEmpty()) {
            identity.put("settlement", String.join(",", new TreeSet<>(changes.settlements())));
        }
        return identity;
    }

    /** The parameter of the times that an axis runs along. */
    private static String own(Axis axis) {
        return axis == Axis.VALID ? "datetime" : axis == Axis.KNOWN ? "known" : "position";
    }

    /** The same as parameters, each absolute. */
    Map<String, String> pin() {
        Map<String, String> pin = new LinkedHashMap<>(reading.pin());
        pin.put("axis", query.axis().name().toLowerCase(Locale.ROOT));
        pin.put("to", pin.remove(own(query.axis())));
        if (query.axis() == Axis.POSITION) {
            pin.put("from", Long.toString(query.fromPosition()));
        } else if (query.fromInstant() != null) {
            pin.put("from", query.fromInstant().toString());
        }
        return pin;
    }

    /** What the page's address ends in to show a change, on its settlement, as it had just come. */
    String fragment(Change change) {
        AsOf asOf = shown(change);
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("place", change.settlement().id());
        parameters.putAll(new Reading(asOf, reading.rule(), reading.without(), null, true).pin());
        return parameters.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&", "#", ""));
    }

    /**
     * The triple at which a change had just come, its fixed times no later than they must be: so that it is the same
     * whenever the change is asked for, though what is fixed be the present.
     */
    private AsOf shown(Change change) {
        AsOf last = reading.asOf();
        Instant at = change.step().at() != null ? change.step().at() : change.recorded();
        Instant valid = at;
        Instant known = at;
        for (Verdict.Weighed weighed : change.step().verdict().weighed()) {
            valid = later(valid, weighed.statement().valid());
            known = later(known, weighed.statement().published());
        }
        return switch (query.axis()) {
            case VALID -> new AsOf(at, earlier(known, last.known()), last.position());
            case KNOWN -> new AsOf(earlier(valid, last.valid()), at, last.position());
            default -> new AsOf(earlier(valid, last.valid()), earlier(known, last.known()), change.step().position());
        };
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
