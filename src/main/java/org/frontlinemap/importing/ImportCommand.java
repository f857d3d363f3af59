package org.frontlinemap.importing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.ledger.LedgerException;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.importing.CommandArguments.UsageException;
import org.frontlinemap.importing.JobState.Phase;
import org.frontlinemap.importing.reading.Format;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.recording.Recorder;
import org.frontlinemap.web.RequestException;
import org.springframework.http.HttpStatus;

/**
 * {@code import FILE…}, {@code import list}, {@code import withdraw ID}: imports from the command line, by the same rules
 * as over HTTP. Keeps nothing of an import that was cut short: the same command again starts from the beginning.
 */
public final class ImportCommand {

    private static final String AUTHOR = "command-line";
    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int MISUSED = 2;
    private static final int PERIOD_MS = 200;

    private final Function<List<String>, Opened> opener;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * What a command works on.
     *
     * @param closer closes the store
     */
    public record Opened(Ledger ledger, Snapshots snapshots, Clock clock, ImportFolder folder, ImportSettings settings,
            Runnable closer) {
    }

    /**
     * @param opener opens the store by settings
     * @param out    what came of it
     * @param err    progress, and what went wrong
     */
    public ImportCommand(Function<List<String>, Opened> opener, PrintStream out, PrintStream err) {
        this.opener = opener;
        this.out = out;
        this.err = err;
    }

    /** Does what the arguments ask for and gives the exit code. */
    public int run(List<String> arguments) {
        try {
            CommandArguments read = CommandArguments.read(arguments);
            return switch (read.deed()) {
                case HELP -> help();
                case LIST_FORMATS -> listFormats();
                default -> run(read);
            };
        } catch (UsageException wrong) {
            err.println(wrong.getMessage());
            err.println("--help says more");
            return MISUSED;
        } catch (RequestException refused) {
            refused.faults().forEach(fault -> err.println(fault.field() + " " + fault.detail()
                    + (fault.value() == null ? "" : ": " + fault.value())));
            return refused.status().is4xxClientError() && refused.status() != HttpStatus.CONFLICT
                    && refused.status() != HttpStatus.NOT_FOUND ? MISUSED : REFUSED;
        } catch (RefusedFileException refused) {
            err.println(refused.file() + " " + refused.getMessage());
            return REFUSED;
        } catch (Space.UsedUpException full) {
            err.println(full.getMessage());
            return REFUSED;
        } catch (IOException failed) {
            err.println("a file could not be read or written: " + failed.getMessage());
            return REFUSED;
        }
    }

    private int listFormats() {
        for (Format format : ImportFormats.all()) {
            out.println(format.id() + "\n    " + format.description() + switch (format.claimant()) {
                case REQUIRED -> " Needs --claimant.";
                case OPTIONAL -> " May take --claimant.";
                case NONE -> "";
            });
        }
        return DONE;
    }

    private int help() {
        out.println(CommandArguments.USAGE);
        return DONE;
    }

    private int run(CommandArguments arguments) throws IOException {
        Opened opened;
        try {
            opened = opener.apply(arguments.settings());
        } catch (RuntimeException failed) {
            err.println(explain(failed));
            return REFUSED;
        }
        try {
            StoredImports stored = new StoredImports(opened, out);
            stored.removeUnfinished(err);
            switch (arguments.deed()) {
                case LIST -> stored.list();
                case WITHDRAW -> stored.withdraw(arguments.taking().id(), arguments.taking().reason(),
                        arguments.taking().force(), AUTHOR);
                default -> {
                    return bring(arguments, opened);
                }
            }
            return DONE;
        } finally {
            opened.closer().run();
        }
    }

    private int bring(CommandArguments arguments, Opened opened) throws IOException {
        requireWritable(arguments.rejected());
        UUID id = Batch.newId();
        JobFolder folder = JobFolder.of(opened.folder().path(), id);
        boolean kept = false;
        try (Interruption interruption = new Interruption(err)) {
            try {
                ImportJob job = job(id, folder, arguments, opened);
                interruption.of(job);
                carry(job, new JobRunner(opened.snapshots(), opened.ledger(),
                        new Recorder(opened.ledger(), opened.snapshots()), space(opened), opened.settings(),
                        opened.clock()));
                int code = tell(job, arguments);
                kept = job.state().first() != null;
                if (kept) {
                    job.saveForGood(); // a server shows it with its report
                }
                return code;
            } finally {
                if (!kept) {
                    folder.remove();
                }
            }
        }
    }

    /** Tries a file before anything is done for which it may be too late then; leaves it as it is. */
    private static void requireWritable(Path file) throws IOException {
        if (file == null) {
            return;
        }
        boolean there = Files.exists(file);
        try {
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
        } catch (IOException refused) {
            throw new UsageException("--rejected " + file + " cannot be written; nothing was read or recorded");
        }
        if (!there) {
            Files.delete(file);
        }
    }

