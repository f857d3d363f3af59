package org.frontlinemap.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frontlinemap.format.Heading;
import org.frontlinemap.format.Link;
import org.frontlinemap.format.StatisticsOutput;
import org.frontlinemap.geodata.analysis.Statistics;
import org.frontlinemap.geodata.snapshot.SettlementQuery;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.web.Addresses;
import org.frontlinemap.web.Answers;
import org.frontlinemap.web.BoundingBox;
import org.frontlinemap.web.Paging;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.RequestException;
import org.frontlinemap.web.Words;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /statistics}. */
@RestController
class StatisticsOverTime {

    private static final String JSON = "application/json";
    private static final String CSV = "text/csv;charset=UTF-8;header=present";
    private static final List<String> LEVELS = List.of("total", "adm1", "adm2", "adm3");
    private static final List<String> FORMATS = List.of("json", "csv");
    private static final List<String> PARAMETERS = Paging.with(Days.PARAMETERS, "step", "by", "bbox", "f");

    private final Snapshots snapshots;
    private final Clock clock;

    StatisticsOverTime(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @GetMapping("/statistics")
    ResponseEntity<byte[]> statistics(HttpServletRequest request) {
        Snapshot snapshot = snapshots.current();
        QueryParameters query = new QueryParameters(request, PARAMETERS);
        Days.Unit unit = query.has("step") ? query.words("step", word -> Words.value(Days.Unit.class, word),
                Words.all(Days.Unit.class)).iterator().next() : Days.Unit.DAY;
        String by = oneOf(query, "by", LEVELS);
        String format = oneOf(query, "f", FORMATS);
        Days days = Days.of(query, unit, snapshot, clock);
        SettlementQuery where = new SettlementQuery(BoundingBox.parse(query.text("bbox")), Set.of(), Set.of(), null,
                null, Integer.MAX_VALUE);
        List<Statistics.Row> rows = Statistics.of(snapshot, where, days.dates(), LEVELS.indexOf(by), days.axis(),
                days.reading().asOf(), days.reading().rule());
        Addresses addresses = new Addresses(request);
        Map<String, String> pinned = Answers.joined(query.given(), days.pin());
        if (format.equals("csv")) {
            return Answers.file(CSV, days.reading(), "statistics.csv",
                    List.of(Answers.canonical(CSV, addresses.again(pinned))), out -> StatisticsOutput.csv(out, rows));
        }
        Heading heading = Answers.heading(days.reading(), true, snapshot, List.of(addresses.self(JSON),
                Answers.canonical(JSON, addresses.again(pinned)), new Link("alternate", "text/csv", "The same as CSV",
                        addresses.again(Answers.joined(query.given(), Map.of("f", "csv"))))));
        return Answers.of(JSON, days.reading(), out -> StatisticsOutput.json(out, heading, days.known(), by,
                unit.name().toLowerCase(java.util.Locale.ROOT), rows));
    }

    private static String oneOf(QueryParameters query, String name, List<String> known) {
        String word = query.has(name) ? query.text(name) : known.get(0);
        if (!known.contains(word)) {
            throw RequestException.badParameter(name, word, "must be one of " + String.join(", ", known));
        }
        return word;
    }
}
