package org.frontlinemap.landing;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.frontlinemap.format.Link;
import org.frontlinemap.geodata.crs.Projection;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.web.Addresses;
import org.frontlinemap.web.PageFiles;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.RequestException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The root: the map for a browser, a document of links for a program; likewise the description of the API. What is
 * sent is chosen by {@code f=json} or {@code f=html}, else by {@code Accept}. At the root, where links from elsewhere
 * arrive, other parameters are ignored.
 */
@RestController
class Landing {

    private static final String JSON = "application/json";
    private static final String OPEN_API = "application/vnd.oai.openapi+json;version=3.0";
    private static final List<String> PARAMETERS = List.of("f");
    private static final Map<String, String> COLLECTIONS = Map.of(
            "settlements", "Settlements with who is reported to hold each, as of a triple under a rule",
            "reports", "Statements of claimants on the control of settlements, each dated and cited",
            "control-periods", "Stretches of valid time in which the verdict on a settlement stayed the same");
    private static final List<String> ORDER = List.of("settlements", "reports", "control-periods");

    private final Snapshots snapshots;
    private final PageFiles page;

    Landing(Snapshots snapshots, PageFiles page) {
        this.snapshots = snapshots;
        this.page = page;
    }

    @GetMapping("/")
    ResponseEntity<Object> root(HttpServletRequest request) throws IOException {
        if (wantsHtml(QueryParameters.among(request, PARAMETERS), request)) {
            return html(page.html(snapshots.current().theatre().defaultDate()));
        }
        Snapshot snapshot = snapshots.current();
        Addresses at = new Addresses(request);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", "Frontline Map: " + snapshot.theatre().name().get("en"));
        body.put("description", snapshot.theatre().disclaimer().get("en"));
        body.put("position", snapshot.position());
        body.put("links", List.of(
                at.self(JSON),
                new Link("alternate", "text/html", "The map", at.of("/", Map.of("f", "html"))),
                new Link("service-desc", OPEN_API, "The API as OpenAPI 3.0", at.of("/api", Map.of("f", "json"))),
                new Link("service-doc", "text/html", "The API to read and try", at.of("/api", Map.of("f", "html"))),
                new Link("conformance", JSON, "What it conforms to", at.of("/conformance")),
                new Link("data", JSON, "The collections", at.of("/collections")),
                new Link("about", JSON, "The theatre", at.of("/theatre"))));
        return json(body);
    }

    @GetMapping("/api")
    ResponseEntity<Object> api(HttpServletRequest request) throws IOException {
        if (wantsHtml(new QueryParameters(request, PARAMETERS), request)) {
            return html(read("frontend/app/api/index.html"));
        }
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(OPEN_API)).headers(Landing::revalidate)
                .body(read("openapi.json"));
    }

    @GetMapping("/conformance")
    ResponseEntity<Object> conformance(HttpServletRequest request) {
        new QueryParameters(request, List.of());
        return json(Map.of("conformsTo", List.of("http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/json",
                "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson")));
    }

    @GetMapping("/collections")
    ResponseEntity<Object> collections(HttpServletRequest request) {
        new QueryParameters(request, List.of());
        Addresses at = new Addresses(request);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("links", List.of(at.self(JSON)));
        body.put("collections", ORDER.stream().map(id -> collection(id, at)).toList());
        return json(body);
    }

    @GetMapping("/collections/{id}")
    ResponseEntity<Object> collection(@PathVariable String id, HttpServletRequest request) {
        new QueryParameters(request, List.of());
        if (!COLLECTIONS.containsKey(id)) {
            throw RequestException.notFound("id", id, "is no collection here; there are " + String.join(", ", ORDER));
        }
        return json(collection(id, new Addresses(request)));
    }

    private static Map<String, Object> collection(String id, Addresses at) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("title", title(id));
        body.put("description", COLLECTIONS.get(id));
        body.put("itemType", "feature");
        body.put("crs", Projection.uris());
        body.put("storageCrs", Projection.CRS84.uri());
        List<Link> links = new ArrayList<>(List.of(
                new Link("self", JSON, "This collection", at.of("/collections/{id}", id)),
                new Link("items", Addresses.GEO_JSON, "Its items", at.of("/collections/{id}/items", id)),
                new Link("enclosure", Addresses.GEO_JSON, "All of it as a file",
                        at.of("/downloads/{id}.geojson", id))));
        if (id.equals("settlements")) {
            links.add(new Link("related", JSON, "How all verdicts went, in columns",
                    at.of("/collections/settlements/timelines")));
            links.add(new Link("related", "application/vnd.mapbox-vector-tile",
                    "As vector tiles by zoom, row and column: this is the one of the whole world",
                    at.of("/collections/settlements/tiles/WebMercatorQuad/0/0/0")));
        }
        body.put("links", links);
        return body;
    }

    private static String title(String id) {
        return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1).replace('-', ' ');
    }

    private static boolean wantsHtml(QueryParameters query, HttpServletRequest request) {
        String format = query.text("f");
        if (format == null) {
            String accept = request.getHeader(HttpHeaders.ACCEPT);
            return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
        }
        if (!format.equals("json") && !format.equals("html")) {
            throw RequestException.badParameter("f", format, "must be json or html");
        }
        return format.equals("html");
    }

    private static ResponseEntity<Object> json(Map<String, Object> body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).headers(Landing::revalidate).body(body);
    }

    private static ResponseEntity<Object> html(Object document) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .headers(Landing::revalidate).body(document);
    }

    private static void revalidate(HttpHeaders headers) {
        headers.setCacheControl("no-cache");
        headers.setVary(List.of(HttpHeaders.ACCEPT));
    }

    private static byte[] read(String resource) throws IOException {
        return new ClassPathResource(resource).getContentAsByteArray();
    }
}
