package org.frontlinemap.geodata.snapshot;

/**
 * A page of rows.
 *
 * @param cell the triples of this position at which the page is the same
 */
public record Rows(Page<Row> page, Cell cell) {
}
