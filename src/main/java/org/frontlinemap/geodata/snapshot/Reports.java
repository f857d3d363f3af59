package org.frontlinemap.geodata.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.report.ReportTable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * All reports that were recorded, those of an entry of their own and those that are rows of tables. Immutable.
 *
 * @param single  reports of an entry of their own
 * @param order   ids of single reports and of tables in the order recorded
 * @param tables  by number
 * @param numbers of tables by id
 */
record Reports(PMap<UUID, Recorded<Report>> single, PVector<UUID> order, PVector<Table> tables,
        PMap<UUID, Integer> numbers) {

    static final Reports NONE = new Reports(HashTreePMap.empty(), TreePVector.empty(), TreePVector.empty(),
            HashTreePMap.empty());

    /** The report of an id; null if there is none. */
    Recorded<Report> get(UUID id) {
        Recorded<Report> alone = single.get(id);
        if (alone != null) {
            return alone;
        }
        Table table = tableOf(id);
        return table == null ? null : table.row(ReportTable.rowOf(id));
    }

    /** The table of which an id names a row; null if there is none. */
    Table tableOf(UUID row) {
        int number = ReportTable.rowOf(row);
        Table table = number < 0 ? null : table(ReportTable.tableOf(row));
        return table != null && number < table.size() ? table : null;
    }

    /** The table that an entry holds; null if there is none. */
    Table table(UUID id) {
        Integer number = numbers.get(id);
        return number == null ? null : tables.get(number);
    }

    /** Every report in the order recorded. */
    void each(BiConsumer<UUID, Recorded<Report>> each) {
        for (UUID id : order) {
            Table table = table(id);
            if (table == null) {
                each.accept(id, single.get(id));
            } else {
                for (int row = 0; row < table.size(); row++) {
                    each.accept(table.rowId(row), table.row(row));
                }
            }
        }
    }

    /** What any version of a report says that a claimant made; tables of others are passed over. */
    void spokenBy(String claimant, Consumer<Report> each) {
        for (UUID id : order) {
            Table table = table(id);
            if (table == null) {
                spokenBy(claimant, single.get(id), each);
            } else if (table.columns().claimant().equals(claimant)) {
                for (int row = 0; row < table.size(); row++) {
                    spokenBy(claimant, table.row(row), each);
                }
            } else {
                table.amended().values().forEach(row -> spokenBy(claimant, row, each));
            }
        }
    }

    /** Whether a report that counts at a position is by a claimant. */
    boolean speaksAt(long position, String claimant) {
        for (UUID id : order) {
            Table table = table(id);
            if (table == null ? isBy(claimant, single.get(id).at(position)) : speaksAt(position, claimant, table)) {
                return true;
            }
        }
        return false;
    }

    private static boolean speaksAt(long position, String claimant, Table table) {
        boolean unamended = table.amended().size() < table.size() && table.columns().claimant().equals(claimant)
                && table.position() <= position && position < table.until();
        return unamended || table.amended().values().stream().anyMatch(row -> isBy(claimant, row.at(position)));
    }

    private static boolean isBy(String claimant, Report report) {
        return report != null && report.claimant().equals(claimant);
    }

    private static void spokenBy(String claimant, Recorded<Report> report, Consumer<Report> each) {
        report.versions().stream().map(Recorded.Version::value).filter(said -> said.claimant().equals(claimant))
                .forEach(each);
    }

    /** The ids of the reports that came with an import. */
    List<UUID> broughtBy(Imported imported) {
        List<UUID> brought = new ArrayList<>();
        for (UUID id : order) {
            Table table = table(id);
            if (table == null && imported.brought(single.get(id).position())) {
                brought.add(id);
            } else if (table != null && imported.brought(table.position())) {
                for (int row = 0; row < table.size(); row++) {
                    brought.add(table.rowId(row));
                }
            }
        }
        return brought;
    }

    /** As they read once what came with an import no longer counts. */
    Reports without(Imported imported, long from) {
        Reports left = this;
        for (UUID id : order) {
            Table table = table(id);
            if (table == null && imported.brought(single.get(id).position())) {
                left = left.with(id, single.get(id).closed(from));
            } else if (table != null && imported.brought(table.position())) {
                left = left.with(table.closed(from));
            }
        }
        return left;
    }

    Reports plus(UUID id, Recorded<Report> report) {
        return new Reports(single.plus(id, report), order.plus(id), tables, numbers);
    }

    Reports plus(Table table) {
        return new Reports(single, order.plus(table.id()), tables.plus(table), numbers.plus(table.id(), tables.size()));
    }

    /** With a report that is there already reading otherwise. */
    Reports with(UUID id, Recorded<Report> changed) {
        if (single.containsKey(id)) {
            return new Reports(single.plus(id, changed), order, tables, numbers);
        }
        return with(tableOf(id).with(ReportTable.rowOf(id), changed));
    }

    /** With a table that is there already reading otherwise. */
    Reports with(Table changed) {
        return new Reports(single, order, tables.with(numbers.get(changed.id()), changed), numbers);
    }
}
