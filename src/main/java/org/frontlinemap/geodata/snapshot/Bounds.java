package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import org.frontlinemap.geodata.time.AsOf;

/**
 * Narrows the triples around one at which an answer stays the same: by each moment and position from which on it may
 * be another. For one use, by one thread.
 */
final class Bounds {

    private final long valid;
    private final long known;
    private final long position;
    private long validFrom = Long.MIN_VALUE;
    private long validUntil = Long.MAX_VALUE;
    private long knownFrom = Long.MIN_VALUE;
    private long knownUntil = Long.MAX_VALUE;
    private long positionFrom;
    private long positionUntil = Long.MAX_VALUE;

    Bounds(AsOf asOf) {
        valid = Cell.millis(asOf.valid());
        known = Cell.millis(asOf.known());
        position = asOf.position();
    }

    /** From this valid time on, inclusive, the answer may be another than before it. */
    void valid(Instant from) {
        valid(Cell.millis(from));
    }

    /** The same from the millisecond after. */
    void validAfter(Instant last) {
        valid(Cell.millis(last) + 1);
    }

    /** The same in milliseconds since 1970. */
    void valid(long from) {
        if (from <= valid) {
            validFrom = Math.max(validFrom, from);
        } else {
            validUntil = Math.min(validUntil, from);
        }
    }

    /** From this known time on, inclusive, the answer may be another than before it. */
    void known(Instant from) {
        known(Cell.millis(from));
    }

    /** The same in milliseconds since 1970. */
    void known(long at) {
        if (at <= known) {
            knownFrom = Math.max(knownFrom, at);
        } else {
            knownUntil = Math.min(knownUntil, at);
        }
    }

    /** From this position on, inclusive, the answer may be another than before it. */
    void position(long from) {
        if (from <= position) {
            positionFrom = Math.max(positionFrom, from);
        } else {
            positionUntil = Math.min(positionUntil, from);
        }
    }

    /** At every other pair of times the answer may be another. */
    void onlyTheseTimes() {
        validFrom = valid;
        validUntil = valid + 1;
        knownFrom = known;
        knownUntil = known + 1;
    }

    /** At every other position the answer may be another. */
    void onlyThisPosition() {
        positionFrom = position;
        positionUntil = position + 1;
    }

    <T> void versions(Recorded<T> recorded) {
        for (Recorded.Version<T> version : recorded.versions()) {
            position(version.from());
            position(version.until());
        }
    }

    Cell cell() {
        return new Cell(validFrom, validUntil, knownFrom, knownUntil, positionFrom, positionUntil);
    }
}
