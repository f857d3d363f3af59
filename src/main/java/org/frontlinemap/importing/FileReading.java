package org.frontlinemap.importing;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.snapshot.Amendment;
import org.frontlinemap.geodata.snapshot.ImportView;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.importing.reading.FormatReader;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.SourceFile;
import org.frontlinemap.importing.reading.UnreadableFileException;

/** Reads the files of a job against a snapshot. Thread-safe. */
final class FileReading {

    private final Clock clock;
    private final Space space;
    private final ImportSettings settings;

    FileReading(Clock clock, Space space, ImportSettings settings) {
        this.settings = settings;
        this.clock = clock;
        this.space = space;
    }

    /**
     * An import that counts and was asked the same of with the very same files, so that there is nothing to do; only
     * one of which every row was taken, since what was missing for the others may be there by now, and since which
     * nothing was corrected or withdrawn, be it a report of it or of those that it rests on.
     */
    static Optional<UUID> same(ImportJob job, Snapshot snapshot) {
        List<String> files = hashes(job.described());
        long amended = snapshot.amendments(snapshot.position()).stream().mapToLong(Amendment::position).max().orElse(0);
        return snapshot.imports(snapshot.position()).stream()
                .filter(each -> each.withdrawn() == null && each.header().rows().rejected() == 0
                        && each.last() > amended
                        && hashes(each.header().files()).equals(files) && job.options().asksTheSameAs(each.header()))
                .map(ImportView::id).findFirst();
    }

    private static List<String> hashes(List<Import.SourceFile> files) {
        return files.stream().map(Import.SourceFile::sha256).sorted().toList();
    }

    /**
     * Reads all of them.
     *
     * @throws java.util.concurrent.CancellationException      if the job is to end
     * @throws org.frontlinemap.geodata.InvalidRecordException if what was asked for cannot be done any more
     */
    Reading read(ImportJob job, Snapshot snapshot) throws IOException {
        ImportOptions options = job.options();
        Asked asked = new Asked();
        Known known = new SnapshotKnown(snapshot, options.newClaimant(), asked);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        FormatReader reader = ImportFormats.of(options.format()).orElseThrow()
                .reader(options.request(snapshot.theatre(), now), known);
        Map<String, String> unreadable = new LinkedHashMap<>();
        try (JobIntake intake = new JobIntake(job, space, new ReportCaps(settings), new WithdrawnBefore(snapshot))) {
            long before = addClaimant(options.newClaimant(), snapshot, intake);
            for (SourceFile file : inOrder(job, reader)) {
                try {
                    reader.read(file, intake);
                } catch (UnreadableFileException refused) {
                    unreadable.put(file.name(), refused.getMessage());
                }
            }
            String refused = finish(reader, intake);
            job.requireGoing();
            List<Import.Coverage> coverage = refused == null ? reader.coverage() : List.of();
            JobState.Findings findings = intake.findings(snapshot.position(), unreadable);
            intake.close();
            return new Reading(findings, coverage,
                    addsTo(known.imports(), coverage), reader.reliesOn(), intake.spool(),
                    intake.spool().size() > before, refused, asked);
        }
    }

    private static List<SourceFile> inOrder(ImportJob job, FormatReader reader) throws IOException {
        List<SourceFile> files = job.sources();
        if (files.size() < 2) {
            return files;
        }
        Map<String, SourceFile> byName = new HashMap<>();
        files.forEach(file -> byName.put(file.name(), file));
        return reader.inOrder(job.unread()).stream().map(file -> byName.get(file.name())).toList();
    }

    private static String finish(FormatReader reader, JobIntake intake) {
        try {
            reader.finish(intake);
            return null;
        } catch (UnreadableFileException refused) {
            return refused.getMessage();
        }
    }

    private static long addClaimant(Claimant claimant, Snapshot snapshot, JobIntake intake) {
        if (claimant == null || SnapshotKnown.recorded(snapshot, claimant.id()).isPresent()) {
            return 0;
        }
        intake.add(claimant);
        return 1;
    }

    /** Whether stretches reach beyond those recorded. */
    private static boolean addsTo(List<Known.Recorded> imports, List<Import.Coverage> coverage) {
        return coverage.stream().anyMatch(fresh -> {
            List<Import.Coverage> recorded = new ArrayList<>();
            imports.forEach(each -> each.header().coverage().stream()
                    .filter(old -> old.claimant().equals(fresh.claimant())).forEach(recorded::add));
            recorded.sort(java.util.Comparator.comparing(Import.Coverage::from));
            Instant reached = fresh.from();
            for (Import.Coverage old : recorded) {
                if (!old.from().isAfter(reached) && old.until().isAfter(reached)) {
                    reached = old.until();
                }
            }
            return reached.isBefore(fresh.until())
                    || recorded.stream().noneMatch(old -> !old.from().isAfter(fresh.from())
                            && !old.until().isBefore(fresh.from()));
        });
    }
}
