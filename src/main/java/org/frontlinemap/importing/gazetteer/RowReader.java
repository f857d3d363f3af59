package org.frontlinemap.importing.gazetteer;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.frontlinemap.importing.reading.CsvFile;
import org.frontlinemap.importing.reading.FormatReader;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.importing.reading.SourceFile;

/** Reads files of a gazetteer that are rows of cells. For one import. */
abstract class RowReader implements FormatReader {

    /** The column in which a person says which settlement a row is. */
    static final String ID = "id";

    private final Loading loading;
    private final String remark;

    /** @param remark what a person should know of every import of the format; null for nothing */
    RowReader(Loading loading, String remark) {
        this.loading = loading;
        this.remark = remark;
    }

    @Override
    public final void read(SourceFile file, Intake intake) throws IOException {
        loading.begin(file.name());
        try (CsvFile csv = open(file)) {
            intake.header(file.name(), csv.header());
            Rows rows = rows(csv, file.name());
            loading.notRead(notRead(csv), "columns", intake);
            for (CsvFile.Row row = csv.next(intake); row != null; row = csv.next(intake)) {
                CsvFile.Row present = row;
                String dropped = rows.dropped.apply(row);
                if (dropped != null) {
                    intake.dropped(dropped, 1);
                } else {
                    loading.take(Origin.of(file.name(), row, rows.columns), () -> rows.places.apply(present), intake);
                }
            }
        }
    }

    /**
     * How the rows of a file are read.
     *
     * @param dropped what a row is dropped as; null if it is not
     * @param places  what a row says; may throw {@link org.frontlinemap.geodata.InvalidRecordException}
     * @param columns how the file calls the column of a target
     */
    record Rows(Function<CsvFile.Row, String> dropped, Function<CsvFile.Row, PlaceRow> places,
            UnaryOperator<String> columns) {
    }

    /** Opens a file. */
    abstract CsvFile open(SourceFile file) throws IOException;

    /** How the rows of a file that was opened are read. */
    abstract Rows rows(CsvFile csv, String file);

    /** The columns of a file that was opened which are not read and may have been meant to be. */
    List<String> notRead(CsvFile csv) {
        return List.of();
    }

    @Override
    public final Set<UUID> reliesOn() {
        return loading.reliesOn();
    }

    @Override
    public final void finish(Intake intake) {
        loading.finish(intake);
        if (remark != null) {
            loading.remark(remark, intake);
        }
    }

    /** Whether a file's first line names columns, as a file of rejected rows does, be it of a format without header. */
    static boolean hasHeader(SourceFile file, Set<String> columns) throws IOException {
        return columns.stream().allMatch(FirstLine.of(file)::contains);
    }
}
