package org.frontlinemap.format;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.frontlinemap.geodata.FormulaGuard;

/**
 * CSV (RFC 4180) in UTF-8. A text that a spreadsheet would take for a formula is guarded. Thread-safe.
 */
final class Csv {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    private Csv() {
    }

    /** Writes a header and rows; null becomes an empty cell. */
    static void write(OutputStream out, List<String> header, Iterable<? extends List<?>> rows) {
        try {
            CSVPrinter printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), FORMAT);
            printer.printRecord(header);
            for (List<?> row : rows) {
                for (Object cell : row) {
                    printer.print(cell instanceof String text ? FormulaGuard.guarded(text) : cell);
                }
                printer.println();
            }
            printer.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
