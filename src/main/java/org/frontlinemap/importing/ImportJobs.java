package org.frontlinemap.importing;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.snapshot.ImportView;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.importing.JobState.Phase;
import org.frontlinemap.recording.Recorder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** All jobs of this server; they are carried on one after the other, in the order they were queued. Thread-safe. */
@Component
class ImportJobs {

    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);
    private static final int CLOSING_SECONDS = 60;

    private final Path root;
    private final Space space;
    private final Clock clock;
    private final JobRunner runner;
    private final Map<UUID, ImportJob> jobs = new ConcurrentHashMap<>();
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "imports"));
    private volatile boolean closing;

    ImportJobs(ImportFolder folder, ImportSettings settings, Snapshots snapshots, Ledger ledger, Recorder recorder,
            Clock clock) throws IOException {
        this.root = folder.path();
        this.space = new Space(root, settings.mostBytes().toBytes());
        this.clock = clock;
        this.runner = new JobRunner(snapshots, ledger, recorder, space, settings, clock);
        load(snapshots);
        expire();
        space.measure();
        worker.scheduleWithFixedDelay(this::expire, 1, 1, TimeUnit.HOURS);
    }

    private void load(Snapshots snapshots) throws IOException {
        JobFolders folders = new JobFolders(root);
        folders.removeUnfinished();
        for (ImportJob job : folders.jobs()) {
            try {
                settleAfterRestart(job, snapshots);
                jobs.put(job.id(), job);
            } catch (IOException | RuntimeException unreadable) {
                LOG.error("Import {} cannot be taken up and is left out", job.id(), unreadable);
            }
        }
    }

    /** The process may have ended anywhere: after the ledger recorded it and before the job was saved, too. */
    private void settleAfterRestart(ImportJob job, Snapshots snapshots) throws IOException {
        Optional<ImportView> recorded = recorded(job.id(), snapshots);
        if (recorded.isPresent() && job.phase() != Phase.RECORDED) {
            job.enter(job.state().recorded(recorded.get().recorded(), recorded.get().position(), recorded.get().last(),
                    null));
        } else if (job.phase().isActive()) {
            job.enter(job.state().ended(Phase.INTERRUPTED, clock.instant(), "the server stopped meanwhile"));
        }
        if (job.phase() == Phase.RECORDED) {
            job.folder().removeFiles();
        }
    }

    /** The import of an id as the newest snapshot holds it. */
    static Optional<ImportView> recorded(UUID id, Snapshots snapshots) {
        var snapshot = snapshots.current();
        return snapshot.imports(snapshot.position()).stream().filter(each -> each.id().equals(id)).findFirst();
    }

    Path root() {
        return root;
    }

    Space space() {
        return space;
    }

    Collection<ImportJob> all() {
        return jobs.values();
    }

    Optional<ImportJob> find(UUID id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** Saves a new job and queues it. */
    void submit(ImportJob job) throws IOException {
        job.save();
        jobs.put(job.id(), job);
        queue(job);
    }

    /** Has what was read recorded; false if the job does not wait for that. */
    boolean record(ImportJob job, Import.Mode mode, String author) throws IOException {
        JobState state = job.state();
        return (state.phase() == Phase.READ || state.phase() == Phase.REFUSED) && again(job, state, mode, author);
    }

    /** Begins a job anew that was cancelled, interrupted or failed; false if it was not, or its files were given back. */
    boolean resume(ImportJob job) throws IOException {
        JobState state = job.state();
        return state.phase().isResumable() && job.holdsFiles() && again(job, state, state.mode(), state.author());
    }

    private boolean again(ImportJob job, JobState from, Import.Mode mode, String author) throws IOException {
        synchronized (job) {
            if (job.state() != from || !jobs.containsKey(job.id())) {
                return false;
            }
            job.go();
            job.enter(from.again(mode, author));
        }
        queue(job);
        return true;
    }

    /**
     * Cancels a job that is queued, under way or waits for a decision, so that nothing of it is recorded; false if it
     * is none of that, or is being made durable.
     */
    boolean cancel(ImportJob job) throws IOException {
        synchronized (job) {
            JobState state = job.state();
            if (state.phase().isFinal() || !job.stop(ImportJob.Stop.CANCEL)) {
                return false;
            }
            if (state.phase() == Phase.QUEUED || state.phase() == Phase.READ) {
                job.enter(state.ended(Phase.CANCELLED, clock.instant(), null));
            }
            return true;
        }
    }

    /** Forgets a job and removes its files; false if it is queued or under way. */
    boolean discard(ImportJob job) throws IOException {
        synchronized (job) {
            if (job.phase().isActive()) {
                return false;
            }
            jobs.remove(job.id());
            job.folder().remove();
        }
        space.measure();
        return true;
    }

    /** Forgets the jobs of which nothing was recorded and that have rested for long. */
    private void expire() {
        Instant now = clock.instant();
        for (ImportJob job : jobs.values()) {
            synchronized (job) {
                if (job.expires().filter(now::isAfter).isPresent()) {
                    try {
                        discard(job);
                        LOG.info("Import {} was not recorded for {} days and is forgotten", job.id(), Limits.LIFE.toDays());
                    } catch (IOException | RuntimeException failed) {
                        LOG.error("Import {} cannot be removed", job.id(), failed);
                    }
                }
            }
        }
    }

    private void queue(ImportJob job) {
        worker.execute(() -> {
            if (closing) {
                return; // found as interrupted at the next start
            }
            runner.run(job);
            try {
                space.measure();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        closing = true;
        jobs.values().stream().filter(job -> job.phase().isActive()).forEach(job -> job.stop(ImportJob.Stop.SHUTDOWN));
    }

    @PreDestroy
    void close() throws InterruptedException {
        stop();
        worker.shutdown();
        if (!worker.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("An import did not end in time; it is found as interrupted at the next start");
        }
    }
}
