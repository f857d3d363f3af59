package org.frontlinemap.geodata.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** The very file that was opened: what is written to one that was deleted or replaced since would be lost. */
final class StoredFile {

    private final Path path;
    private final Object key;

    /** @param path of the file, which is there */
    StoredFile(Path path) {
        this.path = path;
        this.key = key(path);
    }

    /**
     * Makes sure that it is still where it was.
     *
     * @throws LedgerException if it was deleted, moved or replaced
     */
    void requireInPlace() {
        if (!Objects.equals(key, key(path))) {
            throw new LedgerException(path + " was replaced while it was open; nothing can be recorded until the"
                    + " server is started again on the right file");
        }
    }

    private static Object key(Path path) {
        try {
            Object key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            return key == null ? path : key;
        } catch (IOException gone) {
            throw new LedgerException(path + " is no longer there; nothing can be recorded", gone);
        }
    }
}
