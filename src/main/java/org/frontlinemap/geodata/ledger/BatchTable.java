package org.frontlinemap.geodata.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The table {@code batch}. */
final class BatchTable {

    private BatchTable() {
    }

    static void insert(Connection connection, long firstPosition, long lastPosition, Batch batch) throws SQLException {
        Batch.RetryKey retry = batch.retryKey();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO batch "
                + "(first_position, last_position, author, retry_key, fingerprint) VALUES (?, ?, ?, ?, ?)")) {
            insert.setLong(1, firstPosition);
            insert.setLong(2, lastPosition);
            insert.setString(3, batch.author());
            insert.setString(4, retry == null ? null : retry.key());
            insert.setString(5, retry == null ? null : retry.fingerprint());
            insert.executeUpdate();
        }
    }

    /** @throws RetryMismatchException if the key was used for a request of another fingerprint */
    static Optional<Ledger.Appended> find(Connection connection, String author, Batch.RetryKey retry)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT first_position, last_position, fingerprint FROM batch WHERE author = ? AND retry_key = ?")) {
            query.setString(1, author);
            query.setString(2, retry.key());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (!row.getString("fingerprint").equals(retry.fingerprint())) {
                    throw new RetryMismatchException("the retry key " + retry.key() + " was used for another request");
                }
                long first = row.getLong("first_position");
                long last = row.getLong("last_position");
                return Optional.of(new Ledger.Appended(first, last, EntryTable.ids(connection, first, last), true));
            }
        }
    }
}
