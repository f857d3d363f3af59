package org.frontlinemap.geodata.ledger;

import java.util.UUID;
import org.frontlinemap.geodata.Check;

/**
 * We had recorded something wrongly: from this entry's position on, the entry {@code of} reads as given here.
 * What a claimant says anew is no correction but a new report.
 *
 * @param of          id of the entry first recorded (a settlement, claimant, document, report or population)
 * @param kind        that entry's kind
 * @param replacement the whole record as it should have been; the id of a settlement or claimant cannot change
 * @param reason      why, in words
 */
public record Correction(UUID of, EntryKind kind, Record replacement, String reason) {

    public Correction {
        Check.present("of", of);
        Check.present("kind", kind);
        Check.present("replacement", replacement);
        if (EntryKind.of(replacement) != kind) {
            throw new IllegalArgumentException("a " + kind.id() + " cannot be replaced by " + replacement);
        }
        Check.text("reason", reason, 1000);
    }
}
