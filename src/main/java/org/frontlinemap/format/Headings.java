package org.frontlinemap.format;

/** Writes what an answer says of itself. */
final class Headings {

    private Headings() {
    }

    static void write(JsonOutput json, Heading heading) {
        json.object("as_of", () -> {
            json.time("datetime", heading.asOf().valid());
            json.time("known", heading.asOf().known());
            json.number("position", heading.asOf().position());
            if (heading.rule() != null) {
                json.text("rule", heading.rule());
            }
        });
        json.text("attribution", GeoJson.attribution(heading.attribution()));
        json.text("disclaimer", heading.disclaimer());
        json.array("links", heading.links(), link -> json.object(() -> {
            json.text("rel", link.rel());
            json.text("type", link.type());
            json.text("title", link.title());
            json.text("href", link.href());
        }));
    }
}
