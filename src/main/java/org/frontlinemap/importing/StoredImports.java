package org.frontlinemap.importing;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.snapshot.ImportView;
import org.frontlinemap.recording.Recorder;
import org.frontlinemap.web.RequestException;

/** What the command tells of the imports there are, and how it takes one back. */
final class StoredImports {

    private final ImportCommand.Opened opened;
    private final JobFolders folders;
    private final PrintStream out;

    StoredImports(ImportCommand.Opened opened, PrintStream out) {
        this.opened = opened;
        this.folders = new JobFolders(opened.folder().path());
        this.out = out;
    }

    /**
     * Removes what a command or a server that was killed left unfinished, and says what became of each.
     *
     * @param err where that is said
     */
    void removeUnfinished(PrintStream err) throws IOException {
        for (UUID id : folders.removeUnfinished()) {
            err.println("notice: import " + id + " was cut short"
                    + (ImportJobs.recorded(id, opened.snapshots()).isPresent() ? ", but all of it had been recorded"
                    : " and nothing of it was recorded; what it left behind is removed"));
        }
    }

    /** Lists all, newest first. */
    void list() throws IOException {
        List<ImportJson> all = ImportJson.all(folders.jobs(), opened.snapshots().current());
        if (all.isEmpty()) {
            out.println("there are no imports");
        }
        all.forEach(this::tell);
    }

    private void tell(ImportJson each) {
        ImportView recorded = each.recorded();
        ImportJob job = each.job();
        Import.Rows rows = recorded != null ? recorded.header().rows() : job.rows();
        List<Import.SourceFile> files = recorded != null ? recorded.header().files() : job.described();
        String claimant = recorded != null ? recorded.header().claimant() : job.options().claimant();
        out.println(each.id() + "  " + each.created() + "  " + state(each));
        out.println("    " + (recorded != null ? recorded.header().format() : job.options().format())
                + (claimant == null ? "" : ", " + claimant) + "; " + rows.read() + " rows read: " + rows.accepted()
                + " accepted, " + rows.unchanged() + " unchanged, " + rows.dropped() + " dropped, " + rows.rejected()
                + " rejected");
        out.println("    " + (files.size() == 1 ? files.get(0).name()
                : files.size() + " files, " + files.get(0).name() + " to " + files.get(files.size() - 1).name()));
        if (recorded != null && !recorded.header().reliesOn().isEmpty()) {
            out.println("    relies on " + recorded.header().reliesOn().stream().map(UUID::toString)
                    .collect(Collectors.joining(", ")));
        }
    }

    private static String state(ImportJson each) {
        ImportView recorded = each.recorded();
        if (recorded == null) {
            JobState state = each.job().state();
            JobState.Phase phase = state.phase().isActive() ? JobState.Phase.INTERRUPTED : state.phase();
            return state.unchanged() ? "nothing was new" : phase.name().toLowerCase(Locale.ROOT)
                    + ", not recorded" + each.job().expires().map(at -> ", kept until " + at).orElse("");
        }
        return recorded.withdrawn() == null
                ? "recorded, positions " + recorded.position() + " to " + recorded.last()
                : "withdrawn at position " + recorded.withdrawn() + ": " + recorded.reason();
    }

    /**
     * Withdraws an import as a whole, or discards one that was not recorded, as {@code DELETE /imports/{id}} does.
     *
     * @throws RequestException                   if it may not be withdrawn, or there is none
     * @throws CommandArguments.UsageException if the reason is missing or none
     */
    void withdraw(UUID id, String reason, boolean force, String author) throws IOException {
        if (ImportJobs.recorded(id, opened.snapshots()).isEmpty()) {
            Optional<ImportJob> job = folders.jobs().stream().filter(each -> each.id().equals(id)).findFirst();
            job.orElseThrow(() -> RequestException.notFound("id", id.toString(), "is not here; import list names all"))
                    .folder().remove();
            out.println("discarded import " + id + ", of which nothing was recorded");
            return;
        }
        if (reason == null) {
            throw new CommandArguments.UsageException("--reason is required: why the import is withdrawn");
        }
        try {
            Ledger.Appended appended = new Recorder(opened.ledger(), opened.snapshots()).record(author, null,
                    snapshot -> ImportWithdrawal.of(id, reason, force, snapshot, author));
            out.println("withdrawn import " + id + " at position " + appended.lastPosition());
        } catch (InvalidRecordException refused) {
            throw new CommandArguments.UsageException("--" + refused.getMessage());
        }
    }
}
