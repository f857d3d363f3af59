package org.frontlinemap.importing.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.frontlinemap.geodata.FormulaGuard;
import org.frontlinemap.geodata.Shortened;

/**
 * A CSV file read row by row: strict UTF-8, every size bounded. Columns whose name begins with {@code _} are left out,
 * so that a file of rejected rows can be mended and loaded again; one that has a column {@code _reason} is such a file,
 * and names and cells are read as they were before {@link FormulaGuard}. For one use, by one thread.
 */
public final class CsvFile implements AutoCloseable {

    /** Most characters of a cell. */
    public static final int MOST_CELL = 100_000;

    private static final int MOST_RECORD = 1_000_000;
    private static final int MOST_NAME = 200;
    private static final int MOST_COLUMNS = 1_000;
    /** A file of rejected rows has the columns of several files, and some of ours. */
    private static final int MOST_COLUMNS_OF_REJECTED = 2_010;
    private static final String REASON = "_reason";
    /** Of rejected rows: the cells beyond the columns, as cells of one text. */
    private static final String MORE = "_more";

    private final String name;
    private final Utf8Text text;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header = new ArrayList<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Integer> kept = new ArrayList<>();
    private final List<String> names;
    private final int width;
    private final boolean guarded;
    private final int more;
    private final char delimiter;
    private long line;

    /**
     * How a file is laid out.
     *
     * @param delimiter what parts cells; null to take the one of comma, semicolon and tab that parts the header most
     * @param quoted    whether cells may stand in quotation marks
     * @param header    names of the columns of a file that has no header; null if its first row is the header
     */
    public record Layout(Character delimiter, boolean quoted, List<String> header) {

        /** A header, quotation marks, and the delimiter that the header shows. */
        public static final Layout WITH_HEADER = new Layout(null, true, null);
    }

    private CsvFile(SourceFile file, Layout layout) throws IOException {
        this.name = file.name();
        this.delimiter = layout.delimiter() != null ? layout.delimiter() : delimiter(file);
        this.text = new Utf8Text(file.open());
        boolean opened = false;
        try {
            this.parser = CSVFormat.RFC4180.builder().setDelimiter(delimiter)
                    .setQuote(layout.quoted() ? '"' : null).get().parse(text);
            this.records = parser.iterator();
            List<String> first = layout.header() != null ? layout.header() : firstRow();
            this.guarded = first.contains(REASON);
            this.more = guarded ? first.indexOf(MORE) : -1;
            this.names = guarded ? first.stream().map(FormulaGuard::unguarded).toList() : first;
            this.width = names.size();
            keepColumns();
            opened = true;
        } finally {
            if (!opened) {
                text.close();
            }
        }
    }

    /**
     * Opens a file and reads its header.
     *
     * @throws UnreadableFileException if it has no header that can be read
     */
    public static CsvFile open(SourceFile file, Layout layout) throws IOException {
        return new CsvFile(file, layout);
    }

    private static char delimiter(SourceFile file) throws IOException {
        try (Utf8Text start = new Utf8Text(file.open())) {
            char[] some = new char[1 << 14];
            int read = start.read(some, 0, some.length);
            int[] counts = new int[3];
            boolean quoted = false;
            for (int i = 0; i < read && (quoted || some[i] != '\n' && some[i] != '\r'); i++) {
                quoted ^= some[i] == '"';
                int which = ",;\t".indexOf(some[i]);
                if (which >= 0 && !quoted) {
                    counts[which]++;
                }
            }
            return counts[0] >= counts[1] && counts[0] >= counts[2] ? ',' : counts[1] >= counts[2] ? ';' : '\t';
        }
    }

    private List<String> firstRow() throws IOException {
        CSVRecord first = nextRecord();
        if (first == null) {
            throw new UnreadableFileException("the file is empty", 1, null);
        }
        return first.stream().map(String::strip).toList();
    }

    private void keepColumns() {
        int most = guarded ? MOST_COLUMNS_OF_REJECTED : MOST_COLUMNS;
        if (width > most) {
            throw new UnreadableFileException("the header names more than " + most + " columns", line, null);
        }
        for (int i = 0; i < width; i++) {
            String column = names.get(i);
            if (column.length() > MOST_NAME) {
                throw new UnreadableFileException("the header is no row of names: one has more than " + MOST_NAME
                        + " characters",
                        line, null);
            }
            if (column.startsWith("_")) {
                continue;
            }
            kept.add(i);
            header.add(column);
            if (!column.isEmpty() && columns.put(column, i) != null) {
                throw new UnreadableFileException("the header names the column " + column + " twice", line, null);
            }
        }
    }

    /** The names of the columns, without those that begin with {@code _}. */
    public List<String> header() {
        return List.copyOf(header);
    }

