package org.frontlinemap.importing;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.importing.reading.SourceFile;

/**
 * A file on our disk.
 *
 * @param described its name, length and SHA-256
 * @param path      where it lies
 * @param progress  told how many bytes were read, each time some were; may throw to end the reading
 */
record StoredFile(Import.SourceFile described, Path path, LongConsumer progress) implements SourceFile {

    private static final int BUFFER = 1 << 16;

    @Override
    public String name() {
        return described.name();
    }

    @Override
    public String sha256() {
        return described.sha256();
    }

    @Override
    public InputStream open() throws IOException {
        return new BufferedInputStream(new Counting(Files.newInputStream(path), progress), BUFFER);
    }

    private static final class Counting extends FilterInputStream {

        private final LongConsumer progress;

        private Counting(InputStream in, LongConsumer progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            progress.accept(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            progress.accept(Math.max(0, read));
            return read;
        }
    }
}
