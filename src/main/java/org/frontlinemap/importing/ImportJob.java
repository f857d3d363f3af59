package org.frontlinemap.importing;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.importing.JobState.Phase;
import org.frontlinemap.importing.reading.SourceFile;

/** One import on its way. Thread-safe; one thread at a time carries it on. */
final class ImportJob {

    /** Why a job under way is to end. */
    enum Stop { CANCEL, SHUTDOWN }

    private final UUID id;
    private final String author;
    private final Instant created;
    private final ImportOptions options;
    private final List<FileIntake.Stored> files;
    private final JobFolder folder;
    private final boolean saved;
    private final AtomicLong version = new AtomicLong();
    private volatile JobState state;
    private volatile Stop stop;
    private volatile boolean unstoppable;
    // Progress, written by the thread that carries the job on.
    private volatile long bytes;
    private volatile long entries;
    private volatile long ofEntries;
    private volatile Import.Rows rows;
    /** What was read last, if its spool is still there. For the thread that carries the job on. */
    private Reading reading;

    /** @param saved whether the job is to outlive this process */
    ImportJob(UUID id, String author, Instant created, ImportOptions options, List<FileIntake.Stored> files,
            JobFolder folder, boolean saved) {
        this(id, author, created, options, files, folder, saved, JobState.queued(options.mode(), author));
    }

    private ImportJob(UUID id, String author, Instant created, ImportOptions options, List<FileIntake.Stored> files,
            JobFolder folder, boolean saved, JobState state) {
        this.id = id;
        this.author = author;
        this.created = created;
        this.options = options;
        this.files = List.copyOf(files);
        this.folder = folder;
        this.saved = saved;
        this.state = state;
    }

    /** A job that was saved. */
    static ImportJob load(JobFolder folder) throws IOException {
        JobRecord saved = folder.load();
        List<FileIntake.Stored> files = new ArrayList<>();
        for (int i = 0; i < saved.files().size(); i++) {
            files.add(new FileIntake.Stored(saved.files().get(i),
                    folder.file(saved.stored().isEmpty() ? 0 : saved.stored().get(i))));
        }
        return new ImportJob(saved.id(), saved.author(), saved.created(), saved.options(), files, folder, true,
                saved.state());
    }

    /** Saves it as it stands, if it is to outlive this process. */
    void save() throws IOException {
        if (saved) {
            saveForGood();
        }
    }

    /** Saves it as it stands. */
    void saveForGood() throws IOException {
        List<Integer> stored = state.phase() == Phase.RECORDED ? List.of() : files.stream()
                .map(file -> Integer.valueOf(file.path().getFileName().toString())).toList();
        folder.save(new JobRecord(id, author, created, options, described(), stored, state));
    }

    /** Goes on to another state and saves it. */
    synchronized void enter(JobState next) throws IOException {
        state = next;
        version.incrementAndGet();
        save();
    }

    /**
     * Goes on to another state.
     *
     * @throws CancellationException if it is to end before
     */
    synchronized void enterUnlessStopped(JobState next) throws IOException {
        requireGoing();
        enter(next);
    }

    /** Goes on to another state, in which it can no longer be stopped, unless it is to end before. */
    synchronized void enterForGood(JobState next) throws IOException {
        closeToStops();
        enter(next);
    }

    /** Has the thread that carries it on end soon, with nothing recorded; false if it can no longer be stopped. */
    synchronized boolean stop(Stop why) {
        if (unstoppable) {
            return false;
        }
        stop = why;
        return true;
    }

    /**
     * From here on it cannot be stopped.
     *
     * @throws CancellationException if it is to end
     */
    private synchronized void closeToStops() {
        requireGoing();
        unstoppable = true;
    }

    /** Forgets that it was to end. */
    synchronized void go() {
        stop = null;
        unstoppable = false;
        bytes = 0;
        entries = 0;
        ofEntries = 0;
        rows = null;
    }

    Stop stopped() {
        return stop;
    }

    /** @throws CancellationException if it is to end */
    void requireGoing() {
        if (stop != null) {
            throw new CancellationException();
        }
    }

    /** The files as readers take them; reading them moves the progress on. */
    List<SourceFile> sources() {
        bytes = 0;
        return files.stream().<SourceFile>map(file -> new StoredFile(file.file(), file.path(), this::read)).toList();
    }

    /** The same for a look ahead: reading them moves nothing on. */
    List<SourceFile> unread() {
        return files.stream().<SourceFile>map(file -> new StoredFile(file.file(), file.path(), more -> requireGoing()))
                .toList();
    }

    private void read(long more) {
        requireGoing();
        bytes = Math.min(bytes + more, ofBytes());
        version.incrementAndGet();
    }

    /** Notes how many rows became what by now. */
    void counted(Import.Rows sofar) {
        rows = sofar;
        version.incrementAndGet();
    }

    /** Notes how many entries are about to be written. */
    void writes(long of) {
        requireGoing();
        entries = 0;
        ofEntries = of;
        version.incrementAndGet();
    }

    /** Notes how many entries have been written; once all are, it can no longer be stopped. */
    void wrote(long written, long of) {
        if (written == of) {
            closeToStops();
        }
        requireGoing();
        entries = written;
        ofEntries = of;
        version.incrementAndGet();
    }

    Reading reading() {
        return reading;
    }

    void keep(Reading read) {
        reading = read;
    }

    UUID id() {
        return id;
    }

    String author() {
        return author;
    }

    Instant created() {
        return created;
    }

    ImportOptions options() {
        return options;
    }

    JobFolder folder() {
        return folder;
    }

    JobState state() {
        return state;
    }

    Phase phase() {
        return state.phase();
    }

    /** Whether the files that were brought are still there. */
    boolean holdsFiles() {
        return files.stream().allMatch(file -> java.nio.file.Files.exists(file.path()));
    }

    /** When it is forgotten, since nothing of it is in the ledger; empty while it is under way, or if it was recorded. */
    Optional<Instant> expires() {
        JobState at = state;
        return at.phase().isActive() || at.first() != null ? Optional.empty()
                : Optional.of((at.rested() != null ? at.rested() : at.ended() != null ? at.ended() : created)
                        .plus(Limits.LIFE));
    }

    /** Rises whenever something of it changes. */
    long version() {
        return version.get();
    }

    List<Import.SourceFile> described() {
        return files.stream().map(FileIntake.Stored::file).toList();
    }

    long bytes() {
        return bytes;
    }

    long ofBytes() {
        return files.stream().mapToLong(file -> file.file().bytes()).sum();
    }

    long entries() {
        return entries;
    }

    long ofEntries() {
        return ofEntries;
    }

    /** How many rows became what by now. */
    Import.Rows rows() {
        Import.Rows live = rows;
        JobState at = state;
        return live != null && at.phase() == Phase.READING || at.findings() == null
                ? live == null ? JobState.Findings.NONE.rows() : live : at.findings().rows();
    }
}
