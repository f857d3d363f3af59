package org.frontlinemap.importing;

import java.nio.file.Path;

/**
 * Where jobs keep their files: beside the store.
 *
 * @param path a folder; made when it is needed
 */
public record ImportFolder(Path path) {

    /** That of a store's file. */
    public static ImportFolder beside(Path store) {
        Path file = store.toAbsolutePath();
        return new ImportFolder(file.resolveSibling(file.getFileName() + ".imports"));
    }
}
