package org.frontlinemap.importing.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A file to be imported, by then on a disk of ours. */
public interface SourceFile {

    /** The name it was given by whoever brought it; only a name, never a path. */
    String name();

    /** Its bytes from the start; reading them moves the progress on. To be closed by the caller. */
    InputStream open() throws IOException;

    /** Where it lies, for libraries that need a file; to be read only. */
    Path path();

    /** Lower-case hexadecimal SHA-256 of its bytes. */
    String sha256();
}
