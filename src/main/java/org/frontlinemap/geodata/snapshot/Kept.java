package org.frontlinemap.geodata.snapshot;

import java.util.Arrays;
import org.frontlinemap.geodata.verdict.Rule;
import org.frontlinemap.geodata.verdict.Rules;

/**
 * The rows that were made of one place, to be given again: the newest first. Thread-safe; of two rows made at once one
 * may be lost and made again.
 *
 * <p>A row is found by where it was made: what a place was at a position never changes, so it stays right in its cell at
 * every position up to the head it was made at; beyond, only while nothing was changed. Or it is found by what it is
 * made of: elsewhere in time the same may count.
 */
final class Kept {

    /** What a row takes up, in bytes, about. */
    private static final int ROW = 1_100;
    /** Of the greatest heap that rows may come to take up, one part in so many. */
    private static final int SHARE = 3;
    private static final int MOST = 40;
    /** So many of the newest are looked at for their cells. */
    private static final int NEAR = 3;

    private static final Rows NONE = new Rows(new Row[0], new long[0]);

    /** Rows, and beside them what tells at a glance which of their statements count. */
    private record Rows(Row[] rows, long[] counting) {
    }

    private volatile Rows kept = NONE;
    private volatile Row looked;

    /** How many rows are worth keeping of each of so many places. */
    static int most(int places) {
        return (int) Math.min(MOST, Runtime.getRuntime().maxMemory() / SHARE / ROW / Math.max(1, places));
    }

    /**
     * A row made in a cell that holds the triple; null if there is none.
     *
     * @param unchanged position since which nothing that the row hangs on was changed in the snapshot
     */
    Row in(Rule rule, long valid, long known, long position, long unchanged) {
        Row first = looked;
        if (first == null || first.answers(rule, valid, known, position, unchanged)) {
            return first;
        }
        Row[] rows = kept.rows();
        for (int i = 0; i < rows.length && i < NEAR; i++) {
            if (rows[i].answers(rule, valid, known, position, unchanged)) {
                return rows[i];
            }
        }
        return null;
    }

    /** A row made of the same; null if there is none. */
    Row of(Ingredients ingredients, long valid) {
        Rows now = kept;
        long counting = glance(ingredients.counting());
        for (int i = 0; i < now.rows().length; i++) {
            if (now.counting()[i] == counting && now.rows()[i].isMadeOf(ingredients, valid)) {
                looked = now.rows()[i]; // so that the present is found at once again after questions about the past
                return now.rows()[i];
            }
        }
        return null;
    }

    /** Keeps a row under one of the rules that everyone uses, in place of the oldest if there are many. */
    void keep(Row row, Rule rule, int most) {
        if (most == 0 || !Rules.isCommon(rule)) {
            return;
        }
        Rows before = kept;
        int size = Math.min(before.rows().length + 1, most);
        Row[] rows = new Row[size];
        long[] counting = new long[size];
        rows[0] = row;
        counting[0] = glance(row.ingredients().counting());
        System.arraycopy(before.rows(), 0, rows, 1, size - 1);
        System.arraycopy(before.counting(), 0, counting, 1, size - 1);
        kept = new Rows(rows, counting);
        looked = row;
    }

    private static long glance(long[] counting) {
        return counting.length == 1 ? counting[0] : Arrays.hashCode(counting);
    }
}
