package org.frontlinemap.format;

import java.io.OutputStream;
import java.util.List;
import java.util.function.BiConsumer;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.snapshot.Page;
import org.frontlinemap.geodata.snapshot.ReportView;
import org.frontlinemap.geodata.snapshot.SettlementView;
import org.frontlinemap.geodata.theatre.Theatre;

/**
 * GeoJSON (RFC 7946): WGS 84, longitude first, six decimals at most. Besides what the RFC asks for, an answer says
 * what it is as of ({@code as_of}), whom it is owed to ({@code attribution}) and where else to go ({@code links}).
 * Thread-safe.
 */
public final class GeoJson {

    private GeoJson() {
    }

    /** A page of settlements. */
    public static void settlements(OutputStream out, Heading heading, Page<SettlementView> page, Expand expand) {
        collection(out, heading, page, (json, view) -> feature(json, view, expand, null));
    }

    /** One settlement. */
    public static void settlement(OutputStream out, Heading heading, SettlementView view, Expand expand) {
        JsonOutput.write(out, json -> feature(json, view, expand, heading));
    }

    /** A page of reports. */
    public static void reports(OutputStream out, Heading heading, Page<ReportView> page, boolean documents) {
        collection(out, heading, page, (json, view) -> feature(json, view, documents, null));
    }

    /** One report with its documents. */
    public static void report(OutputStream out, Heading heading, ReportView view) {
        JsonOutput.write(out, json -> feature(json, view, true, heading));
    }

    static <T> void collection(OutputStream out, Heading heading, Page<T> page,
            BiConsumer<JsonOutput, T> feature) {
        JsonOutput.write(out, json -> json.object(() -> {
            json.text("type", "FeatureCollection");
            Headings.write(json, heading);
            json.number("numberMatched", page.matched());
            json.number("numberReturned", page.items().size());
            json.array("features", page.items(), view -> feature.accept(json, view));
        }));
    }

    private static void feature(JsonOutput json, SettlementView view, Expand expand, Heading heading) {
        json.object(() -> {
            json.text("type", "Feature");
            json.text("id", view.settlement().id());
            point(json, view.settlement().location());
            json.object("properties", () -> SettlementProperties.write(json, view, expand));
            if (heading != null) {
                Headings.write(json, heading);
            }
        });
    }

    private static void feature(JsonOutput json, ReportView view, boolean documents, Heading heading) {
        json.object(() -> {
            json.text("type", "Feature");
            json.text("id", view.id().toString());
            point(json, view.settlement().location());
            json.object("properties", () -> ReportProperties.write(json, view, documents));
            if (heading != null) {
                Headings.write(json, heading);
            }
        });
    }

    static void point(JsonOutput json, Location location) {
        if (location == null) {
            json.nothing("geometry");
            return;
        }
        json.object("geometry", () -> {
            json.text("type", "Point");
            json.position("coordinates", location.lon(), location.lat());
        });
    }

    /** Which nested lists a settlement carries. */
    public record Expand(boolean names, boolean populations, boolean reports) {

        /** None of them. */
        public static final Expand NONE = new Expand(false, false, false);
    }

    /** The attribution in one line, with licences. */
    static String attribution(List<Theatre.Attribution> attribution) {
        return attribution.stream()
                .map(owed -> owed.text() + (owed.licence() == null ? "" : " (" + owed.licence() + ")")
                        + (owed.covers() == null ? "" : ": " + owed.covers()))
                .reduce((a, b) -> a + "; " + b).orElse("");
    }
}
