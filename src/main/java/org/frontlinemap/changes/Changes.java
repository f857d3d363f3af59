package org.frontlinemap.changes;

import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
import org.frontlinemap.web.Accepted;
import org.frontlinemap.web.Addresses;
import org.frontlinemap.web.Answers;
import org.frontlinemap.web.Paging;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.RequestException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code GET /changes} as JSON, Atom, CSV and {@linkplain ChangeStream a stream}. */
@RestController
class Changes {

    private static final String JSON = "application/json";
    private static final String ATOM = "application/atom+xml";
    private static final String CSV = "text/csv;charset=UTF-8;header=present";
    private static final String STREAM = MediaType.TEXT_EVENT_STREAM_VALUE;
    private static final List<String> TYPES = List.of(JSON, ATOM, "text/csv", STREAM);
    private static final List<String> FORMATS = List.of("json", "atom", "csv");
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final Snapshots snapshots;
    private final Clock clock;
    private final ChangeStream stream;

    Changes(Snapshots snapshots, Clock clock, ChangeStream stream) {
        this.snapshots = snapshots;
        this.clock = clock;
        this.stream = stream;
    }

    /** Chooses by {@code Accept} here: of mappings by media type, those that are not accepted would be chosen too. */
    @GetMapping("/changes")
    Object changes(HttpServletRequest request) {
        String type = Accepted.best(request, TYPES, JSON);
        if (!type.equals(STREAM)) {
            return list(request, type);
        }
        SseEmitter emitter = stream.follow(request);
        return emitter != null ? emitter
                : ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).build();
    }

    private ResponseEntity<byte[]> list(HttpServletRequest request, String accepted) {
        Snapshot snapshot = snapshots.current();
        QueryParameters query = new QueryParameters(request, ChangeReading.PARAMETERS);
        String format = format(query, accepted);
        ChangeReading asked = ChangeReading.of(query, snapshot, clock);
        List<Change> all = snapshot.changes(asked.query(), asked.reading().asOf(), asked.reading().rule());
        Page<Change> page = Paging.after(all, ChangesJson::id, query.text(Paging.AFTER),
                (int) Math.min(MOST, query.number(Paging.LIMIT, 1, Long.MAX_VALUE, USUAL)));
        Addresses addresses = new Addresses(request);
        String type = format.equals("csv") ? CSV : format.equals("atom") ? ATOM : JSON;
        List<Link> links = links(type, format, query, asked, page, addresses);
        return switch (format) {
            case "csv" -> Answers.file(type, asked.reading(), "changes.csv", links,
                    out -> ChangesCsv.write(out, page.items()));
            case "atom" -> Answers.of(type, asked.reading(), out -> atom(out, asked, snapshot, page, addresses, links));
            default -> {
                Heading heading = Answers.heading(asked.reading(), true, snapshot, links);
                yield Answers.of(type, asked.reading(), out -> ChangesJson.write(out, heading, asked.query().axis(),
                        page.matched(), page.items()));
            }
        };
    }

    private static void atom(OutputStream out, ChangeReading asked, Snapshot snapshot, Page<Change> page,
            Addresses addresses, List<Link> links) {
        Instant newest = page.items().isEmpty() ? end(asked) : page.items().get(0).step().at() == null
                ? page.items().get(0).recorded() : page.items().get(0).step().at();
        ChangesAtom.write(out, Answers.heading(asked.reading(), true, snapshot, links),
                "Frontline Map: changes of reported control, "
                        + snapshot.theatre(asked.reading().asOf().position()).name().get("en"),
                addresses.of("/changes", asked.identity()), newest, page.items(),
                change -> addresses.of("/") + asked.fragment(change));
    }

    /** Where an empty feed ends: a time that stays the same when it is asked for again with all its parameters. */
    private static Instant end(ChangeReading asked) {
        return asked.query().axis() == Axis.VALID ? asked.reading().asOf().valid() : asked.reading().asOf().known();
    }

    private static List<Link> links(String type, String format, QueryParameters query, ChangeReading asked,
            Page<Change> page, Addresses addresses) {
        Map<String, String> pinned = Answers.joined(query.given(), asked.pin());
        List<Link> links = new ArrayList<>();
        links.add(addresses.self(type));
        if (type.equals(JSON)) {
            links.add(new Link("alternate", ATOM, "The same as an Atom feed",
                    addresses.again(Answers.joined(query.given(), Map.of("f", "atom")))));
        } else {
            pinned.put("f", format);
            links.add(new Link("alternate", "text/html", "The map", addresses.of("/")));
        }
        links.add(Answers.canonical(type, addresses.again(pinned)));
        if (page.more()) {
            String last = ChangesJson.id(page.items().get(page.items().size() - 1));
            links.add(new Link("next", type, "Next page",
                    addresses.again(Answers.joined(pinned, Map.of(Paging.AFTER, last)))));
        }
        return links;
    }

    private static String format(QueryParameters query, String accepted) {
        String format = query.text("f");
        if (format == null) {
            return accepted.equals(ATOM) ? "atom" : accepted.equals("text/csv") ? "csv" : "json";
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
