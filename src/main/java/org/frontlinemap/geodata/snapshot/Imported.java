package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.util.UUID;
import org.frontlinemap.geodata.ledger.Import;

/**
 * An import and the positions between which it counts. Immutable.
 *
 * @param position of its entry; the entries that belong to it follow
 * @param until    position from which it no longer counts; {@link Recorded#OPEN} while it does
 */
record Imported(UUID id, long position, Instant recorded, String author, Import header, long until) {

    long last() {
        return position + header.entries();
    }

    boolean brought(long entry) {
        return position < entry && entry <= last();
    }

    boolean counts(long at) {
        return position <= at && at < until;
    }

    Imported closed(long from) {
        return new Imported(id, position, recorded, author, header, from);
    }
}
