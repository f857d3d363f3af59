package org.frontlinemap.geodata.ledger;

import java.util.UUID;
import org.frontlinemap.geodata.Check;

/**
 * For law or safety, what an earlier entry held is destroyed; this tombstone says so. The entry keeps its
 * position, id, kind, times, author and hash.
 *
 * @param of     id of the entry whose payload and salt are destroyed
 * @param ground law or safety
 * @param reason why, in words that do not repeat what is destroyed
 */
public record Redaction(UUID of, Ground ground, String reason) {

    /** On what ground. */
    public enum Ground { LAW, SAFETY }

    public Redaction {
        Check.present("of", of);
        Check.present("ground", ground);
        Check.text("reason", reason, 1000);
    }
}
