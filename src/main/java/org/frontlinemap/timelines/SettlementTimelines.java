package org.frontlinemap.timelines;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.frontlinemap.format.Heading;
import org.frontlinemap.format.Link;
import org.frontlinemap.format.TimelineColumns;
import org.frontlinemap.web.Addresses;
import org.frontlinemap.web.Answers;
import org.frontlinemap.web.Asked;
import org.frontlinemap.web.Keeping;
import org.frontlinemap.web.Paging;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.Reading;
import org.frontlinemap.web.Readings;
import org.frontlinemap.web.RequestException;
import org.frontlinemap.web.Words;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /collections/settlements/timelines}. An answer about the present is kept and given again until anything in
 * it changes; its {@code as_of} and {@code canonical} link are of when it was made, which comes to the same.
 */
@RestController
class SettlementTimelines {

    private static final String JSON = "application/json";
    private static final List<String> PARAMETERS = Paging.with(Reading.PARAMETERS, "axis", "part");
    private static final List<String> AXES = List.of("valid", "then");
    /** A country of 33,000 settlements and 300,000 changes comes to about two. */
    private static final long KEPT_BYTES = 64_000_000;
    private static final int LEVEL = 6;

    private final Readings readings;
    private final Keeping keeping = new Keeping(KEPT_BYTES, LEVEL);

    SettlementTimelines(Readings readings) {
        this.readings = readings;
    }

    @GetMapping("/collections/settlements/timelines")
    ResponseEntity<byte[]> timelines(HttpServletRequest request) {
        Asked asked = readings.ask(request, PARAMETERS);
        boolean then = axis(asked.query()).equals("then");
        Set<TimelineColumns.Part> parts = parts(asked.query());
        Map<String, String> given = given(asked.query(), parts);
        String self = asked.addresses().again(given);
        return keeping.answer(request, asked, JSON, self, Courses.end(asked.reading(), then), out -> {
            Courses courses = Courses.of(asked.snapshot(), asked.reading(), then,
                    parts.contains(TimelineColumns.Part.STEPS));
            TimelineColumns.write(out, heading(asked, given), then ? "then" : "valid", parts, courses.rows());
            return new Keeping.Made(courses.cell(), Map.of());
        });
    }

    private static String axis(QueryParameters query) {
        String axis = query.has("axis") ? query.text("axis") : AXES.get(0);
        if (!AXES.contains(axis)) {
            throw RequestException.badParameter("axis", axis, "must be one of " + String.join(", ", AXES));
        }
        return axis;
    }

    private static Set<TimelineColumns.Part> parts(QueryParameters query) {
        Set<TimelineColumns.Part> parts = EnumSet.noneOf(TimelineColumns.Part.class);
        parts.addAll(query.words("part", word -> Words.value(TimelineColumns.Part.class, word),
                Words.all(TimelineColumns.Part.class)));
        return parts.isEmpty() ? EnumSet.allOf(TimelineColumns.Part.class) : parts;
    }

    /** What was given, in one order however it was put, so that it is kept once. */
    private static Map<String, String> given(QueryParameters query, Set<TimelineColumns.Part> parts) {
        Map<String, String> given = new LinkedHashMap<>();
        PARAMETERS.stream().filter(query::has).forEach(name -> given.put(name, query.text(name)));
        given.computeIfPresent("part", (name, text) -> parts.stream().map(part -> part.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(",")));
        return given;
    }

    private static Heading heading(Asked asked, Map<String, String> given) {
        Reading reading = asked.reading();
        Addresses addresses = asked.addresses();
        return Answers.heading(reading, true, asked.snapshot(), List.of(
                new Link("self", JSON, "This document", addresses.again(given)),
                Answers.canonical(JSON, addresses.again(Answers.joined(given, reading.pin()))),
                new Link("collection", JSON, "The collection", addresses.of("/collections/{id}", "settlements"))));
    }
}
