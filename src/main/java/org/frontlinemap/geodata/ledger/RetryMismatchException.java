package org.frontlinemap.geodata.ledger;

/** A retry key was used before, for another request. */
public class RetryMismatchException extends RuntimeException {

    public RetryMismatchException(String message) {
        super(message);
    }
}
