package org.frontlinemap.web;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.frontlinemap.format.GeoJson;
import org.frontlinemap.format.Heading;
import org.frontlinemap.format.Link;
import org.frontlinemap.format.Segments;
import org.frontlinemap.geodata.crs.Projection;
import org.frontlinemap.geodata.snapshot.Page;
import org.frontlinemap.geodata.snapshot.Row;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * A request for a reading as it was read, and the answers that may be given to it. Each says what it is as of, has a
 * {@code canonical} link with everything set, and may be kept for ever if the request set everything itself. For one
 * request.
 */
public final class Asked {

    private static final String CRS84 = "<" + Projection.CRS84.uri() + ">";
    /** Odd, with its bits well mixed: 2 to the 64th over the golden ratio. */
    private static final long TAG_FACTOR = 0x9E3779B97F4A7C15L;
    private static final int TAG_RADIX = 36;

    private final Addresses addresses;
    private final QueryParameters query;
    private final Snapshot snapshot;
    private final Reading reading;
    private final boolean ruled;
    private final Map<String, String> pin;

    /** @param ruled whether a rule decides what is asked for */
    Asked(Addresses addresses, QueryParameters query, Snapshot snapshot, Reading reading, boolean ruled) {
        this.addresses = addresses;
        this.query = query;
        this.snapshot = snapshot;
        this.reading = reading;
        this.ruled = ruled;
        this.pin = reading.pin();
    }

    public Addresses addresses() {
        return addresses;
    }

    public QueryParameters query() {
        return query;
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    public Reading reading() {
        return reading;
    }

    /** The reading as parameters, each absolute. */
    public Map<String, String> pin() {
        return pin;
    }

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
        return features(Paging.links(addresses, collection, query, pin, last), writer);
    }

    /**
     * One item of a collection.
     *
     * @param id     its own, whatever id it was asked for by
     * @param others links to what else there is
     */
    public ResponseEntity<byte[]> item(String collection, String id, List<Link> others,
            BiConsumer<OutputStream, Heading> writer) {
        return features(itemLinks(collection, id, others), writer);
    }

    /** A page of settlements as rows. */
    public SegmentedAnswer rows(String collection, Page<Row> page) {
        String last = page.more() ? page.items().get(page.items().size() - 1).settlement().id() : null;
        return segmented(GeoJson.rows(heading(reading, Paging.links(addresses, collection, query, pin, last)),
                page), page.matched(), page.items(), HttpHeaders.EMPTY);
    }

    /** One settlement as a row. */
    public SegmentedAnswer row(String collection, Row row, List<Link> others) {
        return segmented(GeoJson.row(heading(reading, itemLinks(collection, row.settlement().id(), others)), row), 1,
                List.of(row), HttpHeaders.EMPTY);
    }

    private SegmentedAnswer segmented(Segments body, int matched, List<Row> rows, HttpHeaders others) {
        long tag = matched;
        for (Row row : rows) {
            tag = tag * TAG_FACTOR + row.hash();
        }
        return new SegmentedAnswer(Addresses.GEO_JSON, "W/\"" + Long.toString(reading.asOf().position(), TAG_RADIX) + "-"
                + Long.toUnsignedString(tag, TAG_RADIX) + "\"", reading.pinned(), CRS84, others, body);
    }

    /** All settlements that were asked for, as rows, as a file. */
    public SegmentedAnswer file(String name, Page<Row> page) {
        List<Link> links = fileLinks();
        return segmented(GeoJson.rows(heading(reading, links), page), page.matched(), page.items(),
                Answers.asFile(reading, name, links));
    }

    private List<Link> fileLinks() {
        return List.of(addresses.self(Addresses.GEO_JSON), canonical(Addresses.GEO_JSON, Map.of()));
    }

    private List<Link> itemLinks(String collection, String id, List<Link> others) {
        List<Link> links = new ArrayList<>();
        links.add(addresses.self(Addresses.GEO_JSON));
        links.add(Answers.canonical(Addresses.GEO_JSON,
                addresses.of("/collections/" + collection + "/items/" + id, pinned())));
        links.addAll(others);
        links.add(new Link("collection", "application/json", "The collection",
                addresses.of("/collections/{id}", collection)));
        return links;
    }

    private ResponseEntity<byte[]> features(List<Link> links, BiConsumer<OutputStream, Heading> writer) {
        Heading heading = heading(reading, links);
        return Projections.labelled(Answers.of(Addresses.GEO_JSON, reading, out -> writer.accept(out, heading)),
                heading.projection());
    }

    /** All that was asked for as a file. */
    public ResponseEntity<byte[]> file(String name, BiConsumer<OutputStream, Heading> writer) {
        List<Link> links = fileLinks();
        Heading heading = heading(reading, links);
        return Projections.labelled(Answers.file(Addresses.GEO_JSON, reading, name, links,
                out -> writer.accept(out, heading)), heading.projection());
    }

    /** The address asked for with everything set, and with further parameters. */
    public Link canonical(String type, Map<String, String> more) {
        return Answers.canonical(type, addresses.again(Answers.joined(pinned(), more)));
    }

    private Map<String, String> pinned() {
        return Answers.joined(query.given(), pin);
    }

    /** What an answer says of itself: to this reading, or to another that the request asks for. */
    public Heading heading(Reading of, List<Link> links) {
        return Answers.heading(of, ruled, Projections.wanted(query), snapshot, links);
    }
}
