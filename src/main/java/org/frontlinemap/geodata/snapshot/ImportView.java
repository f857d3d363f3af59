package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.util.UUID;
import org.frontlinemap.geodata.ledger.Import;

/**
 * An import that is recorded.
 *
 * @param position  of its entry
 * @param last      position of the last entry that belongs to it, inclusive
 * @param author    pseudonymous id of who recorded it
 * @param withdrawn position from which it no longer counts; null while it does
 * @param reason    why it was withdrawn; null while it counts
 */
public record ImportView(UUID id, long position, long last, Instant recorded, String author, Import header,
        Long withdrawn, String reason) {
}
