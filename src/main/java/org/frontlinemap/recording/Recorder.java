package org.frontlinemap.recording;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.HeadMovedException;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.ledger.RetryMismatchException;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.web.RequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Records batches that were checked against the snapshot of the very position they follow, so that what they refer
 * to is still there. Thread-safe; writers of this node take turns, other nodes make one try again.
 */
@Component
public class Recorder {

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final int TRIES = 20;

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Ledger ledger;
    private final Snapshots snapshots;

    public Recorder(Ledger ledger, Snapshots snapshots) {
        this.ledger = ledger;
        this.snapshots = snapshots;
    }

    /**
     * Makes a batch of the newest snapshot and records it. Once this returns, the newest snapshot holds it.
     *
     * @param retryKey null if retries are not guarded
     * @param maker    checks what it is asked and makes a batch for the snapshot's position
     */
    public Ledger.Appended record(String author, Batch.RetryKey retryKey, Function<Snapshot, Batch> maker) {
        turn.lock();
        try {
            return recordInTurn(author, retryKey, maker);
        } catch (RetryMismatchException mismatch) {
            throw new RequestException(HttpStatus.UNPROCESSABLE_CONTENT, "Idempotency-Key", retryKey.key(),
                    "was used before, for another request");
        } finally {
            turn.unlock();
        }
    }

    /** Has {@code work} done with the newest snapshot while nobody else on this node records anything. */
    public <T> T inTurn(Function<Snapshot, T> work) {
        turn.lock();
        try {
            return work.apply(snapshots.catchUp());
        } finally {
            turn.unlock();
        }
    }

    private Ledger.Appended recordInTurn(String author, Batch.RetryKey retryKey, Function<Snapshot, Batch> maker) {
        if (retryKey != null) {
            var earlier = ledger.findRetry(author, retryKey);
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        for (int tries = 1;; tries++) {
            Batch batch = maker.apply(snapshots.catchUp());
            try {
                Ledger.Appended appended = ledger.append(retryKey == null ? batch : batch.retryable(retryKey));
                show(appended);
                return appended;
            } catch (HeadMovedException moved) {
                if (tries == TRIES) {
                    throw new RequestException(HttpStatus.SERVICE_UNAVAILABLE, "position", null,
                            "moved " + TRIES + " times while this was being recorded; try again");
                }
            }
        }
    }

    /** From here on the batch is recorded, whatever happens, and no answer may say that it is not. */
    private void show(Ledger.Appended appended) {
        try {
            snapshots.catchUp();
        } catch (RuntimeException failed) {
            LOG.error("Recorded up to position {}, but not shown", appended.lastPosition(), failed);
            throw new RequestException(HttpStatus.INTERNAL_SERVER_ERROR, "position",
                    Long.toString(appended.lastPosition()), "is where this was recorded; it is not shown yet");
        }
    }
}
