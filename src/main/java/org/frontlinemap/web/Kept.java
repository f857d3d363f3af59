package org.frontlinemap.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.frontlinemap.geodata.snapshot.Cell;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * An answer made and compressed once. Immutable; thread-safe.
 *
 * @param zipped  its body; of no length if there is none
 * @param tag     weak, the same for the same body
 * @param headers of its own
 * @param cell    as of what it can be given
 */
record Kept(byte[] zipped, String tag, Map<String, String> headers, Cell cell) {

    private static final int TAG_BYTES = 16;

    /**
     * Makes one, as of nothing yet.
     *
     * @param writer writes the body and returns the headers
     * @param level  of compression
     */
    static Kept of(Function<OutputStream, Map<String, String>> writer, int level) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(1 << 12);
        long[] written = new long[1];
        Map<String, String> headers;
        try (OutputStream out = counting(zip(zipped, level), written)) {
            headers = writer.apply(out);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        byte[] body = written[0] == 0 ? new byte[0] : zipped.toByteArray();
        return new Kept(body, tag(body), headers, null);
    }

    private static String tag(byte[] body) {
        return "W/\"" + HexFormat.of().formatHex(Arrays.copyOf(digest().digest(body), TAG_BYTES)) + "\"";
    }

    private static GZIPOutputStream zip(OutputStream out, int level) throws IOException {
        return new GZIPOutputStream(out, 1 << 13) {
            {
                def.setLevel(level);
            }
        };
    }

    /** The same, as of these triples. */
    Kept as(Cell told) {
        return new Kept(zipped, tag, headers, told);
    }

    /** As a response: compressed to whoever takes that, without content if there is none. */
    ResponseEntity<byte[]> answer(HttpServletRequest request, String type, boolean pinned) {
        HttpHeaders all = new HttpHeaders();
        headers.forEach(all::set);
        all.set(HttpHeaders.CACHE_CONTROL, Answers.keeping(pinned));
        all.setETag(tag);
        all.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (hasIt(request)) {
            return new ResponseEntity<>(all, HttpStatus.NOT_MODIFIED);
        }
        if (zipped.length == 0) {
            return new ResponseEntity<>(all, HttpStatus.NO_CONTENT);
        }
        all.setContentType(MediaType.parseMediaType(type));
        if (takesGzip(request)) {
            all.set(HttpHeaders.CONTENT_ENCODING, "gzip");
            return new ResponseEntity<>(zipped, all, HttpStatus.OK);
        }
        return new ResponseEntity<>(unzipped(), all, HttpStatus.OK);
    }

    private byte[] unzipped() {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Whether the client has the very answer, or anything at all and asks whether there is anything. */
    private boolean hasIt(HttpServletRequest request) {
        String given = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return given != null && Arrays.stream(given.split(",")).map(String::strip)
                .anyMatch(each -> each.equals("*") || each.equals(tag) || ("W/" + each).equals(tag));
    }

    private static boolean takesGzip(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        boolean any = false;
        for (String each : accepted == null ? new String[0] : accepted.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = each.strip().split("\\s*;\\s*");
            boolean taken = parts.length < 2 || !parts[1].matches("q\\s*=\\s*0(\\.0*)?");
            if (parts[0].equals("gzip") || parts[0].equals("x-gzip")) {
                return taken;
            }
            any |= parts[0].equals("*") && taken;
        }
        return any;
    }

    private static OutputStream counting(OutputStream out, long[] written) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                out.write(one);
                written[0]++;
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                written[0] += length;
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
