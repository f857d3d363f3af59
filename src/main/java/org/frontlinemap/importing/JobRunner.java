package org.frontlinemap.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.ledger.LedgerException;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.importing.JobState.Phase;
import org.frontlinemap.recording.Recorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a job from where it stands to where it waits or ends: reads its files against the newest snapshot and, if
 * it may, records what they come to. What was read is recorded only while it stands: if others have recorded meanwhile
 * what the reading rests on, it is read again, at last while they wait. Thread-safe.
 */
final class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final int TRIES_WITHOUT_TURN = 5;

    private final Snapshots snapshots;
    private final Ledger ledger;
    private final Recorder recorder;
    private final FileReading files;
    private final Clock clock;

    JobRunner(Snapshots snapshots, Ledger ledger, Recorder recorder, Space space,
            ImportSettings settings, Clock clock) {
        this.snapshots = snapshots;
        this.ledger = ledger;
        this.recorder = recorder;
        this.files = new FileReading(clock, space, settings);
        this.clock = clock;
    }

    /** Carries a job on. Ends in a state of the job, never in an exception. */
    void run(ImportJob job) {
        try {
            if (job.phase() == Phase.QUEUED) {
                carry(job);
            }
        } catch (CancellationException stopped) {
            end(job, job.stopped() == ImportJob.Stop.SHUTDOWN ? Phase.INTERRUPTED : Phase.CANCELLED, null);
        } catch (InvalidRecordException refused) {
            end(job, Phase.REFUSED, refused.getMessage());
        } catch (ReportCaps.TooManyException many) {
            end(job, Phase.REFUSED, many.getMessage());
        } catch (Space.UsedUpException full) {
            giveBack(job);
            end(job, Phase.FAILED, full.getMessage() + (job.holdsFiles() ? "" : "; the files of this one were given"
                    + " back: bring them again"));
        } catch (IOException | UncheckedIOException failed) {
            LOG.error("Import {} failed", job.id(), failed);
            end(job, Phase.FAILED, "the server's disk failed; its log says why");
        } catch (LedgerException failed) {
            LOG.error("Import {} failed", job.id(), failed);
            end(job, Phase.FAILED, "the ledger cannot record anything now; the server's log says why");
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError failed) {
            LOG.error("Import {} failed", job.id(), failed);
            end(job, Phase.FAILED, "the server failed; its log says why");
        }
    }

    private void carry(ImportJob job) throws IOException {
        job.requireGoing();
        Snapshot snapshot = snapshots.current();
        Optional<UUID> same = FileReading.same(job, snapshot);
        if (same.isPresent()) {
            job.enterForGood(job.state().unchanged(clock.instant(), same.get()));
            job.folder().removeFiles();
            return;
        }
        Reading reading = job.reading() != null ? job.reading() : read(job, snapshot);
        if (job.state().mode() == null) {
            String refusal = reading.refusal(null);
            job.enterUnlessStopped(refusal == null ? job.state().read(clock.instant(), reading.findings())
                    : job.state().at(Phase.READ, reading.findings()).ended(Phase.REFUSED, clock.instant(), refusal));
            return;
        }
        for (int tries = 0; tries < TRIES_WITHOUT_TURN && job.phase().isActive(); tries++) {
            Reading fresh = reading;
            if (inTurn(newest -> stands(fresh, newest) && settle(job, fresh))) {
                return;
            }
            reading = read(job, snapshots.current());
        }
        inTurn(newest -> settle(job, read(job, newest)));
    }

    /** Whether what was read would be read again just so. */
    private boolean stands(Reading reading, Snapshot newest) {
        long position = reading.findings().position();
        return newest.position() == position || !reading.asked().isTouchedSince(position, newest, ledger);
    }

    private Reading read(ImportJob job, Snapshot snapshot) throws IOException {
        job.keep(null);
        job.enter(job.state().at(Phase.READING, null));
        Reading reading = files.read(job, snapshot);
        job.keep(reading);
        return reading;
    }

    /** Records what was read, if it may be; it stands at the head. Always comes to an end. */
    private boolean settle(ImportJob job, Reading reading) throws IOException {
        JobState found = job.state().at(Phase.RECORDING, reading.findings());
        String refusal = reading.refusal(found.mode());
        if (refusal != null) {
            job.enter(found.ended(Phase.REFUSED, clock.instant(), refusal));
        } else if (reading.isNothing()) {
            job.enterForGood(found.unchanged(clock.instant(), null));
            job.folder().removeFiles();
        } else {
            job.enter(found);
            record(job, reading, found);
        }
        return true;
    }

    private void record(ImportJob job, Reading reading, JobState recording) throws IOException {
        Import header = reading.header(job);
        job.writes(header.entries());
        Ledger.Appended appended = ledger.append(recording.author(), job.id(), header, reading.spool(),
                written -> job.wrote(written, header.entries()));
        String remark = null;
        try {
            snapshots.catchUp();
        } catch (RuntimeException failed) {
            LOG.error("Recorded up to position {}, but not shown", appended.lastPosition(), failed);
            remark = "it is recorded, but not shown yet";
        }
        job.keep(null);
        job.enter(recording.recorded(clock.instant(), appended.firstPosition(), appended.lastPosition(), remark));
        job.folder().removeFiles();
    }

    /** Room for others: what was brought is brought again once there is more. */
    private static void giveBack(ImportJob job) {
        try {
            job.folder().removeFiles();
        } catch (IOException failed) {
            LOG.error("The files of import {} cannot be removed", job.id(), failed);
        }
    }

    private void end(ImportJob job, Phase phase, String problem) {
        Instant now = clock.instant();
        if (job.phase() == Phase.RECORDED) {
            return; // what failed came after
        }
        try {
            job.keep(null);
            job.enter(job.state().ended(phase, now, problem));
        } catch (IOException failed) {
            LOG.error("Import {} could not be saved", job.id(), failed);
        }
    }

    private boolean inTurn(TurnWork work) throws IOException {
        try {
            return recorder.inTurn(snapshot -> {
                try {
                    return work.apply(snapshot);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    @FunctionalInterface
    private interface TurnWork {
        boolean apply(Snapshot snapshot) throws IOException;
    }
}
