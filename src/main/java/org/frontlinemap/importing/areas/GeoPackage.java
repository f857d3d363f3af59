package org.frontlinemap.importing.areas;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.frontlinemap.importing.reading.UnreadableFileException;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteLimits;
import org.sqlite.SQLiteOpenMode;

/**
 * A GeoPackage (OGC 12-128r18), opened as a stranger's file: never written to, its views, triggers, generated columns
 * and virtual tables never used, what SQLite would run from its schema not trusted, every value bounded. For one use,
 * by one thread.
 */
final class GeoPackage implements AutoCloseable {

    /** Most bytes of a geometry. */
    static final int MOST_GEOMETRY = 32 << 20;

    private static final int MOST_TEXT = 40_000;
    private static final int MOST_ROW = 64 << 20;
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    /** GPKG, and GP10 and GP11 of the first versions. */
    private static final Set<Integer> APPLICATION_IDS = Set.of(0x47504B47, 0x47503130, 0x47503131);
    private static final int MOST_TABLES = 100;
    /** Most steps of SQLite's machine to its next row; a damaged or made-up list may have no end. */
    private static final int MOST_STEPS = 1_000_000;
    private static final int LOOK_EVERY = 1_000;

    private final Connection connection;
    private final long size;
    private int steps;

    /** A table of features. */
    record Layer(String table, String geometryColumn, String crs, List<String> columns) {
    }

    private GeoPackage(Connection connection, long size) {
        this.connection = connection;
        this.size = size;
    }

    /**
     * Opens a file.
     *
     * @throws UnreadableFileException if it is none
     */
    static GeoPackage open(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw unreadable("the file is no GeoPackage: it does not begin as one", null);
            }
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toUri() + "?immutable=1");
        GeoPackage opened = null;
        try {
            opened = new GeoPackage(source.getConnection(), Files.size(file));
            opened.distrust();
            return opened;
        } catch (SQLException failed) {
            if (opened != null) {
                opened.close();
            }
            throw unreadable(failed);
        } catch (RuntimeException refused) {
            opened.close();
            throw refused;
        }
    }

    private void distrust() throws SQLException {
        ProgressHandler.setHandler(connection, LOOK_EVERY, new ProgressHandler() {
            @Override
            protected int progress() {
                steps += LOOK_EVERY;
                return steps > MOST_STEPS ? 1 : 0;
            }
        });
        SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, MOST_ROW);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_TRIGGER_DEPTH, 1);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_VDBE_OP, 100_000);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA query_only = ON");
            statement.execute("PRAGMA cell_size_check = ON");
            statement.execute("PRAGMA mmap_size = 0");
            try (ResultSet row = statement.executeQuery("PRAGMA application_id")) {
                if (!row.next() || !APPLICATION_IDS.contains(row.getInt(1))) {
                    throw unreadable("the file is no GeoPackage: its application id is another", null);
                }
            }
        }
    }

    /**
     * The tables of features.
     *
     * @param wanted names of tables; empty for all that the file lists as features
     */
    List<Layer> layers(List<String> wanted) {
        for (String table : List.of("gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys")) {
            requirePlain(table);
        }
        String sql = "SELECT c.table_name, g.column_name, s.organization, s.organization_coordsys_id "
                + "FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name "
                + "JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id WHERE c.data_type = 'features' "
                + "ORDER BY c.table_name LIMIT " + (MOST_TABLES + 1);
        Map<String, Layer> layers = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                String table = row.getString(1);
                if (table == null || row.getString(2) == null || layers.containsKey(table)) {
                    throw unreadable("the list of its tables is damaged", null);
                }
                if (wanted.isEmpty() || wanted.contains(table)) {
                    layers.put(table, new Layer(table, row.getString(2),
                            String.valueOf(row.getString(3)).toUpperCase(Locale.ROOT) + ":" + row.getInt(4),
                            requirePlain(table)));
                }
            }
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
        for (String table : wanted) {
            if (!layers.containsKey(table)) {
                throw unreadable("it has no table of features named " + table, null);
            }
        }
        if (layers.isEmpty() || layers.size() > MOST_TABLES) {
            throw unreadable("it must hold 1 to " + MOST_TABLES + " tables of features", null);
        }
        return new ArrayList<>(layers.values());
    }

    /** The columns of a table; refuses what is not a plain one. */
    private List<String> requirePlain(String table) {
        steps = 0;
        try (PreparedStatement statement =
                     connection.prepareStatement("SELECT type, sql FROM sqlite_schema WHERE name = ?")) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw unreadable("it is no GeoPackage, or damaged: it has no table " + table, null);
                }
                String sql = row.getString(2);
                if (!"table".equals(row.getString(1)) || sql == null
                        || !sql.stripLeading().regionMatches(true, 0, "CREATE TABLE", 0, 12) || row.next()) {
                    throw unreadable(table + " is no plain table; views and virtual tables are not read", null);
                }
            }
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
        List<String> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT name, hidden FROM pragma_table_xinfo(?)")) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (row.getInt(2) != 0) {
                        throw unreadable(table + " has computed columns, which are not read", null);
                    }
                    columns.add(row.getString(1));
                }
            }
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
        return columns;
    }

    /**
     * The rows of a table in the order stored: its number, the length of the geometry, its bytes if not too many, and the
     * columns, null where they hold bytes or too long a text.
     */
    ResultSet rows(Layer layer, List<String> columns) throws SQLException {
        if (!layer.columns().contains(layer.geometryColumn())) {
            throw unreadable(layer.table() + " has no column " + layer.geometryColumn(), null);
        }
        String geometry = quoted(layer.geometryColumn());
        String length = "octet_length(" + geometry + ")";
        StringBuilder sql = new StringBuilder("SELECT " + rowid(layer) + ", " + length + ", CASE WHEN " + length + " <= " + MOST_GEOMETRY
                + " THEN " + geometry + " END");
        for (String column : columns) {
            String name = quoted(column);
            sql.append(", CASE WHEN typeof(").append(name).append(") <> 'blob' AND octet_length(").append(name)
                    .append(") <= ").append(MOST_TEXT).append(" THEN ").append(name).append(" END");
        }
        sql.append(" FROM ").append(quoted(layer.table())).append(" NOT INDEXED");
        steps = 0;
        return connection.prepareStatement(sql.toString()).executeQuery();
    }

    /** Goes to the next row. */
    boolean next(ResultSet rows) throws SQLException {
        steps = 0;
        return rows.next();
    }

    /** How many bytes the file has. */
    long size() {
        return size;
    }

    /** What SQLite calls the number of a row, where no column is called so. */
    private static String rowid(Layer layer) {
        return Stream.of("rowid", "_rowid_", "oid")
                .filter(name -> layer.columns().stream().noneMatch(name::equalsIgnoreCase)).findFirst()
                .orElseThrow(() -> unreadable(layer.table() + " has columns that hide the numbers of its rows", null));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static UnreadableFileException unreadable(SQLException failed) {
        return unreadable("the file cannot be read as a GeoPackage, or is damaged", failed);
    }

    static UnreadableFileException unreadable(String problem, Exception cause) {
        return new UnreadableFileException(problem, 0, cause);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw unreadable(failed);
        }
    }
}
