package org.frontlinemap.web;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.frontlinemap.format.Heading;
import org.frontlinemap.format.Link;
import org.frontlinemap.geodata.snapshot.Page;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.springframework.http.ResponseEntity;

/**
 * A request for a reading as it was read, and the answers that may be given to it. Each says what it is as of, has a
 * {@code canonical} link with everything set, and may be kept for ever if the request set everything itself.
 *
 * @param ruled whether a rule decides what is asked for
 */
public record Asked(Addresses addresses, QueryParameters query, Snapshot snapshot, Reading reading, boolean ruled) {

    /** What the request's names and bare dates are read against. */
    public AtPosition at() {
        return new AtPosition(snapshot, reading.asOf().position());
    }

    /**
     * A page of a collection's items.
     *
     * @param id by which the next page starts
     */
    public <T> ResponseEntity<byte[]> items(String collection, Page<T> page, Function<T, String> id,
            BiConsumer<OutputStream, Heading> writer) {
        String last = page.more() ? id.apply(page.items().get(page.items().size() - 1)) : null;
        return features(Paging.links(addresses, collection, query, reading.pin(), last), writer);
    }

    /**
     * One item of a collection.
     *
     * @param id     its own, whatever id it was asked for by
     * @param others links to what else there is
     */
    public ResponseEntity<byte[]> item(String collection, String id, List<Link> others,
            BiConsumer<OutputStream, Heading> writer) {
        List<Link> links = new ArrayList<>();
        links.add(addresses.self(Addresses.GEO_JSON));
        links.add(Answers.canonical(Addresses.GEO_JSON,
                addresses.of("/collections/" + collection + "/items/" + id, pinned())));
        links.addAll(others);
        links.add(new Link("collection", "application/json", "The collection",
                addresses.of("/collections/{id}", collection)));
        return features(links, writer);
    }

    private ResponseEntity<byte[]> features(List<Link> links, BiConsumer<OutputStream, Heading> writer) {
        Heading heading = heading(reading, links);
        return Projections.labelled(Answers.of(Addresses.GEO_JSON, reading, out -> writer.accept(out, heading)),
                heading.projection());
    }

    /** All that was asked for as a file. */
    public ResponseEntity<byte[]> file(String name, BiConsumer<OutputStream, Heading> writer) {
        List<Link> links = List.of(addresses.self(Addresses.GEO_JSON), canonical(Addresses.GEO_JSON, Map.of()));
        Heading heading = heading(reading, links);
        return Projections.labelled(Answers.file(Addresses.GEO_JSON, reading, name, links,
                out -> writer.accept(out, heading)), heading.projection());
    }

    /** The address asked for with everything set, and with further parameters. */
    public Link canonical(String type, Map<String, String> more) {
        return Answers.canonical(type, addresses.again(Answers.joined(pinned(), more)));
    }

    private Map<String, String> pinned() {
        return Answers.joined(query.given(), reading.pin());
    }

    /** What an answer says of itself: to this reading, or to another that the request asks for. */
    public Heading heading(Reading of, List<Link> links) {
        return Answers.heading(of, ruled, Projections.wanted(query), snapshot, links);
    }
}
