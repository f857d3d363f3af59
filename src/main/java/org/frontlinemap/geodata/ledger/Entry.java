package org.frontlinemap.geodata.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * One entry of the ledger as it is stored.
 *
 * @param position      1, 2, 3 … without gaps, in the order recorded
 * @param id            UUIDv7
 * @param kind          what it records
 * @param schemaVersion version of the payload's schema, 1 or more
 * @param recorded      when, by this server's clock, to the millisecond; not necessarily rising
 * @param author        pseudonymous id of who recorded it
 * @param payload       canonical JSON (RFC 8785); null once redacted
 * @param salt          hexadecimal, 32 random bytes; null once redacted
 * @param hash          hexadecimal SHA-256 of the salt's bytes followed by the payload's UTF-8 bytes
 */
public record Entry(long position, UUID id, EntryKind kind, int schemaVersion, Instant recorded, String author,
        String payload, String salt, String hash) {

    public boolean isRedacted() {
        return payload == null;
    }

    /**
     * What it records.
     *
     * @throws IllegalStateException if it was redacted
     */
    public Record body() {
        if (isRedacted()) {
            throw new IllegalStateException("entry " + position + " was redacted");
        }
        return Payloads.read(kind, payload);
    }
}
