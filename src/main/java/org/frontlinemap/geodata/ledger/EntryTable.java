package org.frontlinemap.geodata.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code entry}. */
final class EntryTable {

    /** Always three decimals, so that the stored texts sort as the instants do. */
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    /** A page of entries ends after the one that reaches this many characters of payload. */
    private static final long PAGE_CHARACTERS = 8_000_000;

    private static final String COLUMNS = "position, id, kind, schema_version, recorded, author, payload, salt, hash";

    private EntryTable() {
    }

    static long head(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT coalesce(max(position), 0) FROM entry");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    static List<Entry> after(Connection connection, long position, int most) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM entry WHERE position > ? ORDER BY position LIMIT ?")) {
            query.setLong(1, position);
            query.setInt(2, most);
            return entries(query, PAGE_CHARACTERS);
        }
    }

    static Optional<Entry> find(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM entry WHERE id = ?")) {
            query.setString(1, id.toString());
            return entries(query, Long.MAX_VALUE).stream().findFirst();
        }
    }

    static List<UUID> ids(Connection connection, long firstPosition, long lastPosition) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT id FROM entry WHERE position BETWEEN ? AND ? ORDER BY position")) {
            query.setLong(1, firstPosition);
            query.setLong(2, lastPosition);
            List<UUID> ids = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(UUID.fromString(rows.getString(1)));
                }
            }
            return ids;
        }
    }

    static void insert(Connection connection, List<Entry> entries) throws SQLException {
        try (PreparedStatement known = connection.prepareStatement("SELECT 1 FROM entry WHERE id = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO entry (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Entry entry : entries) {
                known.setString(1, entry.id().toString());
                try (ResultSet row = known.executeQuery()) {
                    if (row.next()) {
                        throw new IllegalArgumentException("entry " + entry.id() + " is recorded already");
                    }
                }
                insert.setLong(1, entry.position());
                insert.setString(2, entry.id().toString());
                insert.setString(3, entry.kind().id());
                insert.setInt(4, entry.schemaVersion());
                insert.setString(5, MILLISECONDS.format(entry.recorded()));
                insert.setString(6, entry.author());
                insert.setString(7, entry.payload());
                insert.setString(8, entry.salt());
                insert.setString(9, entry.hash());
                insert.executeUpdate();
            }
        }
    }

    /** @throws IllegalArgumentException if there is no such entry, or none that can be redacted */
    static void redact(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT kind, payload IS NULL FROM entry WHERE id = ?");
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE entry SET payload = NULL, salt = NULL WHERE id = ?")) {
            query.setString(1, id.toString());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("there is no entry " + id + " to redact");
                }
                if (row.getString(1).equals(EntryKind.REDACTION.id())) {
                    throw new IllegalArgumentException("entry " + id + " is itself a redaction and stays");
                }
                if (row.getBoolean(2)) {
                    throw new IllegalArgumentException("entry " + id + " was redacted already");
                }
            }
            update.setString(1, id.toString());
            update.executeUpdate();
        }
    }

    private static List<Entry> entries(PreparedStatement query, long mostCharacters) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        long characters = 0;
        try (ResultSet row = query.executeQuery()) {
            while (characters < mostCharacters && row.next()) {
                long position = row.getLong("position");
                try {
                    entries.add(new Entry(position, UUID.fromString(row.getString("id")),
                            EntryKind.of(row.getString("kind")), row.getInt("schema_version"),
                            Instant.parse(row.getString("recorded")), row.getString("author"),
                            row.getString("payload"), row.getString("salt"), row.getString("hash")));
                    String payload = entries.get(entries.size() - 1).payload();
                    characters += payload == null ? 0 : payload.length();
                } catch (IllegalArgumentException | DateTimeException unreadable) {
                    throw new LedgerException("entry " + position + " of the ledger is damaged", unreadable);
                }
            }
        }
        return entries;
    }
}
