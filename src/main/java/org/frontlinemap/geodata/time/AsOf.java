package org.frontlinemap.geodata.time;

import java.time.Instant;
import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.InvalidRecordException;

/**
 * What a reader asks about.
 *
 * @param valid    the moment asked about, inclusive: a statement that holds from this very instant counts
 * @param known    only what had been published by then, inclusive
 * @param position only what the ledger held once its entry of this position was recorded; 0 is the empty ledger
 */
public record AsOf(Instant valid, Instant known, long position) {

    public AsOf {
        Check.present("datetime", valid);
        Check.present("known", known);
        if (position < 0) {
            throw new InvalidRecordException("position", Long.toString(position), "must not be negative");
        }
    }
}
