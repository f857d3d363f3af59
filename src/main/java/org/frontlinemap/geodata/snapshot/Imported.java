package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.frontlinemap.geodata.ledger.Import;

/**
 * An import and the positions between which it counts. Immutable.
 *
 * @param position of its entry; the entries that belong to it follow
 * @param until    position from which it no longer counts; {@link Recorded#OPEN} while it does
 */
record Imported(UUID id, long position, Instant recorded, String author, Import header, long until) {

    /**
     * The import that an entry came with; null if it came with none.
     *
     * @param imports in the order recorded
     */
    static Imported of(long entry, List<Imported> imports) {
        int low = 0;
        int high = imports.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (imports.get(middle).position() < entry) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && imports.get(low - 1).brought(entry) ? imports.get(low - 1) : null;
    }

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
