package org.frontlinemap.importing.reading;

import java.util.List;
import java.util.UUID;

/**
 * Where a reader puts what it reads. Every row of a file ends in exactly one of {@link #accepted}, {@link #unchanged},
 * {@link #dropped} and {@link #reject}. Each method throws {@link java.util.concurrent.CancellationException} once the
 * import was cancelled; readers let it pass.
 */
public interface Intake {

    /** Most characters of a value that a message names. */
    int SHOWN = 200;

    /**
     * Says how the rows of a file are headed, before the first of them is rejected; for files whose rejected rows are
     * held as cells.
     */
    default void header(String file, List<String> columns) {
    }

    /**
     * Adds an entry and gives its id.
     *
     * @throws org.frontlinemap.geodata.InvalidRecordException never: records refuse when they are made, not here
     */
    UUID add(Record body);

    /**
     * Says that a report on a settlement is about to be added.
     *
     * @throws org.frontlinemap.geodata.InvalidRecordException if the import holds as many on it as it may
     */
    default void report(String settlement) {
    }

    /** Counts rows that became part of what is added. */
    void accepted(long rows);

    /** Counts rows that say what was recorded already. */
    void unchanged(long rows);

    /** Counts things that are never kept: {@code point}, {@code foreign_area}, {@code empty_geometry} … */
    void dropped(String kind, long rows);

    /** Notes a row that cannot be taken. */
    void reject(Rejection rejection);

    /** Notes something that was done and a person should know, such as a repaired ring. */
    void notice(Notice notice);

    /**
     * A row that cannot be taken.
     *
     * @param file    name of the file
     * @param line    1, 2, 3 …, where the row starts; 0 if the format has no lines
     * @param feature 1, 2, 3 …, its number in a file of features, or in its table; null if the file's rows are lines
     * @param column  name of the column, member or class that is wrong; null if it is the row
     * @param value   what stands there; null if nothing does
     * @param reason  why it cannot be taken, in words that follow the column's name: "must be …"
     * @param row     the row as it stands in the file: for CSV its cells in order, else one text; empty if it is too
     *               large or not text
     */
    record Rejection(String file, long line, Long feature, String column, String value, String reason,
            List<String> row) {
        public Rejection {
            row = row == null ? List.of() : List.copyOf(row);
        }
    }

    /**
     * Something to know.
     *
     * @param line 0 if the format has no lines
     */
    record Notice(String file, long line, String message) {
    }
}
