package org.frontlinemap.comparing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frontlinemap.format.ComparisonGeoJson;
import org.frontlinemap.format.Heading;
import org.frontlinemap.geodata.analysis.Comparison;
import org.frontlinemap.geodata.analysis.Comparison.Outcome;
import org.frontlinemap.geodata.snapshot.SettlementQuery;
import org.frontlinemap.web.Addresses;
import org.frontlinemap.web.Answers;
import org.frontlinemap.web.Asked;
import org.frontlinemap.web.BoundingBox;
import org.frontlinemap.web.Paging;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.Reading;
import org.frontlinemap.web.Readings;
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

    /** Given empty it leaves out nobody, whoever is left out of the first. */
    private static final String WITHOUT = SECOND + "without";

    private final Readings readings;

    Comparing(Readings readings) {
        this.readings = readings;
    }

    @GetMapping("/comparison")
    ResponseEntity<byte[]> compare(HttpServletRequest request) {
        Asked asked = readings.ask(request, KNOWN, Set.of(WITHOUT));
        QueryParameters query = asked.query();
        Reading first = asked.reading();
        Reading second = readings.second(asked, SECOND);
        Set<Outcome> shown = query.has("show")
                ? query.words("show", word -> Words.value(Outcome.class, word), Words.all(Outcome.class))
                : Set.of(Outcome.DIFFER);
        SettlementQuery where = new SettlementQuery(BoundingBox.parse(query.text("bbox")), Set.of(), Set.of(), null,
                null, Integer.MAX_VALUE);
        Comparison comparison = Comparison.of(asked.snapshot(), where, first.asOf(), first.rule(), second.asOf(),
                second.rule());
        List<Comparison.Compared> features =
                comparison.compared().stream().filter(each -> shown.contains(each.outcome())).toList();
        Map<String, String> pin = new LinkedHashMap<>();
        second.pin().forEach((name, value) -> pin.put(SECOND + name, value));
        if (!first.without().isEmpty()) {
            pin.putIfAbsent(WITHOUT, "");
        }
        Heading heading = asked.heading(first, List.of(asked.addresses().self(Addresses.GEO_JSON),
                asked.canonical(Addresses.GEO_JSON, pin)));
        Heading with = asked.heading(second, List.of());
        return Answers.of(Addresses.GEO_JSON, second,
                out -> ComparisonGeoJson.write(out, heading, with, comparison, features));
    }
}
