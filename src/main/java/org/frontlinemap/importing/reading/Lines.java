package org.frontlinemap.importing.reading;

import java.io.IOException;
import java.io.Reader;

/** The lines of a text that are not blank, each of bounded length. For one use. */
final class Lines {

    private static final char RECORD_SEPARATOR = 0x1E;

    private final Reader text;
    private final int most;
    private final char[] buffer = new char[1 << 14];
    private final StringBuilder line = new StringBuilder();
    private int next;
    private int filled;
    private long number;
    private boolean tooLong;

    Lines(Reader text, int most) {
        this.text = text;
        this.most = most;
    }

    /** The next one, without the record separator of RFC 8142; null at the end. */
    String next() throws IOException {
        while (true) {
            line.setLength(0);
            tooLong = false;
            boolean more = readLine();
            if (!more && line.isEmpty()) {
                return null;
            }
            String read = line.toString();
            if (line.capacity() > buffer.length) {
                line.trimToSize();
            }
            if (!read.isBlank()) {
                return read;
            }
        }
    }

    /** Whether the line given last had more characters, which were left out. */
    boolean wasTooLong() {
        return tooLong;
    }

    /** 1, 2, 3 …, of the line given last. */
    long number() {
        return number;
    }

    /** Reads up to the end of a line; false if the text ends before one. */
    private boolean readLine() throws IOException {
        boolean begun = false;
        while (true) {
            if (next == filled) {
                next = 0;
                filled = Math.max(0, text.read(buffer, 0, buffer.length));
                if (filled == 0) {
                    return false;
                }
            }
            if (!begun) {
                begun = true;
                number++;
            }
            int end = next;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            append(end);
            if (end < filled) {
                next = end + 1;
                return true;
            }
            next = filled;
        }
    }

    private void append(int end) {
        int from = line.isEmpty() && next < end && buffer[next] == RECORD_SEPARATOR ? next + 1 : next;
        int room = Math.min(end - from, most - line.length());
        tooLong |= room < end - from;
        line.append(buffer, from, room);
    }
}
