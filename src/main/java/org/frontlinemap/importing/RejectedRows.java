package org.frontlinemap.importing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
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
 * and brought again: a table with the columns of all files and five more, six if a row has
 * more cells than its header, or else a JSON object a line. What a
 * spreadsheet would take for a formula is guarded as {@link FormulaGuard} has it.
 */
final class RejectedRows {

    private static final List<String> OURS = List.of("_file", "_line", "_column", "_value", "_reason");
    /** What stood in a row beyond the columns that its header names, as cells of one text. */
    private static final String MORE = "_more";
    private static final JsonMapper JSON = new JsonMapper();

    private final JobFolder folder;
    private final char delimiter;
    private final Map<String, List<Column>> headers;
    private final List<Column> columns;
    private final boolean ragged;

    /** The first, second … column of a name, which may be none. */
    private record Column(String name, int number) {

        static List<Column> of(List<String> names) {
            Map<String, Integer> numbers = new HashMap<>();
            return names.stream().map(name -> new Column(name, numbers.merge(name, 1, Integer::sum))).toList();
        }
    }

    private RejectedRows(JobFolder folder, char delimiter, Map<String, List<Column>> headers, boolean ragged) {
        this.ragged = ragged;
        this.folder = folder;
        this.delimiter = delimiter;
        this.headers = headers;
        Set<Column> all = new LinkedHashSet<>();
        headers.values().forEach(all::addAll);
        this.columns = List.copyOf(all);
    }

    /** Those of a job as it stands. */
    static RejectedRows of(ImportJob job) throws IOException {
        Map<String, List<Column>> headers = new LinkedHashMap<>();
        boolean[] ragged = new boolean[1];
        RowLog.each(job.folder().rejected(), line -> {
            if (line.has("columns")) {
                JobIntake.Header header = RecordJson.read(JobIntake.Header.class, line);
                headers.put(header.file(), Column.of(header.columns()));
            } else if (headers.containsKey(line.path("file").asString(""))) {
                ragged[0] |= line.path("row").size() > headers.get(line.get("file").asString()).size();
            }
        });
        JsonNode mapping = job.options().mapping();
        String given = mapping == null ? "" : mapping.path("delimiter").asString("");
        return new RejectedRows(job.folder(), given.length() == 1 ? given.charAt(0) : ',', headers,
                ragged[0]);
    }

    private boolean isTable() {
        return !headers.isEmpty();
    }

    /** Media type. */
    String type() {
        return isTable() ? "text/csv;charset=UTF-8;header=present" : "application/x-ndjson";
    }

    String fileName() {
        return isTable() ? "rejected.csv" : "rejected.ndjson";
    }

    /** Writes them in the order they were rejected; the stream stays open. */
    void write(OutputStream out) throws IOException {
        BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        if (isTable()) {
            CSVPrinter csv = new CSVPrinter(writer, CSVFormat.RFC4180.builder().setDelimiter(delimiter).get());
            List<String> header = new ArrayList<>();
            columns.forEach(column -> header.add(FormulaGuard.guarded(column.name())));
            header.addAll(OURS);
            if (ragged) {
                header.add(MORE);
            }
            csv.printRecord(header);
            each(rejection -> csv.printRecord(cells(rejection)));
        } else {
            each(rejection -> {
                writer.write(feature(rejection).toString());
                writer.write('\n');
            });
        }
        writer.flush();
    }

    @FunctionalInterface
    private interface Taker {
        void take(Intake.Rejection rejection) throws IOException;
    }

    private void each(Taker taker) throws IOException {
        RowLog.each(folder.rejected(), line -> {
            if (line.has("reason")) {
                taker.take(RecordJson.read(Intake.Rejection.class, line));
            }
        });
    }

    private List<String> cells(Intake.Rejection rejection) {
        List<Column> own = headers.getOrDefault(rejection.file(), columns);
        String[] cells = new String[columns.size()];
        Arrays.fill(cells, "");
        for (int i = 0; i < rejection.row().size() && i < own.size(); i++) {
            cells[columns.indexOf(own.get(i))] = FormulaGuard.guarded(rejection.row().get(i));
        }
        List<String> all = new ArrayList<>(Arrays.asList(cells));
        all.add(guarded(rejection.file()));
        all.add(rejection.line() == 0 ? "" : Long.toString(rejection.line()));
        all.add(guarded(rejection.column()));
        all.add(guarded(rejection.value()));
        all.add(guarded(rejection.reason()));
        if (ragged) {
            List<String> row = rejection.row();
            all.add(row.size() <= own.size() ? "" : FormulaGuard.guarded(CSVFormat.RFC4180.builder()
                    .setDelimiter(delimiter).get().format(row.subList(own.size(), row.size()).toArray())));
        }
        return all;
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
