package org.frontlinemap.web;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.frontlinemap.format.Heading;
import org.frontlinemap.format.Link;
import org.frontlinemap.geodata.crs.Projection;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.theatre.Theatre;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Makes responses out of what {@code format} writes, with how long they may be kept. */
public final class Answers {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String REVALIDATE = "no-cache";
    private static final Set<String> IN_HEADER = Set.of("canonical", "next");

    private Answers() {
    }

    /** What an answer to a reading says of itself. */
    public static Heading heading(Reading reading, boolean ruled, Snapshot snapshot, List<Link> links) {
        return heading(reading, ruled, Projection.CRS84, snapshot, links);
    }

    /** The same with coordinates in another projection. */
    public static Heading heading(Reading reading, boolean ruled, Projection projection, Snapshot snapshot,
            List<Link> links) {
        Theatre theatre = snapshot.theatre(reading.asOf().position());
        return new Heading(reading.asOf(), ruled ? reading.rule().id() : null, ruled ? reading.without() : Set.of(),
                projection, theatre.attribution(),
                theatre.disclaimer().get("en"), links);
    }

    /** An answer to a reading: what is pinned may be kept for ever, the rest must be asked for again. */
    public static ResponseEntity<byte[]> of(String type, Reading reading, Consumer<OutputStream> writer) {
        return of(type, reading.pinned(), writer);
    }

    /** An answer that may be kept for ever if it is pinned. */
    public static ResponseEntity<byte[]> of(String type, boolean pinned, Consumer<OutputStream> writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
        writer.accept(out);
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CACHE_CONTROL, keeping(pinned)).header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(out.toByteArray());
    }

    /** What an answer says of how long it may be kept. */
    public static String keeping(boolean pinned) {
        return pinned ? FOR_EVER : REVALIDATE;
    }

    /**
     * An answer as a file to keep, named after what it is, the day asked about and the day up to which it was known.
     *
     * @param name  such as {@code settlements.geojson}
     * @param links of which those that a file's reader needs to find it again, or to go on, are sent as a header too
     */
    public static ResponseEntity<byte[]> file(String type, Reading reading, String name, List<Link> links,
            Consumer<OutputStream> writer) {
        ResponseEntity<byte[]> answer = of(type, reading, writer);
        return ResponseEntity.ok().headers(answer.getHeaders()).headers(asFile(reading, name, links))
                .body(answer.getBody());
    }

    /** The headers of such an answer. */
    static HttpHeaders asFile(Reading reading, String name, List<Link> links) {
        int dot = name.lastIndexOf('.');
        String dated = name.substring(0, dot) + "_" + date(reading.asOf().valid()) + "_known-"
                + date(reading.asOf().known()) + name.substring(dot);
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + dated + "\"");
        headers.addAll(HttpHeaders.LINK, links.stream().filter(link -> IN_HEADER.contains(link.rel()))
                .map(link -> "<" + link.href() + ">; rel=\"" + link.rel() + "\"").toList());
        return headers;
    }

    /** The day in UTC whose end an instant is, or in which it lies. */
    private static LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant.minusMillis(1), ZoneOffset.UTC);
    }

    /** The link to where an answer can be asked for again and will be the same. */
    public static Link canonical(String type, String address) {
        return new Link("canonical", type, "This answer, for ever", address);
    }

    /** Parameters joined; those of {@code over} win. */
    public static Map<String, String> joined(Map<String, String> under, Map<String, String> over) {
        Map<String, String> joined = new LinkedHashMap<>(under);
        joined.putAll(over);
        return joined;
    }
}
