package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.util.UUID;
import org.frontlinemap.geodata.ledger.EntryKind;

/**
 * That we had recorded something wrongly.
 *
 * @param position at which it was amended
 * @param recorded when
 * @param kind     correction, withdrawal or redaction
 * @param of       id of the entry amended
 * @param subject  what that entry recorded; null if it was unknown
 * @param reason   why
 * @param before   the report as it read before; null if it was none, or was redacted
 * @param after    the report as it read from then on; null if it was none, or no longer counts
 * @param stood    when what was wrong was recorded; null if that is unknown
 */
public record Amendment(long position, Instant recorded, EntryKind kind, UUID of, EntryKind subject, String reason,
        ReportView before, ReportView after, Instant stood) {
}
