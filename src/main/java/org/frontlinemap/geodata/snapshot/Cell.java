package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import org.frontlinemap.geodata.time.AsOf;

/**
 * A box of triples at all of which an answer is the same. Half-open on each axis; times in milliseconds since 1970,
 * as finely as all times here are kept. Immutable; thread-safe.
 */
public record Cell(long validFrom, long validUntil, long knownFrom, long knownUntil, long positionFrom,
        long positionUntil) {

    /** Every triple. */
    public static final Cell ALL = new Cell(Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, 0,
            Long.MAX_VALUE);

    /** Whether a triple lies in it. */
    public boolean holds(AsOf asOf) {
        return holds(millis(asOf.valid()), millis(asOf.known()), asOf.position());
    }

    boolean holds(long valid, long known, long position) {
        return validFrom <= valid && valid < validUntil && knownFrom <= known && known < knownUntil
                && positionFrom <= position && position < positionUntil;
    }

    /** What two have in common. */
    public Cell and(Cell other) {
        return new Cell(Math.max(validFrom, other.validFrom), Math.min(validUntil, other.validUntil),
                Math.max(knownFrom, other.knownFrom), Math.min(knownUntil, other.knownUntil),
                Math.max(positionFrom, other.positionFrom), Math.min(positionUntil, other.positionUntil));
    }

    /** An instant in milliseconds; those too far away to be told so as the farthest. */
    static long millis(Instant instant) {
        if (instant.equals(Instant.MIN) || instant.equals(Instant.MAX)) {
            return instant.equals(Instant.MIN) ? Long.MIN_VALUE + 1 : Long.MAX_VALUE - 1;
        }
        return instant.toEpochMilli();
    }
}
