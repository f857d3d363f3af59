package org.frontlinemap.format;

import java.util.List;
import java.util.Set;
import org.frontlinemap.geodata.time.AsOf;

/** Writes what an answer says of itself. */
final class Headings {

    private Headings() {
    }

    static void write(JsonOutput json, Heading heading) {
        asOf(json, "as_of", heading.asOf(), heading.rule(), heading.without());
        json.text("attribution", GeoJson.attribution(heading.attribution()));
        json.text("disclaimer", heading.disclaimer());
        links(json, heading.links());
    }

    static void links(JsonOutput json, List<Link> links) {
        json.array("links", links, link -> json.object(() -> {
            json.text("rel", link.rel());
            json.text("type", link.type());
            json.text("title", link.title());
            json.text("href", link.href());
        }));
    }

    static void asOf(JsonOutput json, String name, AsOf asOf, String rule, Set<String> without) {
        json.object(name, () -> {
            json.time("datetime", asOf.valid());
            json.time("known", asOf.known());
            json.number("position", asOf.position());
            if (rule != null) {
                json.text("rule", rule);
            }
            if (!without.isEmpty()) {
                json.array("without", without, json::item);
            }
        });
    }
}
