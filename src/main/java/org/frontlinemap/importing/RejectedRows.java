package org.frontlinemap.importing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.frontlinemap.geodata.FormulaGuard;
import org.frontlinemap.geodata.RecordJson;
import org.frontlinemap.importing.reading.Intake;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rejected rows of an import in the shape they came in, with what is wrong with each, so that they can be mended
 * and brought again: a table with the columns of all files and five more, six if a row has more cells than its header,
 * or else a JSON object a line. Files whose columns do not fit into one table go into a further one; several tables are
 * an archive, which can be brought as it is. What a spreadsheet would take for a formula is guarded as
 * {@link FormulaGuard} has it. Memory does not grow with the number of files.
 */
final class RejectedRows {

    /** Most columns of the files in one table. */
    static final int MOST_COLUMNS = 2_000;

    private static final List<String> OURS = List.of("_file", "_line", "_column", "_value", "_reason");
    /** What stood in a row beyond the columns that its header names, as cells of one text. */
    private static final String MORE = "_more";
    private static final JsonMapper JSON = new JsonMapper();

    private final JobFolder folder;
    private final char delimiter;
    private final List<Part> parts;

    /** The first, second … column of a name, which may be none. */
    private record Column(String name, int number) {

        static List<Column> of(JsonNode header) {
            Map<String, Integer> numbers = new HashMap<>();
            return RecordJson.read(JobIntake.Header.class, header).columns().stream()
                    .map(name -> new Column(name, numbers.merge(name, 1, Integer::sum))).toList();
        }
    }

    /**
     * One table.
     *
     * @param files  how many of the files it is of
     * @param ragged whether a row has more cells than its header
     */
    private record Part(int files, boolean ragged) {
    }

    private RejectedRows(JobFolder folder, char delimiter, List<Part> parts) {
        this.folder = folder;
        this.delimiter = delimiter;
        this.parts = List.copyOf(parts);
    }

    /** Those of a job as it stands. */
    static RejectedRows of(ImportJob job) throws IOException {
        JsonNode mapping = job.options().mapping();
        String given = mapping == null ? "" : mapping.path("delimiter").asString("");
        return new RejectedRows(job.folder(), given.length() == 1 ? given.charAt(0) : ',', parts(job.folder()));
    }

    /** The rows of a file follow its header, before that of the next. */
    private static List<Part> parts(JobFolder folder) throws IOException {
        List<Part> parts = new ArrayList<>();
        Set<Column> columns = new HashSet<>();
        int[] width = new int[1];
        RowLog.each(folder.rejected(), line -> {
            if (line.has("columns")) {
                List<Column> own = Column.of(line);
                width[0] = own.size();
                columns.addAll(own);
                if (parts.isEmpty() || columns.size() > MOST_COLUMNS) {
                    columns.clear();
                    columns.addAll(own);
                    parts.add(new Part(1, false));
                } else {
                    Part last = parts.remove(parts.size() - 1);
                    parts.add(new Part(last.files + 1, last.ragged));
                }
            } else if (!parts.isEmpty() && line.path("row").size() > width[0]) {
                parts.add(new Part(parts.remove(parts.size() - 1).files, true));
            }
        });
        return parts;
    }

    private boolean isTable() {
        return !parts.isEmpty();
    }

    /** Whether they are several tables. */
    boolean isArchive() {
        return parts.size() > 1;
    }

    /** Media type. */
    String type() {
        return isArchive() ? "application/zip"
                : isTable() ? "text/csv;charset=UTF-8;header=present" : "application/x-ndjson";
    }

    String fileName() {
        return isArchive() ? "rejected.zip" : isTable() ? "rejected.csv" : "rejected.ndjson";
    }

