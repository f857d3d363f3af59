package org.frontlinemap.changes;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frontlinemap.format.ChangesAtom;
import org.frontlinemap.format.ChangesCsv;
import org.frontlinemap.format.ChangesJson;
import org.frontlinemap.format.Heading;
import org.frontlinemap.format.Link;
import org.frontlinemap.geodata.snapshot.Axis;
import org.frontlinemap.geodata.snapshot.Change;
import org.frontlinemap.geodata.snapshot.Page;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.web.Addresses;
import org.frontlinemap.web.Answers;
import org.frontlinemap.web.Paging;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.RequestException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /changes} as JSON, Atom and CSV; as a stream it is served by {@link ChangeStream}. */
@RestController
class Changes {

    private static final String JSON = "application/json";
    private static final String ATOM = "application/atom+xml";
    private static final String CSV = "text/csv;charset=UTF-8;header=present";
    private static final List<String> FORMATS = List.of("json", "atom", "csv");
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final Snapshots snapshots;
    private final Clock clock;

    Changes(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @GetMapping(path = "/changes", produces = {JSON, ATOM, CSV, MediaType.ALL_VALUE})
    ResponseEntity<byte[]> changes(HttpServletRequest request) {
        Snapshot snapshot = snapshots.current();
        QueryParameters query = new QueryParameters(request, ChangeReading.PARAMETERS);
        String format = format(query, request.getHeader(HttpHeaders.ACCEPT));
        ChangeReading asked = ChangeReading.of(query, snapshot, clock);
        List<Change> all = snapshot.changes(asked.query(), asked.reading().asOf(), asked.reading().rule());
        Page<Change> page = Paging.after(all, ChangesJson::id, query.text(Paging.AFTER),
                (int) Math.min(MOST, query.number(Paging.LIMIT, 1, Long.MAX_VALUE, USUAL)));
        Addresses addresses = new Addresses(request);
        return switch (format) {
            case "csv" -> Answers.file(CSV, asked.reading(), "changes.csv", List.of(), out -> ChangesCsv.write(out, page.items()));
            case "atom" -> Answers.of(ATOM, asked.reading(), out -> atom(out, asked, snapshot, page, addresses));
            default -> {
                Heading heading = heading(asked, snapshot, links(query, asked, page, addresses));
                yield Answers.of(JSON, asked.reading(), out -> ChangesJson.write(out, heading, asked.query().axis(),
                        page.matched(), page.items()));
            }
        };
    }

    private void atom(java.io.OutputStream out, ChangeReading asked, Snapshot snapshot, Page<Change> page,
            Addresses addresses) {
        List<Link> links = List.of(new Link("self", ATOM, "This feed", addresses.self(ATOM).href()),
                new Link("alternate", "text/html", "The map", addresses.of("/")));
        Instant newest = page.items().isEmpty() ? end(asked) : page.items().get(0).step().at() == null
                ? page.items().get(0).recorded() : page.items().get(0).step().at();
        ChangesAtom.write(out, heading(asked, snapshot, links),
                "Frontline Map: changes of reported control, "
                        + snapshot.theatre(asked.reading().asOf().position()).name().get("en"),
                addresses.of("/changes"), newest, page.items(),
                change -> addresses.of("/") + "#place=" + change.settlement().id()
                        + (change.step().at() == null ? "" : "&datetime=" + change.step().at()));
    }

    /** Where an empty feed ends: a time that stays the same when it is asked for again with all its parameters. */
    private static Instant end(ChangeReading asked) {
        return asked.query().axis() == Axis.VALID ? asked.reading().asOf().valid() : asked.reading().asOf().known();
    }

    private static List<Link> links(QueryParameters query, ChangeReading asked, Page<Change> page,
            Addresses addresses) {
        Map<String, String> atom = new LinkedHashMap<>(query.given());
        atom.put("f", "atom");
        Link self = addresses.self(JSON);
        Link feed = new Link("alternate", ATOM, "The same as an Atom feed", addresses.again(atom));
        if (!page.more()) {
            return List.of(self, feed);
        }
        Map<String, String> next = Answers.joined(query.given(), asked.pin());
        next.put(Paging.AFTER, ChangesJson.id(page.items().get(page.items().size() - 1)));
        return List.of(self, feed, new Link("next", JSON, "Next page", addresses.again(next)));
    }

    private static Heading heading(ChangeReading asked, Snapshot snapshot, List<Link> links) {
        return Answers.heading(asked.reading(), true, snapshot, links);
    }

    private static String format(QueryParameters query, String accept) {
        String format = query.text("f");
        if (format == null) {
            boolean atom = accept != null && accept.contains(ATOM);
            return atom ? "atom" : accept != null && accept.contains("text/csv") ? "csv" : "json";
        }
        if (!FORMATS.contains(format)) {
            throw RequestException.badParameter("f", format, "must be one of " + String.join(", ", FORMATS));
        }
        return format;
    }

    /** Which axis is followed along the reading's times. */
    static Axis axis(QueryParameters query) {
        String word = query.has("axis") ? query.text("axis") : "known";
        return switch (word) {
            case "valid" -> Axis.VALID;
            case "known" -> Axis.KNOWN;
            case "position" -> Axis.POSITION;
            default -> throw RequestException.badParameter("axis", word, "must be one of known, valid, position");
        };
    }
}
