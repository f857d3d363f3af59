package org.frontlinemap.geodata.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.time.TimeSpan;

/**
 * Many reports of one claimant from the same documents, as a bulk source carries them: a table whose columns say
 * for each row which settlement it is about, which of the wordings it uses and which of the times. Every row is a
 * {@link Report} with an id of its own, {@link #rowId}.
 *
 * @param claimant    id of the claimant
 * @param documents   ids of the documents that carry all of them; at least one
 * @param wordings    what rows say; no two alike
 * @param times       moments rows refer to; no two alike
 * @param settlements for each row the settlement's id
 * @param wording     for each row an index into {@code wordings}
 * @param valid       for each row an index into {@code times}: from when it holds
 * @param published   for each row an index into {@code times}: when it became public
 * @param nearEdge    ascending numbers of the rows that were read off an area whose edge runs close by
 */
public record ReportTable(String claimant, List<UUID> documents, List<Wording> wordings, List<TimeSpan> times,
        List<String> settlements, List<Integer> wording, List<Integer> valid, List<Integer> published,
        List<Integer> nearEdge) {

    /** Most rows of a table. */
    public static final int MOST_ROWS = 60_000;

    private static final long ROW_BITS = 0xFFFF;

    public ReportTable {
        Check.slug("claimant", claimant);
        documents = Check.list("documents", documents);
        wordings = Check.list("wordings", wordings);
        times = Check.list("times", times);
        settlements = Check.list("settlements", settlements);
        wording = Check.list("wording", wording);
        valid = Check.list("valid", valid);
        published = Check.list("published", published);
        nearEdge = Check.list("near_edge", nearEdge);
        int rows = settlements.size();
        if (rows < 1 || rows > MOST_ROWS) {
            throw new InvalidRecordException("settlements", Integer.toString(rows), "must be 1 to " + MOST_ROWS + " rows");
        }
        requireColumn("wording", wording, rows, wordings.size());
        requireColumn("valid", valid, rows, times.size());
        requireColumn("published", published, rows, times.size());
        requireColumn("near_edge", nearEdge, nearEdge.size(), rows);
        // What a row says is checked once for each two times: that it was not published before it held.
        Set<Long> checked = new HashSet<>();
        for (int row = 0; row < rows; row++) {
            if (checked.add((long) valid.get(row) << Integer.SIZE | published.get(row))) {
                report(claimant, documents, wordings, times, settlements, wording, valid, published, row, false);
            } else {
                Check.slug("settlement", settlements.get(row));
            }
        }
    }

    public int size() {
        return settlements.size();
    }

    /** The report that a row holds. */
    public Report report(int row) {
        return report(claimant, documents, wordings, times, settlements, wording, valid, published, row,
                java.util.Collections.binarySearch(nearEdge, row) >= 0);
    }

    /** The id of a row's report, given the id of the table's entry. */
    public static UUID rowId(UUID table, int row) {
        return new UUID(table.getMostSignificantBits(), table.getLeastSignificantBits() | row + 1);
    }

    /** The id of the entry whose row a report's id would name. */
    public static UUID tableOf(UUID row) {
        return new UUID(row.getMostSignificantBits(), row.getLeastSignificantBits() & ~ROW_BITS);
    }

    /** The number of the row that a report's id would name; -1 for the table's own id. */
    public static int rowOf(UUID row) {
        return (int) (row.getLeastSignificantBits() & ROW_BITS) - 1;
    }

    /** Whether an id leaves room for the ids of rows. */
    public static boolean isTableId(UUID id) {
        return rowOf(id) < 0;
    }

    private static Report report(String claimant, List<UUID> documents, List<Wording> wordings, List<TimeSpan> times,
            List<String> settlements, List<Integer> wording, List<Integer> valid, List<Integer> published, int row,
            boolean nearEdge) {
        Wording said = wordings.get(wording.get(row));
        return new Report(settlements.get(row), claimant, said.control(), said.basis(), said.inference(),
                said.extent(), times.get(valid.get(row)), times.get(published.get(row)), documents,
                said.sourceLabel(), said.note(), nearEdge);
    }

    private static void requireColumn(String field, List<Integer> column, int rows, int bound) {
        if (column.size() != rows) {
            throw new InvalidRecordException(field, Integer.toString(column.size()), "must have as many rows as settlements");
        }
        for (Integer index : column) {
            if (index < 0 || index >= bound) {
                throw new InvalidRecordException(field, index.toString(), "points at nothing");
            }
        }
    }
}