    /** Writes them in the order they were rejected; the stream stays open. */
    void write(OutputStream out) throws IOException {
        if (!isTable()) {
            writeFeatures(writer(out));
            return;
        }
        ZipOutputStream zip = isArchive() ? new ZipOutputStream(out) : null;
        try (RowLog.Lines ahead = new RowLog.Lines(folder.rejected());
                RowLog.Lines lines = new RowLog.Lines(folder.rejected())) {
            JsonNode next = lines.next();
            for (int i = 0; i < parts.size(); i++) {
                if (zip != null) {
                    zip.putNextEntry(new ZipEntry("rejected-" + (i + 1) + ".csv"));
                }
                Table table = new Table(columns(ahead, parts.get(i)), parts.get(i), writer(zip != null ? zip : out));
                next = table.write(next, lines);
                if (zip != null) {
                    zip.closeEntry();
                }
            }
        }
        if (zip != null) {
            zip.finish();
        }
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /** The columns of the files of a part, of which no header was read yet. */
    private static List<Column> columns(RowLog.Lines ahead, Part part) throws IOException {
        Set<Column> columns = new LinkedHashSet<>();
        for (int files = 0; files < part.files;) {
            JsonNode line = ahead.next();
            if (line == null) {
                break;
            }
            if (line.has("columns")) {
                columns.addAll(Column.of(line));
                files++;
            }
        }
        return List.copyOf(columns);
    }

    private void writeFeatures(Writer writer) throws IOException {
        RowLog.each(folder.rejected(), line -> {
            if (line.has("reason")) {
                writer.write(feature(RecordJson.read(Intake.Rejection.class, line)).toString());
                writer.write('\n');
            }
        });
        writer.flush();
    }

    /** One table on its way out. */
    private final class Table {

        private final List<Column> columns;
        private final Map<Column, Integer> places = new HashMap<>();
        private final Part part;
        private final Writer out;
        private List<Column> own;

        private Table(List<Column> columns, Part part, Writer out) {
            this.columns = columns;
            this.own = columns;
            this.part = part;
            this.out = out;
            columns.forEach(column -> places.put(column, places.size()));
        }

        /** Writes the rows from a line on; gives the first line that is of no file of this part, null at the end. */
        private JsonNode write(JsonNode first, RowLog.Lines lines) throws IOException {
            List<String> header = new ArrayList<>();
            columns.forEach(column -> header.add(FormulaGuard.guarded(column.name())));
            header.addAll(OURS);
            if (part.ragged) {
                header.add(MORE);
            }
            print(header);
            JsonNode line = first;
            for (int files = 0; line != null; line = lines.next()) {
                if (line.has("columns")) {
                    if (++files > part.files) {
                        break;
                    }
                    own = Column.of(line);
                } else if (line.has("reason")) {
                    print(cells(RecordJson.read(Intake.Rejection.class, line)));
                }
            }
            out.flush();
            return line;
        }

        private List<String> cells(Intake.Rejection rejection) {
            List<String> row = rejection.row();
            String[] cells = new String[columns.size()];
            Arrays.fill(cells, "");
            for (int i = 0; i < row.size() && i < own.size(); i++) {
                cells[places.get(own.get(i))] = FormulaGuard.guarded(row.get(i));
            }
            List<String> all = new ArrayList<>(Arrays.asList(cells));
            all.add(guarded(rejection.file()));
            all.add(rejection.line() == 0 ? "" : Long.toString(rejection.line()));
            all.add(guarded(rejection.column()));
            all.add(guarded(rejection.value()));
            all.add(guarded(rejection.reason()));
            if (part.ragged) {
                all.add(row.size() <= own.size() ? "" : FormulaGuard.guarded(CSVFormat.RFC4180.builder()
                        .setDelimiter(delimiter).get().format(row.subList(own.size(), row.size()).toArray())));
            }
            return all;
        }

        /** With quotation marks around whatever some program would part: not all part cells at our delimiter. */
        private void print(List<String> cells) throws IOException {
            for (int i = 0; i < cells.size(); i++) {
                String cell = cells.get(i);
                boolean quoted = cell.chars().anyMatch(c -> c == delimiter || "\",;\t\r\n".indexOf(c) >= 0);
                out.write(i == 0 ? "" : String.valueOf(delimiter));
                out.write(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
            }
            out.write("\r\n");
        }
    }

    private static String guarded(String text) {
        return text == null ? "" : FormulaGuard.guarded(text);
    }

    private static ObjectNode feature(Intake.Rejection rejection) {
        ObjectNode feature = parsed(rejection.row());
        feature.set("_rejected", JSON.valueToTree(ImportJson.rejection(rejection)));
        return feature;
    }

    private static ObjectNode parsed(List<String> row) {
        ObjectNode bare = JsonNodeFactory.instance.objectNode();
        if (row.size() != 1) {
            return bare;
        }
        try {
            if (JSON.readTree(row.get(0)) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException noJson) {
            // shown as it stands
        }
        return bare.put("_text", row.get(0));
    }
}
