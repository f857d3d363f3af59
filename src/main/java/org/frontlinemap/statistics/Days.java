package org.frontlinemap.statistics;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frontlinemap.geodata.snapshot.Axis;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.theatre.Theatre;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.time.TimeText;
import org.frontlinemap.geodata.verdict.Rules;
import org.frontlinemap.web.AtPosition;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.Reading;
import org.frontlinemap.web.RequestException;

/**
 * A row of days and how they are read: each as known at its own end ({@code known=then}), or all as known at one
 * moment.
 *
 * @param reading its valid time is the end of the last day
 */
record Days(List<LocalDate> dates, Axis axis, Reading reading) {

    static final List<String> PARAMETERS = List.of("from", "to", "known", "position", "rule", "without");

    /** What must be given for an answer that never changes. */
    private static final List<String> PINNING = List.of("from", "to", "known", "position", "rule");
    private static final String THEN = "then";
    private static final int MOST = 4_000;

    enum Unit { DAY, WEEK, MONTH }

    static Days of(QueryParameters query, Unit unit, Snapshot snapshot, Clock clock) {
        AtPosition at = AtPosition.of(query, snapshot);
        Theatre theatre = at.theatre();
        ZoneId zone = at.zone();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalDate from = query.has("from") ? day("from", query.text("from"), zone) : theatre.firstDate();
        LocalDate to = query.has("to") ? day("to", query.text("to"), zone)
                : theatre.lastDate() == null ? LocalDate.ofInstant(now, zone) : theatre.lastDate();
        if (to.isBefore(from)) {
            throw RequestException.badParameter("to", to.toString(), "must not be before from " + from);
        }
        List<LocalDate> dates = new ArrayList<>();
        for (LocalDate date = from; !date.isAfter(to); date = next(from, dates.size(), unit)) {
            if (dates.size() == MOST) {
                throw RequestException.badParameter("to", to.toString(), "must not be more than " + MOST
                        + " steps from from");
            }
            dates.add(date);
        }
        boolean then = THEN.equals(query.text("known"));
        Instant end = dates.get(dates.size() - 1).plusDays(1).atStartOfDay(zone).toInstant();
        Instant known = then ? end : at.end(query, "known", now);
        Set<String> without = at.claimants(query, "without");
        boolean pinned = PINNING.stream().allMatch(query::has);
        return new Days(List.copyOf(dates), then ? Axis.THEN : Axis.VALID, new Reading(new AsOf(end, known, at.position()),
                Rules.without(at.rule(query, "rule"), without), without, null, pinned));
    }

    /** {@code then}, or the instant. */
    String known() {
        return axis == Axis.THEN ? THEN : reading.asOf().known().toString();
    }

    /** The same as parameters, each absolute, so that the same request is answered the same for ever. */
    Map<String, String> pin() {
        Map<String, String> pin = new LinkedHashMap<>(reading.pin());
        pin.remove("datetime");
        pin.put("known", known());
        pin.put("from", dates.get(0).toString());
        pin.put("to", dates.get(dates.size() - 1).toString());
        return pin;
    }

    private static LocalDate next(LocalDate from, int steps, Unit unit) {
        return switch (unit) {
            case DAY -> from.plusDays(steps);
            case WEEK -> from.plusWeeks(steps);
            case MONTH -> from.plusMonths(steps);
        };
    }

    private static LocalDate day(String name, String text, ZoneId zone) {
        if (!text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            throw RequestException.badParameter(name, text, "must be a day, such as 2023-02-26");
        }
        return LocalDate.ofInstant(TimeText.parse(name, text, zone).earliest(), zone);
    }
}
