package org.frontlinemap.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/** The disk that all imports together may take. Thread-safe. */
final class Space {

    private final Path root;
    private final long most;
    private final AtomicLong used = new AtomicLong();

    /** @param most bytes */
    Space(Path root, long most) {
        this.root = root;
        this.most = most;
    }

    /** There is no more of it. */
    static final class UsedUpException extends RuntimeException {
        UsedUpException(String message) {
            super(message);
        }
    }

    /** Counts anew what lies there. */
    void measure() throws IOException {
        used.set(Files.isDirectory(root) ? bytes(root) : 0);
    }

    /**
     * Takes some for what is about to be written.
     *
     * @throws UsedUpException if there is not so much left
     */
    void take(long bytes) {
        if (used.addAndGet(bytes) > most) {
            used.addAndGet(-bytes);
            throw usedUp();
        }
    }

    /** How many bytes are left. */
    long left() {
        return Math.max(0, most - used.get());
    }

    /**
     * Makes sure that there is room for what was written and not counted yet.
     *
     * @throws UsedUpException if there is none
     */
    void requireRoomFor(long bytes) {
        if (used.get() + bytes > most) {
            throw usedUp();
        }
    }

    private UsedUpException usedUp() {
        return new UsedUpException("the space for imports, " + DataSize.ofBytes(most).toMegabytes()
                + " MB, is used up: discard imports that were not recorded");
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(Space::bytesOf).sum();
        } catch (java.io.UncheckedIOException changed) {
            if (changed.getCause() instanceof NoSuchFileException) {
                return bytes(folder);
            }
            throw changed.getCause();
        }
    }

    private static long bytesOf(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException removed) {
            return 0;
        }
    }
}
