package org.frontlinemap.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * An answer in parts: what it says of itself, and between that its rows as they are kept. Nothing is copied before it is
 * sent. Immutable as far as the arrays are left alone.
 *
 * @param head what comes before the rows
 * @param rows each with a comma before it, of which the first is not sent
 * @param tail what comes after them
 */
public record Segments(byte[] head, List<byte[]> rows, byte[] tail) {

    /** So much is put together before it is written. */
    private static final int BUFFER = 1 << 17;
    private static final ThreadLocal<byte[]> BUFFERS = ThreadLocal.withInitial(() -> new byte[BUFFER]);

    /** The number of bytes. */
    public long length() {
        long length = head.length + tail.length - (rows.isEmpty() ? 0 : 1);
        for (byte[] row : rows) {
            length += row.length;
        }
        return length;
    }

    /** Writes it all; the stream stays open. */
    public void writeTo(OutputStream out) throws IOException {
        byte[] buffer = BUFFERS.get();
        int filled = put(out, buffer, 0, head, 0);
        int comma = 1;
        for (byte[] row : rows) {
            filled = put(out, buffer, filled, row, comma);
            comma = 0;
        }
        filled = put(out, buffer, filled, tail, 0);
        out.write(buffer, 0, filled);
    }

    private static int put(OutputStream out, byte[] buffer, int filled, byte[] part, int from) throws IOException {
        int length = part.length - from;
        int start = filled;
        if (length > BUFFER - filled) {
            out.write(buffer, 0, filled);
            start = 0;
        }
        if (length > BUFFER) {
            out.write(part, from, length);
            return 0;
        }
        System.arraycopy(part, from, buffer, start, length);
        return start + length;
    }
}
