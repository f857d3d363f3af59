package org.frontlinemap.importing.reading;

/** A file, or the rest of it, cannot be read; the message says where and why, for a person. */
public final class UnreadableFileException extends RuntimeException {

    private final long line;

    /** @param line at which reading ended; 0 if the format has no lines */
    public UnreadableFileException(String message, long line, Throwable cause) {
        super(message, cause);
        this.line = line;
    }

    public long line() {
        return line;
    }
}
