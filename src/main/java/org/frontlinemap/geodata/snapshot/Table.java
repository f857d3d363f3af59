package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.report.ReportTable;
import org.frontlinemap.geodata.report.Wording;
import org.frontlinemap.geodata.time.TimeSpan;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Reports that one entry holds as rows. Immutable.
 *
 * @param until   position from which its rows no longer count; {@link Recorded#OPEN} while they do
 * @param amended rows that were corrected or withdrawn one by one, by number
 */
record Table(UUID id, long position, Instant recorded, long until, Columns columns,
        PMap<Integer, Recorded<Report>> amended) {

    /** The rows; indexes as unsigned 16-bit numbers. Settlements share the texts of their places' ids. */
    record Columns(String claimant, List<UUID> documents, List<Wording> wordings, List<TimeSpan> times,
            String[] settlements, char[] wording, char[] valid, char[] published, int[] nearEdge) {
    }

    /** @param places whose settlements' ids are shared instead of kept for each row */
    static Table of(UUID id, long position, Instant recorded, ReportTable rows, Places.Builder places) {
        int size = rows.size();
        String[] settlements = new String[size];
        for (int row = 0; row < size; row++) {
            Place place = places.get(rows.settlements().get(row));
            settlements[row] = place == null ? rows.settlements().get(row) : place.id();
        }
        return new Table(id, position, recorded, Recorded.OPEN, new Columns(rows.claimant(), rows.documents(),
                rows.wordings(), rows.times(), settlements, chars(rows.wording()), chars(rows.valid()),
                chars(rows.published()), rows.nearEdge().stream().mapToInt(Integer::intValue).toArray()),
                HashTreePMap.empty());
    }

    int size() {
        return columns.settlements().length;
    }

    String settlement(int row) {
        return columns.settlements()[row];
    }

    UUID rowId(int row) {
        return ReportTable.rowId(id, row);
    }

    /** A row with all the versions it has had. */
    Recorded<Report> row(int row) {
        Recorded<Report> changed = amended.get(row);
        return changed != null ? changed : new Recorded<>(position, recorded,
                List.of(new Recorded.Version<>(report(row), recorded, position, until)));
    }

    private Report report(int row) {
        Wording said = columns.wordings().get(columns.wording()[row]);
        return new Report(columns.settlements()[row], columns.claimant(), said.control(), said.basis(),
                said.inference(), said.extent(), columns.times().get(columns.valid()[row]),
                columns.times().get(columns.published()[row]), columns.documents(), said.sourceLabel(), said.note(),
                java.util.Arrays.binarySearch(columns.nearEdge(), row) >= 0);
    }

    Table with(int row, Recorded<Report> changed) {
        return new Table(id, position, recorded, until, columns, amended.plus(row, changed));
    }

    /** As it reads once none of it counts any more. */
    Table closed(long from) {
        if (until != Recorded.OPEN) {
            return this;
        }
        PMap<Integer, Recorded<Report>> rows = amended;
        for (Map.Entry<Integer, Recorded<Report>> row : amended.entrySet()) {
            rows = rows.plus(row.getKey(), row.getValue().closed(from));
        }
        return new Table(id, position, recorded, from, columns, rows);
    }

    private static char[] chars(List<Integer> column) {
        char[] chars = new char[column.size()];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) (int) column.get(i);
        }
        return chars;
    }
}
