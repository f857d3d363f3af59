package org.frontlinemap.geodata.snapshot;

import org.frontlinemap.geodata.verdict.Rule;
import org.frontlinemap.geodata.verdict.Rules;

/**
 * The rows that were made of one place, to be given again: the newest first. What a place was at a position never
 * changes, so a row stays right at every position up to the head it was made at; beyond, only while nothing was
 * changed. Thread-safe; of two rows made at once one may be lost and made again.
 */
final class Kept {

    /** What a row takes up, in bytes, about. */
    private static final int ROW = 1_400;
    /** Of the greatest heap that rows may come to take up, one part in so many. */
    private static final int SHARE = 4;

    private static final Row[] NONE = {};
    private volatile Row[] rows = NONE;

    /** How many rows are worth keeping of each of so many places. */
    static int most(int places) {
        return (int) Math.max(2, Math.min(32, Runtime.getRuntime().maxMemory() / SHARE / ROW / Math.max(1, places)));
    }

    /** A row that answers; null if none does. */
    Row find(Rule rule, long valid, long known, long position, long unchanged) {
        for (Row row : rows) {
            if (row.answers(rule, valid, known, position, unchanged)) {
                return row;
            }
        }
        return null;
    }

    /** Keeps a row under one of the rules that everyone uses, in place of the oldest if there are many. */
    void keep(Row row, Rule rule, int most) {
        if (!Rules.isCommon(rule)) {
            return;
        }
        Row[] before = rows;
        Row[] now = new Row[Math.min(before.length + 1, most)];
        now[0] = row;
        System.arraycopy(before, 0, now, 1, now.length - 1);
        rows = now;
    }
}
