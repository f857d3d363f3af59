package org.frontlinemap.tiling;

import java.util.ArrayList;
import java.util.List;
import org.frontlinemap.server.Features;
import org.frontlinemap.server.Requests;
import org.frontlinemap.server.RunningServer;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;

/** Where items lie in metres of Web Mercator, as the server projects them for {@code crs}. */
final class Mercator {

    private static final String CRS = "http://www.opengis.net/def/crs/EPSG/0/3857";
    private static final double HALF = Math.PI * 6_378_137;

    private Mercator() {
    }

    /** All items of a reading. */
    static List<JsonNode> items(String reading, RunningServer server) {
        List<JsonNode> items = new ArrayList<>();
        String next = Requests.SETTLEMENTS + "?limit=10000&crs=" + CRS + "&" + reading;
        while (next != null) {
            Features page = Features.of(server.get(next));
            items.addAll(page.all());
            next = page.link("next") == null ? null : page.link("next").substring(server.url("").length());
        }
        return items;
    }

    /** A point in the units of a tile, exact; null if the item has none. */
    static double[] inTile(JsonNode item, int z, int x, int y) {
        JsonNode point = item.get("geometry");
        if (point.isNull()) {
            return null;
        }
        double unit = 2 * HALF / Math.pow(2, z) / 4096;
        return new double[] {(point.at("/coordinates/0").asDouble() + HALF) / unit - x * 4096.0,
            (HALF - point.at("/coordinates/1").asDouble()) / unit - y * 4096.0};
    }

    /** The tile in which a point is, by its column and row. */
    static int[] tile(JsonNode item, int z) {
        double[] at = inTile(item, z, 0, 0);
        return new int[] {(int) Math.floor(at[0] / 4096), (int) Math.floor(at[1] / 4096)};
    }

    /** What a tile draws, in its units, made larger or smaller. */
    static Envelope drawn(double more) {
        return new Envelope(-64 - more, 4160 + more, -64 - more, 4160 + more);
    }
}
