package org.frontlinemap.browsing;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.frontlinemap.format.GeoJson;
import org.frontlinemap.format.Heading;
import org.frontlinemap.format.Link;
import org.frontlinemap.geodata.snapshot.Page;
import org.frontlinemap.geodata.snapshot.SettlementView;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.web.Addresses;
import org.frontlinemap.web.Answers;
import org.frontlinemap.web.Paging;
import org.frontlinemap.web.Projections;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.Reading;
import org.frontlinemap.web.RequestException;
import org.frontlinemap.web.SettlementParameters;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /collections/settlements/items} and one of them. */
@RestController
class SettlementItems {

    private static final List<String> ONE = Paging.with(Reading.PARAMETERS, "expand", "crs");
    private static final List<String> MANY =
            Paging.with(SettlementParameters.SELECTION, Paging.AFTER, Paging.LIMIT);

    private final Snapshots snapshots;
    private final Clock clock;

    SettlementItems(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @GetMapping("/collections/settlements/items")
    ResponseEntity<byte[]> many(HttpServletRequest request) {
        Snapshot snapshot = snapshots.current();
        QueryParameters query = new QueryParameters(request, MANY);
        Reading reading = Reading.of(query, snapshot, clock);
        GeoJson.Expand expand = SettlementParameters.expand(query);
        Page<SettlementView> page = snapshot.settlements(SettlementParameters.query(query,
                snapshot.theatre(reading.asOf().position()), query.text(Paging.AFTER), Paging.limit(query)), reading.asOf(), reading.rule());
        List<Link> links = Paging.links(new Addresses(request), "settlements", query, reading.pin(),
                page.more() ? page.items().get(page.items().size() - 1).settlement().id() : null);
        Heading heading = Answers.heading(reading, true, Projections.wanted(query), snapshot, links);
        return Projections.labelled(Answers.of(Addresses.GEO_JSON, reading, out -> GeoJson.settlements(out, heading, page, expand)), heading.projection());
    }

    @GetMapping("/collections/settlements/items/{id}")
    ResponseEntity<byte[]> one(@PathVariable String id, HttpServletRequest request) {
        Snapshot snapshot = snapshots.current();
        QueryParameters query = new QueryParameters(request, ONE);
        Reading reading = Reading.of(query, snapshot, clock);
        GeoJson.Expand expand = SettlementParameters.expand(query);
        SettlementView view = snapshot.settlement(id, reading.asOf(), reading.rule())
                .orElseThrow(() -> RequestException.notFound("id", id, "is no settlement here"));
        Addresses addresses = new Addresses(request);
        Map<String, String> pin = Answers.joined(query.given(), reading.pin());
        List<Link> links = List.of(addresses.self(Addresses.GEO_JSON),
                new Link("canonical", Addresses.GEO_JSON, "This answer, for ever", addresses.of(
                        "/collections/settlements/items/" + view.settlement().id(), pin)),
                new Link("related", "application/json", "How the verdict went",
                        addresses.of("/collections/settlements/items/" + view.settlement().id() + "/history",
                                reading.pin())),
                new Link("collection", "application/json", "Settlements", addresses.of("/collections/settlements")));
        Heading heading = Answers.heading(reading, true, Projections.wanted(query), snapshot, links);
        return Projections.labelled(Answers.of(Addresses.GEO_JSON, reading, out -> GeoJson.settlement(out, heading, view, expand)), heading.projection());
    }
}
