package org.frontlinemap.format;

import java.util.List;
import java.util.Set;
import org.frontlinemap.geodata.theatre.Theatre;
import org.frontlinemap.geodata.time.AsOf;
import tools.jackson.core.io.SerializedString;

/** Writes what an answer says of itself. */
final class Headings {

    private Headings() {
    }

    static void write(JsonOutput json, Heading heading) {
        asOf(json, "as_of", heading.asOf(), heading.rule(), heading.without());
        Notices notices = Notices.of(heading);
        json.text("attribution", notices.attribution);
        json.text("disclaimer", notices.disclaimer);
        links(json, heading.links());
    }

    /** What is the same in every answer of a theatre, encoded once. */
    private static final class Notices {

        private static volatile Notices latest = new Notices(List.of(), "");

        private final List<Theatre.Attribution> of;
        private final String said;
        private final SerializedString attribution;
        private final SerializedString disclaimer;

        Notices(List<Theatre.Attribution> of, String said) {
            this.of = of;
            this.said = said;
            attribution = new SerializedString(GeoJson.attribution(of));
            disclaimer = new SerializedString(said);
        }

        static Notices of(Heading heading) {
            Notices known = latest;
            if (known.of != heading.attribution() || !known.said.equals(heading.disclaimer())) {
                known = new Notices(heading.attribution(), heading.disclaimer());
                latest = known;
            }
            return known;
        }
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