    private static ImportJob job(UUID id, JobFolder folder, CommandArguments arguments, Opened opened)
            throws IOException {
        folder.create();
        ImportOptions options = new OptionsReader(opened.snapshots().current(), opened.clock())
                .read(arguments.options());
        FileIntake files = new FileIntake(folder, space(opened));
        for (Path file : arguments.files()) {
            files.add(file);
        }
        return new ImportJob(id, AUTHOR, opened.clock().instant().truncatedTo(ChronoUnit.MILLIS), options, files.files(),
                folder, false);
    }

    /** As much as a server would have. */
    private static Space space(Opened opened) throws IOException {
        Space space = new Space(opened.folder().path(), opened.settings().mostBytes().toBytes());
        space.measure();
        return space;
    }

    /** Carries a job to its end, or to where Ctrl-C cuts it short, showing its progress. */
    private void carry(ImportJob job, JobRunner runner) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread worker = new Thread(() -> {
            runner.run(job);
            ended.countDown();
        }, "imports");
        TerminalProgress progress = new TerminalProgress(job, err, System.console() != null);
        worker.start();
        while (!await(ended, PERIOD_MS)) {
            progress.show();
        }
        progress.end();
    }

    private static boolean await(CountDownLatch latch, long milliseconds) {
        try {
            return latch.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private int tell(ImportJob job, CommandArguments arguments) throws IOException {
        JobState state = job.state();
        JobState.Findings found = state.findings() == null ? JobState.Findings.NONE : state.findings();
        out.println(found.rows().read() + " rows read: " + found.rows().accepted() + " accepted, "
                + found.rows().unchanged() + " unchanged, " + found.rows().dropped() + " dropped, "
                + found.rows().rejected() + " rejected");
        found.dropped().forEach((kind, rows) -> out.println("dropped " + kind + ": " + rows));
        found.notices().forEach(notice -> out.println("notice: " + place(notice.file(), notice.line())
                + notice.message()));
        String problem = String.valueOf(state.problem());
        found.unreadable().entrySet().stream().filter(each -> !problem.contains(each.getValue())).forEach(each -> out.println("not read to its end: " + each.getKey() + ": "
                + each.getValue()));
        found.rejected().forEach(rejection -> out.println("rejected: " + text(rejection)));
        if (found.rows().rejected() > found.rejected().size()) {
            out.println("and " + (found.rows().rejected() - found.rejected().size()) + " more");
        }
        if (arguments.rejected() != null && found.rows().rejected() > 0) {
            RejectedRows rows = RejectedRows.of(job);
            try (OutputStream file = Files.newOutputStream(arguments.rejected())) {
                rows.write(file);
                out.println("rejected rows written to " + arguments.rejected()
                        + (rows.isArchive() ? ", a zip archive of several tables" : ""));
            } catch (IOException failed) {
                err.println("the rejected rows could not be written to " + arguments.rejected() + ": " + failed.getMessage());
            }
        }
        out.println(outcome(job, state));
        boolean sound = found.rows().rejected() == 0 && found.unreadable().isEmpty();
        return (state.phase() == Phase.RECORDED || state.phase() == Phase.READ) && sound ? DONE : REFUSED;
    }

    private static String outcome(ImportJob job, JobState state) {
        String why = state.problem() == null ? "" : ": " + state.problem();
        return switch (state.phase()) {
            case RECORDED -> state.sameAs() != null ? "nothing to do: import " + state.sameAs() + " recorded this already"
                    : state.unchanged() ? "nothing to do: all of it is recorded already"
                    : "recorded as import " + job.id() + ", positions " + state.first() + " to " + state.last() + why;
            case READ -> "nothing recorded: this was a dry run; to record, say --mode all_or_nothing or keep_good";
            case REFUSED -> "refused" + why;
            case CANCELLED -> Interruption.CANCELLED;
            default -> "failed" + why + "; nothing was recorded: once that is mended, give the same command again";
        };
    }

    private static String text(Intake.Rejection rejection) {
        return place(rejection.file(), rejection.line())
                + (rejection.feature() == null ? "" : "feature " + rejection.feature() + ": ")
                + (rejection.column() == null ? "" : rejection.column() + " ")
                + rejection.reason() + (rejection.value() == null ? "" : ": " + rejection.value());
    }

    private static String place(String file, long line) {
        return file == null ? "" : file + (line == 0 ? ": " : ", line " + line + ": ");
    }

    private static String explain(RuntimeException failed) {
        Throwable cause = failed;
        while (cause.getCause() != null && !(cause instanceof LedgerException)) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        return message.contains("already open") ? message + ". A server or another import is at work on it: bring"
                + " files to a server with POST /imports (see its /api; GET and DELETE list and withdraw), or wait until"
                + " it has ended, or stop it first" : message;
    }
}
