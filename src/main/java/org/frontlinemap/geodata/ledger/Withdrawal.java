package org.frontlinemap.geodata.ledger;

import java.util.UUID;
import org.frontlinemap.geodata.Check;

/**
 * We should not have recorded something: from this entry's position on, the entry {@code of} does not count.
 * A claimant taking back a statement is no withdrawal but a new report.
 *
 * @param of     id of the entry first recorded
 * @param reason why, in words
 */
public record Withdrawal(UUID of, String reason) {

    public Withdrawal {
        Check.present("of", of);
        Check.text("reason", reason, 1000);
    }
}
