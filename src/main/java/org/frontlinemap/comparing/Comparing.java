package org.frontlinemap.comparing;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frontlinemap.format.ComparisonGeoJson;
import org.frontlinemap.format.Heading;
import org.frontlinemap.format.Link;
import org.frontlinemap.geodata.analysis.Comparison;
import org.frontlinemap.geodata.analysis.Comparison.Outcome;
import org.frontlinemap.geodata.snapshot.SettlementQuery;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.web.Addresses;
import org.frontlinemap.web.Answers;
import org.frontlinemap.web.BoundingBox;
import org.frontlinemap.web.Paging;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.Reading;
import org.frontlinemap.web.Words;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /comparison}: one reading, and another given by the same parameters after {@code with.}. */
@RestController
class Comparing {

    private static final String SECOND = "with.";
    private static final List<String> PARAMETERS = Paging.with(Reading.PARAMETERS, Reading.PARAMETERS.stream()
            .map(name -> SECOND + name).toArray(String[]::new));
    private static final List<String> KNOWN = Paging.with(PARAMETERS, "bbox", "show");

    private final Snapshots snapshots;
    private final Clock clock;

    Comparing(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @GetMapping("/comparison")
    ResponseEntity<byte[]> compare(HttpServletRequest request) {
        Snapshot snapshot = snapshots.current();
        QueryParameters query = new QueryParameters(request, KNOWN);
        Reading first = Reading.of(query, snapshot, clock);
        Reading second = Reading.second(query, SECOND, first, snapshot, clock);
        Set<Outcome> shown = query.has("show")
                ? query.words("show", word -> Words.value(Outcome.class, word), Words.all(Outcome.class))
                : Set.of(Outcome.DIFFER);
        SettlementQuery where = new SettlementQuery(BoundingBox.parse(query.text("bbox")), Set.of(), Set.of(), null,
                null, Integer.MAX_VALUE);
        Comparison comparison = Comparison.of(snapshot, where, first.asOf(), first.rule(), second.asOf(),
                second.rule());
        List<Comparison.Compared> features =
                comparison.compared().stream().filter(each -> shown.contains(each.outcome())).toList();
        Addresses addresses = new Addresses(request);
        Map<String, String> pin = Answers.joined(query.given(), first.pin());
        second.pin().forEach((name, value) -> pin.put(SECOND + name, value));
        Heading heading = Answers.heading(first, true, snapshot, List.of(addresses.self(Addresses.GEO_JSON),
                new Link("canonical", Addresses.GEO_JSON, "This answer, for ever", addresses.again(pin))));
        Heading with = Answers.heading(second, true, snapshot, List.of());
        return Answers.of(Addresses.GEO_JSON, second,
                out -> ComparisonGeoJson.write(out, heading, with, comparison, features));
    }
}
