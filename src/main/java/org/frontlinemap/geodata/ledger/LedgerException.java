package org.frontlinemap.geodata.ledger;

/** The store failed: the disk is full, the file is held by another process, or it is damaged. */
public class LedgerException extends RuntimeException {

    public LedgerException(String message) {
        super(message);
    }

    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
