package org.frontlinemap.format;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Settlements as a vector tile: MVT 2.1, points only. Thread-safe. */
public final class VectorTile {

    /** Units of a tile each way. */
    public static final int EXTENT = 4_096;

    private static final int LAYERS = 3;

    private VectorTile() {
    }

    /** Writes the layer {@code settlements} and, if any were left out, {@code left_out}; nothing if there is nothing. */
    public static void write(OutputStream out, List<TilePoint> points, int leftOut) {
        try {
            CodedOutputStream tile = CodedOutputStream.newInstance(out);
            if (!points.isEmpty()) {
                TileLayer settlements = new TileLayer("settlements");
                points.forEach(point -> feature(settlements, point));
                layer(tile, settlements);
            }
            if (leftOut > 0) {
                TileLayer rest = new TileLayer("left_out");
                rest.number("count", leftOut);
                rest.point(new int[] {EXTENT / 2, EXTENT / 2});
                layer(tile, rest);
            }
            tile.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void feature(TileLayer layer, TilePoint point) {
        layer.unique("id", point.id());
        layer.text("name", point.name());
        layer.text("name_uk", point.ukrainian());
        layer.text("kind", point.kind());
        layer.text("control", point.stand().control());
        layer.text("agreement", point.stand().agreement());
        layer.text("claimed_control", point.stand().claimed());
        if (point.population() != null) {
            layer.number("pop_before", point.population());
        }
        layer.flag("stale", point.stale());
        layer.point(point.at());
    }

    private static void layer(CodedOutputStream tile, TileLayer layer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        layer.writeTo(bytes);
        tile.writeByteArray(LAYERS, bytes.toByteArray());
    }
}
