package org.frontlinemap.geodata.snapshot;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Rows of tables that a fold found on settlements and has not put there yet. For one thread. */
final class FreshRows {

    private final Map<String, Growing> bySettlement = new HashMap<>();

    private static final class Growing {
        private long[] rows = new long[4];
        private int size;
    }

    /** @param row as {@link Place#row} has it */
    void add(String settlement, long row) {
        Growing growing = bySettlement.computeIfAbsent(settlement, id -> new Growing());
        if (growing.size == growing.rows.length) {
            growing.rows = Arrays.copyOf(growing.rows, growing.size * 2);
        }
        growing.rows[growing.size++] = row;
    }

    /** Gives away all there are. */
    void drain(BiConsumer<String, long[]> each) {
        bySettlement.forEach((settlement, growing) -> each.accept(settlement, Arrays.copyOf(growing.rows, growing.size)));
        bySettlement.clear();
    }
}
