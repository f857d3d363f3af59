package org.frontlinemap.seeding;

/** A theatre's folder is missing something or says something wrong; the message names the file and line. */
public class SeedingException extends RuntimeException {

    public SeedingException(String message, Throwable cause) {
        super(message, cause);
    }
}