    /** The name of a column, by what {@link #column} gives. */
    public String header(int column) {
        return names.get(column);
    }

    /** Which column has a name, for {@link Row#text(int)}; -1 if none has. */
    public int column(String named) {
        return columns.getOrDefault(named, -1);
    }

    /** What its columns are, for a message that misses some. */
    public String described() {
        return "its columns are " + String.join(", ", header) + (header.size() == 1
                ? ": if that should be several, profile.delimiter may say what parts them" : "");
    }

    /** The names of the columns that are not among {@code known}, in order. */
    public List<String> othersThan(Set<String> known) {
        return header.stream().filter(column -> !known.contains(column)).toList();
    }

    /**
     * The next row that has as many cells as the header; null at the end. Rows that have not, or a cell too large, are
     * rejected.
     *
     * @throws UnreadableFileException if the rest of the file cannot be read
     */
    public Row next(Intake intake) throws IOException {
        while (true) {
            CSVRecord record = nextRecord();
            if (record == null) {
                return null;
            }
            Row row = new Row(record, line);
            String fault = fault(record);
            if (fault == null) {
                return row;
            }
            intake.reject(row.rejection(null, null, fault));
        }
    }

    private String fault(CSVRecord record) {
        int cells = record.size();
        if (cells < width) {
            return "has only " + cells + " of " + width + " cells; it may be cut off";
        }
        if (more >= 0 && !record.get(more).isBlank()) {
            return "has cells beyond its columns: " + Shortened.of(FormulaGuard.unguarded(record.get(more)), Intake.SHOWN)
                    + "; put them where they belong and empty " + MORE;
        }
        for (int i = 0; i < cells; i++) {
            String cell = record.get(i);
            if (i >= width && !cell.isBlank()) {
                return "has " + cells + " cells, but the header names " + width + " columns";
            }
            if (cell.length() > MOST_CELL) {
                return "has a cell of more than " + MOST_CELL + " characters";
            }
        }
        return null;
    }

    /** The next record that is no blank line; null at the end. */
    private CSVRecord nextRecord() throws IOException {
        CSVRecord record;
        do {
            line = parser.getCurrentLineNumber() + 1;
            text.beginRecord(line, MOST_RECORD);
            try {
                if (!records.hasNext()) {
                    return null;
                }
                record = records.next();
            } catch (UncheckedIOException failed) {
                if (failed.getCause() instanceof org.apache.commons.csv.CSVException malformed) {
                    throw new UnreadableFileException("the row that starts in line " + line
                            + " cannot be read: a quotation mark is misplaced or never closed; the file may be cut off",
                            line, malformed);
                }
                throw failed.getCause();
            }
        } while (record.size() == 1 && record.get(0).isBlank() && width != 1);
        return record;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** A row. Stays good when the next is read. */
    public final class Row {

        private final CSVRecord record;
        private final long start;

        private Row(CSVRecord record, long start) {
            this.record = record;
            this.start = start;
        }

        /** 1, 2, 3 …, where it starts. */
        public long line() {
            return start;
        }

        /** The cell of a column without surrounding blanks; null if it is blank or {@code column} is -1. */
        public String text(int column) {
            if (column < 0) {
                return null;
            }
            String cell = record.get(column);
            if (guarded) {
                cell = FormulaGuard.unguarded(cell);
            }
            return cell.isBlank() ? null : cell.strip();
        }

        /** The cell of a column by name; null if it is blank or there is no such column. */
        public String text(String column) {
            return text(column(column));
        }

        /** The cells as they stand, in the order of {@link #header}; more or fewer if the row is ragged. */
        public List<String> cells() {
            List<String> cells = new ArrayList<>();
            for (int i : kept) {
                if (i < record.size()) {
                    cells.add(guarded ? FormulaGuard.unguarded(record.get(i)) : record.get(i));
                }
            }
            for (int i = width; i < record.size(); i++) {
                cells.add(record.get(i));
            }
            if (more >= 0 && more < record.size() && !record.get(more).isBlank()) {
                cells.addAll(parted(FormulaGuard.unguarded(record.get(more))));
            }
            return cells;
        }

        private List<String> parted(String text) {
            try (CSVParser cells = CSVParser.parse(text, CSVFormat.RFC4180.builder().setDelimiter(delimiter).get())) {
                return cells.iterator().next().toList();
            } catch (IOException | UncheckedIOException | java.util.NoSuchElementException noCells) {
                return List.of(text);
            }
        }

        /** Why this row cannot be taken. */
        public Intake.Rejection rejection(String column, String value, String reason) {
            List<String> cells = cells();
            boolean large = cells.stream().mapToInt(String::length).sum() > MOST_CELL;
            return new Intake.Rejection(name, start, null, column, Shortened.of(value, Intake.SHOWN), reason,
                    large ? List.of() : cells);
        }
    }
}
