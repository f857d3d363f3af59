package org.frontlinemap.geodata.snapshot;

import java.util.function.Supplier;

/** A page of rows. Thread-safe. */
public final class Rows {

    private final Page<Row> page;
    private final Supplier<Cell> cell;

    Rows(Page<Row> page, Supplier<Cell> cell) {
        this.page = page;
        this.cell = cell;
    }

    public Page<Row> page() {
        return page;
    }

    /** The triples of this position at which the page is the same. Worked out anew at each call. */
    public Cell cell() {
        return cell.get();
    }
}
