package org.frontlinemap.web;

import java.time.Instant;
import org.frontlinemap.geodata.time.AsOf;

/**
 * The times of the triples, at one position, over which an answer stays the same but for what it says it is as of.
 *
 * @param validFrom  inclusive
 * @param validUntil exclusive
 * @param knownFrom  inclusive
 * @param knownUntil exclusive
 */
record Cell(Instant validFrom, Instant validUntil, Instant knownFrom, Instant knownUntil) {

    /** This triple alone. */
    static Cell only(AsOf asOf) {
        return new Cell(asOf.valid(), asOf.valid().plusMillis(1), asOf.known(), asOf.known().plusMillis(1));
    }

    boolean contains(AsOf asOf) {
        return !asOf.valid().isBefore(validFrom) && asOf.valid().isBefore(validUntil)
                && !asOf.known().isBefore(knownFrom) && asOf.known().isBefore(knownUntil);
    }
}
