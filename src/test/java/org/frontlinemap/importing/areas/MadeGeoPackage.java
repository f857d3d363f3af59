package org.frontlinemap.importing.areas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.frontlinemap.geodata.RecordJson;
import org.frontlinemap.geodata.crs.Projection;
import org.frontlinemap.importing.reading.FileOf;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKBWriter;
import tools.jackson.databind.JsonNode;

/** Writes GeoPackages for tests. */
final class MadeGeoPackage implements AutoCloseable {

    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";

    private final Path file;
    private final Connection connection;

    MadeGeoPackage(Path file) {
        this.file = file;
        try {
            Files.deleteIfExists(file);
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            run("PRAGMA application_id = 0x47504B47",
                    "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,"
                            + " organization_coordsys_id INTEGER, definition TEXT)",
                    "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, srs_id INTEGER)",
                    "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER)");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    MadeGeoPackage run(String... statements) {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            return this;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Lists a table as one of features, which the caller creates. */
    MadeGeoPackage listed(String table, int epsg) {
        return run("INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES ('x', " + epsg + ", 'EPSG', " + epsg + ", 'x')",
                "INSERT INTO gpkg_contents VALUES ('" + table + "', 'features', " + epsg + ")",
                "INSERT INTO gpkg_geometry_columns VALUES ('" + table + "', 'geom', " + epsg + ")");
    }

    MadeGeoPackage table(String table, int epsg) {
        return run("CREATE TABLE " + quoted(table) + " (fid INTEGER PRIMARY KEY, geom BLOB, zone TEXT, day TEXT, note BLOB)")
                .listed(table, epsg);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    MadeGeoPackage row(String table, byte[] geometry, String zone, String day) {
        try (PreparedStatement insert =
                     connection.prepareStatement("INSERT INTO " + quoted(table) + " (geom, zone, day) VALUES (?, ?, ?)")) {
            insert.setBytes(1, geometry);
            insert.setString(2, zone);
            insert.setString(3, day);
            insert.execute();
            return this;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The page that a table begins at: 1, 2, 3 … */
    int rootPage(String table) {
        try (Statement statement = connection.createStatement(); ResultSet row =
                statement.executeQuery("SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'")) {
            return row.getInt(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A table with the polygons of a GeoJSON file in another reference system, east before north. */
    MadeGeoPackage polygonsOf(String table, Path geojson, int epsg) {
        table(table, epsg);
        Projection projection = Projection.of(EPSG + epsg).orElseThrow();
        try {
            for (JsonNode feature : RecordJson.parse(Files.readString(geojson)).get("features")) {
                JsonNode ring = feature.get("geometry").get("coordinates").get(0);
                Coordinate[] positions = new Coordinate[ring.size()];
                for (int i = 0; i < positions.length; i++) {
                    double[] point = projection.project(ring.get(i).get(0).doubleValue(), ring.get(i).get(1).doubleValue());
                    boolean northFirst = epsg == 4326 || epsg == 4258 || epsg == 5564;
                    positions[i] = northFirst ? new Coordinate(point[1], point[0]) : new Coordinate(point[0], point[1]);
                }
                positions[positions.length - 1] = positions[0].copy();
                row(table, geometry(epsg, new GeometryFactory().createPolygon(positions)),
                        feature.get("properties").get("zone").asString(), feature.get("properties").get("day").asString());
            }
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A geometry with the header of GeoPackages. */
    static byte[] geometry(int epsg, Polygon polygon) {
        return geometry(epsg, new WKBWriter(2).write(polygon));
    }

    static byte[] geometry(int epsg, byte[] wkb) {
        return ByteBuffer.allocate(8 + wkb.length).order(ByteOrder.LITTLE_ENDIAN)
                .put("GP".getBytes(StandardCharsets.US_ASCII)).put((byte) 0).put((byte) 1).putInt(epsg).put(wkb).array();
    }

    static Polygon square(double west, double south, double width) {
        return new GeometryFactory().createPolygon(new Coordinate[] {new Coordinate(west, south),
            new Coordinate(west + width, south), new Coordinate(west + width, south + width),
            new Coordinate(west, south + width), new Coordinate(west, south)});
    }

    /** The file, written. */
    FileOf file() {
        close();
        return FileOf.path(file);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
