package org.frontlinemap.geodata.ledger;

/** The ledger's head is not where a conditional batch expects it. */
public class HeadMovedException extends RuntimeException {

    public HeadMovedException(String message) {
        super(message);
    }
}
