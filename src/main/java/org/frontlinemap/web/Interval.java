package org.frontlinemap.web;

import java.time.Instant;
import java.time.ZoneId;
import org.frontlinemap.geodata.time.TimeText;

/**
 * A moment or an interval, as {@code datetime} gives it.
 *
 * @param from    start, the earliest instant it can mean; null if it has none
 * @param until   end, the latest instant it can mean
 * @param isFixed whether no end of it is the present
 */
public record Interval(Instant from, Instant until, boolean isFixed) {

    private static final String OPEN = "..";

    /**
     * Reads {@code moment}, {@code start/end}, {@code ../end} or {@code start/..}.
     *
     * @throws RequestException if it is none of these, or ends before it starts
     */
    static Interval parse(String name, String text, ZoneId zone, Instant now) {
        String[] ends = text.split("/", -1);
        if (ends.length == 1) {
            return new Interval(null, TimeText.parse(name, text, zone).latest(), true);
        }
        if (ends.length > 2) {
            throw RequestException.badParameter(name, text, "must be a moment or an interval of two");
        }
        boolean openStart = ends[0].equals(OPEN) || ends[0].isEmpty();
        boolean openEnd = ends[1].equals(OPEN) || ends[1].isEmpty();
        if (openStart && openEnd) {
            throw RequestException.badParameter(name, text, "must have a start or an end");
        }
        Instant from = openStart ? null : TimeText.parse(name, ends[0], zone).earliest();
        Instant until = openEnd ? now : TimeText.parse(name, ends[1], zone).latest();
        if (from != null && (from.isAfter(until) || from.equals(until) && !ends[0].equals(ends[1]))) {
            throw RequestException.badParameter(name, text, "must not end before it starts");
        }
        return new Interval(from, until, !openEnd);
    }
}
