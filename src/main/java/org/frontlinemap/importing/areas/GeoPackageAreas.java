package org.frontlinemap.importing.areas;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.crs.Projection;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.importing.reading.SourceFile;
import tools.jackson.databind.node.JsonNodeFactory;

/** The features of the tables of a GeoPackage, table by table. */
final class GeoPackageAreas implements AreaSource {

    private static final int LEAST_ROW = 4;
    private static final String CRS_ADDRESS = "http://www.opengis.net/def/crs/EPSG/0/";

    private final String file;
    private final GeoPackage pack;
    private final Set<String> properties;
    private final Iterator<GeoPackage.Layer> layers;
    private GeoPackage.Layer layer;
    private List<String> columns;
    private Consumer<double[]> toLonLat;
    private ResultSet rows;
    private long row;
    private long rowid;
    private long allRows;
    private long allBytes;

    /**
     * @param properties the only ones that are read
     * @param tables     to be read; empty for all that hold features
     */
    GeoPackageAreas(SourceFile file, Set<String> properties, List<String> tables) throws IOException {
        this.file = file.name();
        this.properties = new TreeSet<>(properties);
        this.pack = GeoPackage.open(file.path());
        try {
            this.layers = pack.layers(tables).iterator();
        } catch (RuntimeException refused) {
            pack.close();
            throw refused;
        }
    }

    @Override
    public AreaFeature next(Intake intake) {
        try {
            while (true) {
                if (rows == null) {
                    if (!layers.hasNext()) {
                        return null;
                    }
                    open(layers.next());
                }
                if (pack.next(rows)) {
                    row++;
                    requireOwnBytes();
                    return feature();
                }
                rows.getStatement().close();
                rows = null;
            }
        } catch (SQLException failed) {
            throw GeoPackage.unreadable(failed);
        }
    }

    private void open(GeoPackage.Layer next) throws SQLException {
        layer = next;
        row = 0;
        toLonLat = toLonLat(next);
        columns = properties.stream().filter(next.columns()::contains).toList();
        rows = pack.rows(next, columns);
    }

    private static Consumer<double[]> toLonLat(GeoPackage.Layer layer) {
        if (layer.crs().equals("EPSG:4326")) {
            return coordinates -> { };
        }
        Projection projection = Projection.of(layer.crs().replace("EPSG:", CRS_ADDRESS)).orElseThrow(() ->
                GeoPackage.unreadable("table " + layer.table() + " is in " + layer.crs()
                        + ", which cannot be turned into degrees, WGS 84", null));
        return coordinates -> {
            try {
                projection.toLonLat(coordinates);
            } catch (IllegalArgumentException outside) {
                throw Shape.fault(null, "must have coordinates of " + layer.crs());
            }
        };
    }

    /** Pages that name one another, or the same one again and again, hold more rows than any file could. */
    private void requireOwnBytes() throws SQLException {
        long before = rowid;
        rowid = rows.getLong(1);
        allBytes += rows.getLong(2);
        if (row > 1 && rowid <= before || ++allRows > pack.size() / LEAST_ROW || allBytes > 2 * pack.size()) {
            throw GeoPackage.unreadable("table " + layer.table() + " is damaged: its pages hold the same rows again", null);
        }
    }

    private AreaFeature feature() throws SQLException {
        long length = rows.getLong(2);
        byte[] geometry = rows.getBytes(3);
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            texts.put(columns.get(i), rows.getString(i + 4));
        }
        return new Row(file, layer.table(), row, length, geometry, toLonLat, texts);
    }

    @Override
    public void close() {
        pack.close();
    }

    private record Row(String file, String layer, long number, long length, byte[] geometry,
            Consumer<double[]> toLonLat, Map<String, String> texts) implements AreaFeature {

        @Override
        public long line() {
            return 0;
        }

        @Override
        public Shape shape() {
            if (geometry == null && length > GeoPackage.MOST_GEOMETRY) {
                throw new InvalidRecordException("geometry", length + " bytes",
                        "must have at most " + GeoPackage.MOST_GEOMETRY + " bytes");
            }
            return WkbShapes.read(geometry, toLonLat);
        }

        @Override
        public String text(String property) {
            return texts.get(property);
        }

        @Override
        public Intake.Rejection rejection(String column, String value, String reason) {
            return new Intake.Rejection(file, 0, number, column, value, reason, List.of(
                    JsonNodeFactory.instance.objectNode().put("table", layer).put("row", number).toString()));
        }
    }
}
