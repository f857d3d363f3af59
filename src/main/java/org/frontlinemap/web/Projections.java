package org.frontlinemap.web;

import java.util.List;
import org.frontlinemap.geodata.crs.Projection;
import org.locationtech.jts.geom.Envelope;
import org.springframework.http.ResponseEntity;

/** The parameters {@code crs}, {@code bbox} and {@code bbox-crs} of OGC API - Features Part 2. */
public final class Projections {

    /** Their names. */
    public static final List<String> PARAMETERS = List.of("crs", "bbox", "bbox-crs");

    private Projections() {
    }

    /** In which coordinates are to be given. */
    public static Projection wanted(QueryParameters query) {
        return named(query, "crs");
    }

    /** The boxes that {@code bbox} asks for, in degrees of longitude and latitude; null for everywhere. */
    public static List<Envelope> boxes(QueryParameters query) {
        Projection projection = named(query, "bbox-crs");
        String text = query.text("bbox");
        if (text == null || projection == Projection.CRS84) {
            return BoundingBox.parse(text);
        }
        try {
            return List.of(projection.toLonLat(BoundingBox.parsePlain(text)));
        } catch (IllegalArgumentException outside) {
            throw RequestException.badParameter("bbox", text, outside.getMessage());
        }
    }

    /** An answer with the header that says in which coordinates it is. */
    public static ResponseEntity<byte[]> labelled(ResponseEntity<byte[]> answer, Projection projection) {
        return ResponseEntity.status(answer.getStatusCode()).headers(answer.getHeaders())
                .header("Content-Crs", "<" + projection.uri() + ">").body(answer.getBody());
    }

    private static Projection named(QueryParameters query, String name) {
        String uri = query.text(name);
        return uri == null ? Projection.CRS84 : Projection.of(uri).orElseThrow(() -> RequestException.badParameter(name,
                uri, "must be one of " + String.join(", ", Projection.uris())));
    }
}
