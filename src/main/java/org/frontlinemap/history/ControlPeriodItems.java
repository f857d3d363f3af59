package org.frontlinemap.history;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.frontlinemap.format.Heading;
import org.frontlinemap.format.Link;
import org.frontlinemap.format.PeriodGeoJson;
import org.frontlinemap.geodata.snapshot.Page;
import org.frontlinemap.geodata.snapshot.PeriodQuery;
import org.frontlinemap.geodata.snapshot.PeriodView;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.geodata.verdict.Agreement;
import org.frontlinemap.web.Addresses;
import org.frontlinemap.web.Answers;
import org.frontlinemap.web.AtPosition;
import org.frontlinemap.web.Controls;
import org.frontlinemap.web.Paging;
import org.frontlinemap.web.Projections;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.Reading;
import org.frontlinemap.web.RequestException;
import org.frontlinemap.web.Words;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /collections/control-periods/items}, one of them, and all as a file. */
@RestController
class ControlPeriodItems {

    private static final List<String> SELECTION =
            Paging.with(
            Paging.with(Reading.PARAMETERS, Projections.PARAMETERS), "settlement", "control", "agreement");
    private static final List<String> MANY = Paging.with(SELECTION, Paging.AFTER, Paging.LIMIT);
    private static final List<String> ONE = Paging.with(Reading.PARAMETERS, "crs");

    private final Snapshots snapshots;
    private final Clock clock;

    ControlPeriodItems(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @GetMapping("/collections/control-periods/items")
    ResponseEntity<byte[]> many(HttpServletRequest request) {
        Snapshot snapshot = snapshots.current();
        QueryParameters query = new QueryParameters(request, MANY);
        Reading reading = Reading.of(query, snapshot, clock);
        Page<PeriodView> page = snapshot.periods(selection(query, reading, snapshot, query.text(Paging.AFTER),
                Paging.limit(query)), reading.asOf(), reading.rule());
        List<Link> links = Paging.links(new Addresses(request), "control-periods", query, reading.pin(),
                page.more() ? page.items().get(page.items().size() - 1).id() : null);
        Heading heading = Answers.heading(reading, true, Projections.wanted(query), snapshot, links);
        return Projections.labelled(Answers.of(Addresses.GEO_JSON, reading, out -> PeriodGeoJson.periods(out, heading, page)), heading.projection());
    }

    @GetMapping("/collections/control-periods/items/{id}")
    ResponseEntity<byte[]> one(@PathVariable String id, HttpServletRequest request) {
        Snapshot snapshot = snapshots.current();
        QueryParameters query = new QueryParameters(request, ONE);
        Reading reading = Reading.of(query, snapshot, clock);
        String settlement = id.contains("@") ? id.substring(0, id.indexOf('@')) : id;
        PeriodView view = snapshot.periods(new PeriodQuery(null, null, Set.of(settlement), Set.of(), Set.of(), null,
                        Integer.MAX_VALUE), reading.asOf(), reading.rule()).items().stream()
                .filter(period -> period.id().equals(id)).findFirst()
                .orElseThrow(() -> RequestException.notFound("id", id, "is no control period of this reading"));
        Addresses addresses = new Addresses(request);
        List<Link> links = List.of(addresses.self(Addresses.GEO_JSON),
                new Link("related", Addresses.GEO_JSON, "The settlement",
                        addresses.of("/collections/settlements/items/{id}", settlement)),
                new Link("collection", "application/json", "The collection",
                        addresses.of("/collections/control-periods")));
        Heading heading = Answers.heading(reading, true, Projections.wanted(query), snapshot, links);
        return Projections.labelled(Answers.of(Addresses.GEO_JSON, reading, out -> PeriodGeoJson.period(out, heading, view)), heading.projection());
    }

    @GetMapping("/downloads/control-periods.geojson")
    ResponseEntity<byte[]> file(HttpServletRequest request) {
        Snapshot snapshot = snapshots.current();
        QueryParameters query = new QueryParameters(request, SELECTION);
        Reading reading = Reading.of(query, snapshot, clock);
        Page<PeriodView> page = snapshot.periods(selection(query, reading, snapshot, null, Integer.MAX_VALUE),
                reading.asOf(), reading.rule());
        Heading heading = Answers.heading(reading, true, Projections.wanted(query), snapshot,
                List.of(new Addresses(request).self(Addresses.GEO_JSON)));
        return Projections.labelled(Answers.file(Addresses.GEO_JSON, reading, "control-periods.geojson",
                out -> PeriodGeoJson.periods(out, heading, page)), heading.projection());
    }

    private static PeriodQuery selection(QueryParameters query, Reading reading, Snapshot snapshot, String after,
            int limit) {
        AtPosition at = new AtPosition(snapshot, reading.asOf().position());
        return new PeriodQuery(reading.validFrom(), Projections.boxes(query),
                at.settlements(query), Controls.wanted(query, at.theatre()),
                query.words("agreement", word -> Words.value(Agreement.class, word), Words.all(Agreement.class)),
                after, limit);
    }
}
