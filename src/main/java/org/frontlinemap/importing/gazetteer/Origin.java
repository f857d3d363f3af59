package org.frontlinemap.importing.gazetteer;

import java.util.function.UnaryOperator;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.importing.reading.CsvFile;
import org.frontlinemap.importing.reading.FeatureFile;
import org.frontlinemap.importing.reading.Intake;

/**
 * Where a row stands, and how its file calls the columns.
 *
 * @param columns the file's name for a target such as {@code name_uk}
 */
record Origin(String file, long line, UnaryOperator<String> columns, Rejecting rejecting) {

    /** Makes the rejection of a row. */
    interface Rejecting {
        Intake.Rejection of(String column, String value, String reason);
    }

    static Origin of(String file, CsvFile.Row row, UnaryOperator<String> columns) {
        return new Origin(file, row.line(), columns, row::rejection);
    }

    static Origin of(String file, FeatureFile.Feature feature, UnaryOperator<String> columns) {
        return new Origin(file, feature.line(), columns, feature::rejection);
    }

    /** The rejection for a refusal that names a target. */
    Intake.Rejection rejection(InvalidRecordException refused) {
        return rejecting.of(columns.apply(refused.field()), refused.value(), refused.problem());
    }

    Intake.Notice notice(String message) {
        return new Intake.Notice(file, line, message);
    }
}
