package org.frontlinemap.importing.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The text of a file that must be UTF-8, without a leading byte-order mark. All that stands before bytes that are not
 * UTF-8 is handed over first; then reading ends in an {@link UnreadableFileException} that names the line.
 */
final class Utf8Text extends Reader {

    private static final int BUFFER = 1 << 15;

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private boolean begun;
    private boolean ended;
    private UnreadableFileException broken;
    private long lines = 1;
    private char last;
    private long left = Long.MAX_VALUE;
    private long most;
    private long recordLine;

    Utf8Text(InputStream in) {
        this.in = in;
    }

    /** Bounds what may be read from now on, for one record that starts in a line. */
    void beginRecord(long line, long characters) {
        recordLine = line;
        most = characters;
        left = characters;
    }

    @Override
    public int read(char[] to, int from, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        while (!chars.hasRemaining()) {
            if (broken != null) {
                throw broken;
            }
            if (ended) {
                return -1;
            }
            fill();
        }
        int given = Math.min(count, chars.remaining());
        left -= given;
        if (left < 0) {
            throw new UnreadableFileException("what starts in line " + recordLine + " has more than " + most
                    + " characters; a closing quotation mark may be missing", recordLine, null);
        }
        chars.get(to, from, given);
        return given;
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read > 0) {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, read < 0);
        boolean wrong = result.isError();
        if (read < 0 && !wrong && result.isUnderflow()) {
            ended = true;
        }
        chars.flip();
        if (!begun && chars.hasRemaining()) {
            begun = true;
            if (chars.get(chars.position()) == '\uFEFF') {
                chars.get();
            }
        }
        boolean zero = !countLines();
        if (wrong || zero) {
            broken = new UnreadableFileException("line " + lines + (zero ? " holds a zero byte: it" : "")
                    + " is not UTF-8 text; the file may be cut off or in another encoding, such as UTF-16 or "
                    + "windows-1251: save it as UTF-8", lines, null);
        }
    }

    /** Counts the lines of what was decoded, up to a zero if there is one; then false. */
    private boolean countLines() {
        for (int i = chars.position(); i < chars.limit(); i++) {
            char c = chars.get(i);
            if (c == '\n' && last != '\r' || c == '\r') {
                lines++;
            } else if (c == 0) {
                chars.limit(i);
                return false;
            }
            last = c;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
