package org.frontlinemap.geodata.ledger;

import java.util.UUID;

/** Batches for tests. */
final class Batches {

    static final String AUTHOR = "editor-1";

    private Batches() {
    }

    /** One entry for each text, which its payload holds. */
    static Batch of(String... texts) {
        Batch batch = new Batch(AUTHOR);
        for (String text : texts) {
            batch.add(body(text));
        }
        return batch;
    }

    static Batch redacting(UUID id) {
        Batch batch = new Batch(AUTHOR);
        batch.add(new Redaction(id, Redaction.Ground.SAFETY, "named a person"));
        return batch;
    }

    static Record body(String text) {
        return new Withdrawal(UUID.fromString("01938d5e-0000-7000-8000-000000000001"), text);
    }
}
