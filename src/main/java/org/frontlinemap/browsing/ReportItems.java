package org.frontlinemap.browsing;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.frontlinemap.format.GeoJson;
import org.frontlinemap.format.Heading;
import org.frontlinemap.format.Link;
import org.frontlinemap.geodata.snapshot.Page;
import org.frontlinemap.geodata.snapshot.ReportView;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.web.Addresses;
import org.frontlinemap.web.Answers;
import org.frontlinemap.web.Paging;
import org.frontlinemap.web.Projections;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.Reading;
import org.frontlinemap.web.ReportParameters;
import org.frontlinemap.web.RequestException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /collections/reports/items} and one of them. */
@RestController
class ReportItems {

    private static final List<String> MANY = Paging.with(ReportParameters.SELECTION, Paging.AFTER, Paging.LIMIT);
    private static final List<String> ONE = Paging.with(Reading.PARAMETERS, "crs");

    private final Snapshots snapshots;
    private final Clock clock;

    ReportItems(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @GetMapping("/collections/reports/items")
    ResponseEntity<byte[]> many(HttpServletRequest request) {
        Snapshot snapshot = snapshots.current();
        QueryParameters query = new QueryParameters(request, MANY);
        Reading reading = Reading.unruled(query, snapshot, clock);
        boolean documents = ReportParameters.documents(query);
        Page<ReportView> page = snapshot.reports(ReportParameters.query(query, reading, snapshot,
                query.uuid(Paging.AFTER), Paging.limit(query)), reading.asOf());
        List<Link> links = Paging.links(new Addresses(request), "reports", query, reading.pin(),
                page.more() ? page.items().get(page.items().size() - 1).id().toString() : null);
        Heading heading = Answers.heading(reading, false, Projections.wanted(query), snapshot, links);
        return Projections.labelled(Answers.of(Addresses.GEO_JSON, reading, out -> GeoJson.reports(out, heading, page, documents)), heading.projection());
    }

    @GetMapping("/collections/reports/items/{id}")
    ResponseEntity<byte[]> one(@PathVariable String id, HttpServletRequest request) {
        Snapshot snapshot = snapshots.current();
        QueryParameters query = new QueryParameters(request, ONE);
        Reading reading = Reading.unruled(query, snapshot, clock);
        UUID report = QueryParameters.uuid("id", id);
        ReportView view = snapshot.report(report, reading.asOf()).orElseThrow(() -> RequestException.notFound("id", id,
                snapshot.hasRecorded(report) ? "does not count as of these times and this position"
                        : "is no report here"));
        Addresses addresses = new Addresses(request);
        List<Link> links = List.of(addresses.self(Addresses.GEO_JSON),
                new Link("related", Addresses.GEO_JSON, "The settlement",
                        addresses.of("/collections/settlements/items/{id}", view.settlement().id())),
                new Link("collection", "application/json", "Reports", addresses.of("/collections/reports")));
        Heading heading = Answers.heading(reading, false, Projections.wanted(query), snapshot, links);
        return Projections.labelled(Answers.of(Addresses.GEO_JSON, reading, out -> GeoJson.report(out, heading, view)), heading.projection());
    }
}
