package org.frontlinemap.importing.gazetteer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.frontlinemap.importing.reading.SourceFile;

/** A look at how a file begins, to tell two layouts of a format apart. */
final class FirstLine {

    private static final int MOST = 1 << 14;

    private FirstLine() {
    }

    /** The first line that is not blank, or as much of it as is looked at. */
    static String of(SourceFile file) throws IOException {
        try (InputStream in = file.open()) {
            String start = new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
            return start.lines().map(line -> line.replace("\uFEFF", "").strip()).filter(line -> !line.isEmpty())
                    .findFirst().orElse("");
        }
    }
}
