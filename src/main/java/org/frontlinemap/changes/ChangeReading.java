package org.frontlinemap.changes;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frontlinemap.geodata.snapshot.Axis;
import org.frontlinemap.geodata.snapshot.ChangeQuery;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.time.TimeText;
import org.frontlinemap.geodata.verdict.Rule;
import org.frontlinemap.geodata.verdict.Rules;
import org.frontlinemap.web.Paging;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.Reading;
import org.frontlinemap.web.RequestException;

/**
 * Along which axis changes are asked for, between what, and what stays fixed.
 *
 * @param reading the fixed times, and on the axis the end
 */
record ChangeReading(ChangeQuery query, Reading reading) {

    static final List<String> PARAMETERS = Paging.with(Reading.PARAMETERS, "axis", "from", "to", "settlement",
            Paging.AFTER, Paging.LIMIT, "f");

    static ChangeReading of(QueryParameters query, Snapshot snapshot, Clock clock) {
        Axis axis = Changes.axis(query);
        String own = axis == Axis.VALID ? "datetime" : axis == Axis.KNOWN ? "known" : "position";
        if (query.has(own)) {
            throw RequestException.badParameter(own, query.text(own), "is what changes along this axis: give from and to");
        }
        ZoneId zone = snapshot.theatre().zone();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant datetime = time(query, "datetime", zone, now);
        Instant known = time(query, "known", zone, now);
        long position = Reading.position(query, "", snapshot);
        Instant from = null;
        long fromPosition = 0;
        if (axis == Axis.POSITION) {
            fromPosition = query.number("from", 0, snapshot.position(), 0);
            position = query.number("to", fromPosition, snapshot.position(), snapshot.position());
        } else {
            from = query.has("from") ? TimeText.parse("from", query.text("from"), zone).earliest() : null;
            Instant to = time(query, "to", zone, now);
            if (from != null && to.isBefore(from)) {
                throw RequestException.badParameter("to", query.text("to"), "must not be before from");
            }
            datetime = axis == Axis.VALID ? to : datetime;
            known = axis == Axis.KNOWN ? to : known;
        }
        Set<String> without = Reading.without(query, "without", snapshot);
        Rule rule = Rules.without(Reading.rule("rule", query.text("rule"), snapshot), without);
        long end = position;
        Set<String> settlements = query.words("settlement", id -> snapshot.presentId(id, end).orElse(null),
                List.of("ids of settlements here"));
        boolean pinned = query.has("to") && query.has("rule") && Reading.WITHOUT_RULE.stream()
                .allMatch(name -> isAbsolute(query.text(name.equals(own) ? "to" : name), name));
        return new ChangeReading(new ChangeQuery(axis, from, fromPosition, settlements),
                new Reading(new AsOf(datetime, known, position), rule, without, null, pinned));
    }

    private static boolean isAbsolute(String text, String name) {
        return text != null && (name.equals("position") || text.endsWith("Z") || text.endsWith("z"));
    }

    /** The same as parameters, each absolute. */
    Map<String, String> pin() {
        Map<String, String> pin = new LinkedHashMap<>(reading.pin());
        String own = query.axis() == Axis.VALID ? "datetime" : query.axis() == Axis.KNOWN ? "known" : "position";
        pin.put("to", pin.remove(own));
        return pin;
    }

    private static Instant time(QueryParameters query, String name, ZoneId zone, Instant otherwise) {
        return query.has(name) ? TimeText.parse(name, query.text(name), zone).latest() : otherwise;
    }
}
