package org.frontlinemap.importing;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.frontlinemap.geodata.RecordJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A file of JSON objects, one a line, that stops growing at a bound. For one thread. */
final class RowLog implements AutoCloseable {

    private final BufferedWriter out;
    private long written;
    private long characters;
    private boolean full;

    /** @param file replaced if it is there */
    RowLog(Path file) throws IOException {
        this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    /** Writes a record unless the file is full. */
    void write(Record record) throws IOException {
        if (written == Limits.MOST_WRITTEN) {
            full = true;
        }
        if (append(record)) {
            written++;
        }
    }

    /** Writes a record that does not count among the others. */
    void writeHead(Record record) throws IOException {
        append(record);
    }

    private boolean append(Record record) throws IOException {
        String line = full ? null : RecordJson.tree(record).toString();
        if (full || characters + line.length() > Limits.MOST_WRITTEN_BYTES) {
            full = true;
            return false;
        }
        characters += line.length();
        out.write(line);
        out.write('\n');
        return true;
    }

    /** Whether something was left out for want of room. */
    boolean isFull() {
        return full;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** Takes each line of such a file. */
    @FunctionalInterface
    interface Taker {
        void take(JsonNode line) throws IOException;
    }

    /** Hands over the lines of a file in order, up to one that was cut short; none if it is not there. */
    static void each(Path file, Taker taker) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (Lines lines = new Lines(file)) {
            for (JsonNode line = lines.next(); line != null; line = lines.next()) {
                taker.take(line);
            }
        }
    }

    /** The lines of a file one by one. */
    static final class Lines implements AutoCloseable {

        private final BufferedReader in;

        Lines(Path file) throws IOException {
            this.in = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        }

        /** The next; null at the end, or where the file was cut short. */
        JsonNode next() throws IOException {
            String line = in.readLine();
            try {
                return line == null ? null : RecordJson.parse(line);
            } catch (JacksonException cutShort) {
                return null; // the process was killed in the midst of it
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
