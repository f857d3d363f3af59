package org.frontlinemap.format;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.frontlinemap.geodata.crs.Projection;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.snapshot.Page;
import org.frontlinemap.geodata.snapshot.ReportView;
import org.frontlinemap.geodata.snapshot.Row;
import org.frontlinemap.geodata.snapshot.SettlementView;
import org.frontlinemap.geodata.theatre.Theatre;

/**
 * GeoJSON (RFC 7946): WGS 84, longitude first, six decimals at most, unless the heading names another projection
 * (then as OGC API - Features Part 2 has it). Besides what the RFC asks for, an answer says
 * what it is as of ({@code as_of}), whom it is owed to ({@code attribution}) and where else to go ({@code links}).
 * Thread-safe.
 */
public final class GeoJson {

    private static final int ROW = ',';
    private static final byte[] END = {']', '}'};

    private GeoJson() {
    }

    /** A page of settlements. */
    public static void settlements(OutputStream out, Heading heading, Page<SettlementView> page, Expand expand) {
        collection(out, heading, page, (json, view) -> feature(json, view, expand, heading.projection(), null));
    }

    /** A settlement as {@link #rows} sends it: in CRS84, without nested lists, a comma before it. */
    public static byte[] row(SettlementView view) {
        return bytes(ROW, json -> feature(json, view, Expand.NONE, Projection.CRS84, null));
    }

    /** A page of settlements that were written by {@link #row}. */
    public static Segments rows(Heading heading, Page<Row> page) {
        byte[] head = bytes(0, json -> json.object(() -> {
            preamble(json, heading, page);
            json.array("features", List.of(), none -> { });
        }));
        List<byte[]> rows = new ArrayList<>(page.items().size());
        for (Row row : page.items()) {
            rows.add(row.encoded());
        }
        return new Segments(Arrays.copyOf(head, head.length - END.length), rows, END);
    }

    /** One settlement that was written by {@link #row}. */
    public static Segments row(Heading heading, Row row) {
        byte[] heads = bytes(0, json -> json.object(() -> Headings.write(json, heading)));
        byte[] feature = row.encoded();
        heads[0] = ',';
        return new Segments(new byte[0], List.of(Arrays.copyOf(feature, feature.length - 1)), heads);
    }

    private static byte[] bytes(int comma, Consumer<JsonOutput> writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(2_048);
        if (comma != 0) {
            out.write(comma);
        }
        JsonOutput.write(out, writer);
        return out.toByteArray();
    }

    /** One settlement. */
    public static void settlement(OutputStream out, Heading heading, SettlementView view, Expand expand) {
        JsonOutput.write(out, json -> feature(json, view, expand, heading.projection(), heading));
    }

    /** A page of reports. */
    public static void reports(OutputStream out, Heading heading, Page<ReportView> page, boolean documents) {
        collection(out, heading, page, (json, view) -> feature(json, view, documents, heading, false));
    }

    /** One report with its documents. */
    public static void report(OutputStream out, Heading heading, ReportView view) {
        JsonOutput.write(out, json -> feature(json, view, true, heading, true));
    }

    static <T> void collection(OutputStream out, Heading heading, Page<T> page,
            BiConsumer<JsonOutput, T> feature) {
        JsonOutput.write(out, json -> json.object(() -> {
            preamble(json, heading, page);
            json.array("features", page.items(), view -> feature.accept(json, view));
        }));
    }

    private static void preamble(JsonOutput json, Heading heading, Page<?> page) {
        json.text("type", "FeatureCollection");
        Headings.write(json, heading);
        json.number("numberMatched", page.matched());
        json.number("numberReturned", page.items().size());
    }

    /** @param alone what the answer says of itself if it is this feature; else null */
    private static void feature(JsonOutput json, SettlementView view, Expand expand, Projection projection,
            Heading alone) {
        json.object(() -> {
            json.text("type", "Feature");
            json.text("id", view.settlement().id());
            point(json, view.settlement().location(), projection);
            json.object("properties", () -> SettlementProperties.write(json, view, expand));
            if (alone != null) {
                Headings.write(json, alone);
            }
        });
    }

    private static void feature(JsonOutput json, ReportView view, boolean documents, Heading heading,
            boolean alone) {
        json.object(() -> {
            json.text("type", "Feature");
            json.text("id", view.id().toString());
            point(json, view.settlement().location(), heading.projection());
            json.object("properties", () -> ReportProperties.write(json, view, documents));
            if (alone) {
                Headings.write(json, heading);
            }
        });
    }

    static void point(JsonOutput json, Location location, Projection projection) {
        if (location == null) {
            json.nothing("geometry");
            return;
        }
        json.object("geometry", () -> {
            json.text("type", "Point");
            json.position("coordinates", projection.project(location.lon(), location.lat()), projection.decimals());
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
