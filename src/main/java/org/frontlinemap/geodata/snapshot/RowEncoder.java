package org.frontlinemap.geodata.snapshot;

/** Writes a settlement as bytes that are kept with it. A pure function of the view; thread-safe. */
@FunctionalInterface
public interface RowEncoder {

    /** For snapshots whose rows are not sent anywhere. */
    RowEncoder NONE = view -> new byte[0];

    byte[] encode(SettlementView view);
}
