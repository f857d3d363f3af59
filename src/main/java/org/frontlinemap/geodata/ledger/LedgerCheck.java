package org.frontlinemap.geodata.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.frontlinemap.geodata.ledger.Store.Damage;

/** Looks for what an append cannot have left behind. */
final class LedgerCheck {

    /** Few enough that no read lasts long: a redaction's old bytes cannot be erased while one does. */
    private static final int PAGE = 500;

    private final DataSource source;
    private final Map<UUID, Long> redacted = new HashMap<>();
    private Damage first;

    private LedgerCheck(DataSource source) {
        this.source = source;
    }

    /** Whether positions are 1, 2, 3 … and batches cover them; does not look into entries. */
    static Optional<String> gaps(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT e.entries, e.head, b.covered, b.last FROM "
                + "(SELECT count(*) AS entries, coalesce(max(position), 0) AS head FROM entry) e, "
                + "(SELECT coalesce(sum(last_position - first_position + 1), 0) AS covered, "
                + "coalesce(max(last_position), 0) AS last FROM batch) b");
                ResultSet row = query.executeQuery()) {
            row.next();
            long entries = row.getLong(1);
            long head = row.getLong(2);
            if (entries != head) {
                return Optional.of(entries + " entries, but the last has position " + head);
            }
            if (row.getLong(3) != entries || row.getLong(4) != head) {
                return Optional.of(entries + " entries, but batches cover " + row.getLong(3) + " up to position "
                        + row.getLong(4));
            }
            return Optional.empty();
        }
    }

    /** The damage of the lowest position. */
    static Optional<Damage> first(DataSource source) throws SQLException {
        LedgerCheck check = new LedgerCheck(source);
        check.entries();
        check.batches();
        return Optional.ofNullable(check.first);
    }

    private void found(long position, String what) {
        if (first == null || position < first.position()) {
            first = new Damage(position, what);
        }
    }

    private void entries() throws SQLException {
        long last = 0;
        for (long before = -1; before != last; ) {
            before = last;
            try (Connection connection = source.getConnection();
                    PreparedStatement query = connection.prepareStatement("SELECT position, id, kind, payload, salt, "
                            + "hash FROM entry WHERE position > ? ORDER BY position LIMIT " + PAGE)) {
                query.setLong(1, last);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        long position = row.getLong("position");
                        if (position != last + 1) {
                            found(last + 1, "there is no such entry");
                        }
                        last = position;
                        entry(connection, position, row);
                    }
                }
            }
        }
        redacted.forEach((id, position) -> found(position, "the payload is gone, and no redaction says why"));
    }

    private void entry(Connection connection, long position, ResultSet row) throws SQLException {
        String payload = row.getString("payload");
        UUID id;
        EntryKind kind;
        try {
            id = UUID.fromString(row.getString("id"));
            kind = EntryKind.of(row.getString("kind"));
        } catch (IllegalArgumentException unreadable) {
            found(position, "the id or kind is none");
            return;
        }
        if (payload == null) {
            redacted.put(id, position);
            return;
        }
        String salt = row.getString("salt");
        if (salt == null || !new Seal(salt, row.getString("hash")).fits(payload)) {
            found(position, "the payload does not fit the hash");
            return;
        }
        try {
            Record body = Payloads.read(kind, payload);
            if (body instanceof Redaction redaction) {
                redaction(connection, position, redaction);
            }
        } catch (RuntimeException unreadable) {
            found(position, "the payload is no " + kind.id());
        }
    }

    /** Asks again instead of relying on what was read: the entry may have been redacted in between. */
    private void redaction(Connection connection, long position, Redaction redaction) throws SQLException {
        redacted.remove(redaction.of());
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT position, payload IS NULL FROM entry WHERE id = ?")) {
            query.setString(1, redaction.of().toString());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    found(position, "it redacts an entry that is not there");
                } else if (!row.getBoolean(2)) {
                    found(row.getLong(1), "it was redacted, and its payload is still there");
                }
            }
        }
    }

    private void batches() throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT first_position, last_position, "
                        + "(SELECT coalesce(max(position), 0) FROM entry) AS head FROM batch ORDER BY first_position");
                ResultSet row = query.executeQuery()) {
            long covered = 0;
            long head = 0;
            while (row.next()) {
                head = row.getLong("head");
                if (row.getLong("first_position") != covered + 1) {
                    found(Math.min(row.getLong("first_position"), covered + 1), "batches overlap or leave a gap");
                }
                covered = row.getLong("last_position");
            }
            if (covered < head) {
                found(covered + 1, "it belongs to no batch");
            } else if (covered > head) {
                found(head + 1, "a batch names it, but there is no such entry");
            }
        }
    }
}
