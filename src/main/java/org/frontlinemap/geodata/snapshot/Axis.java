package org.frontlinemap.geodata.snapshot;

/** Along which of its times a verdict is followed; the others stay fixed. */
public enum Axis {
    /** The moment asked about. */
    VALID,
    /** What had been published by then. */
    KNOWN,
    /** What the ledger held. */
    POSITION,
    /** The moment asked about and what had been published by that very moment, together: as known then. */
    THEN
}
