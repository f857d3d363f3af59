package org.frontlinemap.statistics;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.frontlinemap.geodata.snapshot.Axis;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.theatre.Theatre;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.time.TimeText;
import org.frontlinemap.geodata.verdict.Rule;
import org.frontlinemap.geodata.verdict.Rules;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.Reading;
import org.frontlinemap.web.RequestException;

/**
 * A row of days and how they are read: each as known at its own end ({@code known=then}), or all as known at one
 * moment.
 *
 * @param asOf valid time is the end of the last day
 */
record Days(List<LocalDate> dates, Axis axis, AsOf asOf, Rule rule, Set<String> without) {

    static final List<String> PARAMETERS = List.of("from", "to", "known", "position", "rule", "without");

    private static final String THEN = "then";
    private static final int MOST = 4_000;

    enum Unit { DAY, WEEK, MONTH }

    static Days of(QueryParameters query, Unit unit, Snapshot snapshot, Clock clock) {
        Theatre theatre = snapshot.theatre();
        ZoneId zone = theatre.zone();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate from = query.has("from") ? day("from", query.text("from"), zone) : theatre.firstDate();
        LocalDate to = query.has("to") ? day("to", query.text("to"), zone)
                : theatre.lastDate() == null ? today : theatre.lastDate();
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
        Instant known = then ? end : query.has("known")
                ? TimeText.parse("known", query.text("known"), zone).latest() : clock.instant();
        Rule rule = Reading.rule("rule", query.text("rule"), snapshot);
        Set<String> without = Reading.without(query, "without", snapshot);
        return new Days(dates, then ? Axis.THEN : Axis.VALID,
                new AsOf(end, known, Reading.position(query, "", snapshot)), Rules.without(rule, without), without);
    }

    /** {@code then}, or the instant. */
    String known() {
        return axis == Axis.THEN ? THEN : asOf.known().toString();
    }

    Reading reading() {
        return new Reading(asOf, rule, without, null, false);
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
