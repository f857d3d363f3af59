package org.frontlinemap.importing.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.report.Wording;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.ReportTables;

/**
 * Takes statements row by row, leaves out those that repeat, and hands the others over in the order they came: as a
 * table where several on end share claimant and documents, else one by one.
 */
final class NewReports {

    private static final int MOST_ROWS = 5_000;
    private static final List<UUID> NOT_ADDED_YET = List.of(new UUID(0, 0));

    private final ImportRequest request;
    private final Known known;
    private final Repetitions repetitions;
    private final Opposites contradictions = new Opposites();
    private final CitedDocuments documents;
    private final List<Report> pending = new ArrayList<>();

    NewReports(ImportRequest request, Known known) {
        this.request = request;
        this.known = known;
        this.repetitions = new Repetitions(known);
        this.documents = new CitedDocuments(known);
    }

    /** Where a statement stands in its file. */
    record Place(String file, long line) {
    }

    /**
     * Takes a statement.
     *
     * @param cited at least one document
     * @param place where it stands
     * @throws InvalidRecordException if it cannot be taken; then nothing of it is
     */
    void take(String settlement, String claimant, Wording said, TimeSpan valid, TimeSpan published,
            List<Document> cited, Place place, Intake intake) {
        if (claimant == null) {
            throw new InvalidRecordException("claimant", null, "is required, since the import names none");
        }
        if (known.claimant(claimant).isEmpty()) {
            throw new InvalidRecordException("claimant", claimant, "is no claimant here");
        }
        if (cited.isEmpty()) {
            throw new InvalidRecordException("publisher", null, "is required, since the import names no document");
        }
        requireNotFuture("published", published);
        for (Document document : cited) {
            requireNotFuture("documents.published", document.published());
        }
        Report report = report(settlement, claimant, said, valid, published, NOT_ADDED_YET);
        contradictions.look(report, place, intake);
        if (repetitions.isOne(report, cited)) {
            intake.unchanged(1);
            return;
        }
        intake.report(settlement);
        List<UUID> ids = documents.ids(cited, intake);
        if (!pending.isEmpty() && (pending.size() == MOST_ROWS || !pending.get(0).claimant().equals(claimant)
                || !pending.get(0).documents().equals(ids))) {
            flush(intake);
        }
        pending.add(report(settlement, claimant, said, valid, published, ids));
        intake.accepted(1);
    }

    private static Report report(String settlement, String claimant, Wording said, TimeSpan valid, TimeSpan published,
            List<UUID> documents) {
        return new Report(settlement, claimant, said.control(), said.basis(), said.inference(), said.extent(), valid,
                published, documents, said.sourceLabel(), said.note());
    }

    private void requireNotFuture(String field, TimeSpan published) {
        if (published != null && published.earliest().isAfter(request.now())) {
            throw new InvalidRecordException(field, published.text(), "must not be in the future");
        }
    }

    /** Imports that hold what was left out. */
    Set<UUID> reliesOn() {
        return repetitions.reliesOn();
    }

    /** Hands over what is left. */
    void flush(Intake intake) {
        if (pending.size() == 1) {
            intake.add(pending.get(0));
        } else if (!pending.isEmpty()) {
            intake.add(ReportTables.table(pending));
        }
        pending.clear();
    }
}
