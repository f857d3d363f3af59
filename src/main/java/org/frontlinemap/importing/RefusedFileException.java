package org.frontlinemap.importing;

/** A file that is not taken in at all: the message, which follows its name, says why. */
final class RefusedFileException extends RuntimeException {

    private final String file;

    RefusedFileException(String file, String problem) {
        super(problem);
        this.file = file;
    }

    /** Its name, as it was given. */
    String file() {
        return file;
    }
}
