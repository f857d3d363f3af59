package org.frontlinemap.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frontlinemap.geodata.snapshot.Axis;
import org.frontlinemap.geodata.snapshot.ChangeQuery;
import org.frontlinemap.geodata.snapshot.ReportQuery;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.web.Addresses;
import org.frontlinemap.web.Answers;
import org.frontlinemap.web.QueryParameters;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /timeline}: how many reports and changes of verdicts each day has. */
@RestController
class Timeline {

    private static final String JSON = "application/json";

    private final Snapshots snapshots;
    private final Clock clock;

    Timeline(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @GetMapping("/timeline")
    ResponseEntity<Map<String, Object>> timeline(HttpServletRequest request) {
        Snapshot snapshot = snapshots.current();
        QueryParameters query = new QueryParameters(request, Days.PARAMETERS);
        Days days = Days.of(query, Days.Unit.DAY, snapshot, clock);
        ZoneId zone = snapshot.theatre(days.reading().asOf().position()).zone();
        Map<LocalDate, Integer> reports = new HashMap<>();
        snapshot.reports(ReportQuery.ALL, days.reading().asOf()).items().stream()
                .filter(view -> view.report().valid().precision().isDayOrFiner())
                .forEach(view -> {
                    LocalDate day = day(view.report().valid().latest(), zone);
                    if (days.axis() != Axis.THEN || !view.report().published().latest().isAfter(end(day, zone))) {
                        reports.merge(day, 1, Integer::sum);
                    }
                });
        Map<LocalDate, Integer> changes = new HashMap<>();
        snapshot.changes(new ChangeQuery(days.axis(), null, 0, Set.of()), days.reading().asOf(), days.reading().rule())
                .forEach(change -> changes.merge(day(change.step().at(), zone), 1, Integer::sum));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (LocalDate date : days.dates()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("date", date);
            row.put("reports", reports.getOrDefault(date, 0));
            row.put("changes", changes.getOrDefault(date, 0));
            rows.add(row);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("known", days.known());
        body.put("position", days.reading().asOf().position());
        Addresses addresses = new Addresses(request);
        body.put("links", List.of(addresses.self(JSON),
                Answers.canonical(JSON, addresses.again(Answers.joined(query.given(), days.pin())))));
        body.put("days", rows);
        return ResponseEntity.ok().header("Cache-Control", Answers.keeping(days.reading().pinned())).body(body);
    }

    /** The end of a day, up to which it is known as {@link Axis#THEN} has it. */
    private static Instant end(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The day at whose end an instant counts: that of the moment just before it, so that a day's end is its own. */
    private static LocalDate day(Instant instant, ZoneId zone) {
        return LocalDate.ofInstant(instant.minusNanos(1), zone);
    }
}
