package org.frontlinemap.reporting;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Inference;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.snapshot.ReportView;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.recording.NewRecords;
import org.frontlinemap.web.BodyFields;
import org.frontlinemap.web.Controls;

/**
 * Reads what a client submits into a batch: new claimants, the documents, and the statements that all of these
 * documents carry. For one use.
 */
final class Submission {

    static final int MOST_REPORTS = 1_000;
    private static final int MOST_OTHERS = 10;

    private final Snapshot snapshot;
    private final ZoneId zone;
    private final Instant now;
    private final Batch batch;
    private final Set<String> claimants;
    private final List<UUID> cited = new ArrayList<>();
    /** New ones: one that is described twice is one. */
    private final Set<Document> described = new HashSet<>();
    private TimeSpan documentsPublished;

    Submission(Snapshot snapshot, Clock clock, String author) {
        this.snapshot = snapshot;
        this.zone = snapshot.theatre().zone();
        this.now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        this.batch = new Batch(author);
        this.claimants = snapshot.claimants(snapshot.position()).stream().map(Claimant::id)
                .collect(Collectors.toSet());
    }

    /** Reads one document with its statements, or one statement with its documents. */
    Batch read(BodyFields body) {
        boolean several = body.has("reports");
        context(body);
        List<Report> reports = several
                ? body.objects("reports", MOST_REPORTS, fields -> report(fields, fields.required("settlement"), null))
                : singletonOf(report(body, body.required("settlement"), null));
        if (several && reports.isEmpty() && body.isSound()) {
            body.fault("reports", null, "must hold at least one report");
        }
        return finished(body, reports);
    }

    /** Reads one statement on a settlement; what it holds from and when it was published default to now. */
    Batch readControl(BodyFields body, String settlement) {
        context(body);
        return finished(body, singletonOf(report(body, settlement, TimeSpan.at(now))));
    }

    private static List<Report> singletonOf(Report report) {
        List<Report> one = new ArrayList<>();
        one.add(report);
        return one;
    }

    private Batch finished(BodyFields body, List<Report> reports) {
        body.requireSound();
        reports.forEach(batch::add);
        return batch.onlyAt(snapshot.position());
    }

    private void context(BodyFields body) {
        body.objects("claimants", MOST_OTHERS, this::claimant);
        List<TimeSpan> published = new ArrayList<>();
        body.objects("documents", MOST_OTHERS, fields -> {
            int before = cited.size();
            TimeSpan stated = document(fields);
            return cited.size() == before || published.add(stated);
        });
        if (cited.isEmpty() && body.isSound()) {
            body.fault("documents", null, "must hold at least one document");
        }
        documentsPublished = published.size() == 1 ? published.get(0) : null;
    }

    private Claimant claimant(BodyFields fields) {
        Claimant claimant = NewRecords.claimant(fields, snapshot.theatre());
        if (claimant != null && !claimants.add(claimant.id())) {
            fields.fault("id", claimant.id(), "is a claimant already");
        } else if (claimant != null) {
            batch.add(claimant);
        }
        return claimant;
    }

    /** Cites a document, new or recorded before, and says when it was published; null if that is not known. */
    private TimeSpan document(BodyFields fields) {
        if (fields.has("id")) {
            UUID id = fields.uuid("id");
            ReportView.DocumentView recorded = id == null ? null
                    : snapshot.document(id, snapshot.position()).orElse(null);
            if (recorded == null) {
                if (id != null) {
                    fields.fault("id", id.toString(), "is no document here");
                }
                return null;
            }
            if (!cited.contains(recorded.id())) {
                cited.add(recorded.id());
            }
            return recorded.document().published();
        }
        TimeSpan published = NewRecords.notLater(fields, "published", fields.time("published", zone), now);
        Document document = NewRecords.document(fields, published);
        if (document != null && described.add(document)) {
            cited.add(batch.add(document));
        }
        return published;
    }

    private Report report(BodyFields fields, String place, TimeSpan otherwise) {
        String settlement = place == null ? null : snapshot.presentId(place).orElse(null);
        if (place != null && settlement == null) {
            fields.fault("settlement", place, "is no settlement here");
        }
        String claimant = fields.required("claimant");
        if (claimant != null && !claimants.contains(claimant)) {
            fields.fault("claimant", claimant, "is no claimant here; new ones go into claimants");
        }
        Control control = control(fields);
        Basis basis = fields.word(Basis.class, "basis", null);
        Inference inference = fields.word(Inference.class, "inference", Inference.STATED);
        Extent extent = fields.word(Extent.class, "extent", Extent.WHOLE);
        TimeSpan valid = time(fields, "valid_from", otherwise);
        TimeSpan published = NewRecords.notLater(fields, "published",
                time(fields, "published", otherwise != null ? otherwise : documentsPublished), now);
        String label = fields.text("source_label");
        String note = fields.text("note");
        if (settlement == null || !fields.isSound()) {
            return null;
        }
        return fields.made(() -> new Report(settlement, claimant, control, basis, inference, extent, valid, published,
                cited, label, note));
    }

    private Control control(BodyFields fields) {
        String word = fields.required("control");
        List<String> known = Controls.of(snapshot.theatre());
        if (word != null && !known.contains(word)) {
            fields.fault("control", word, "must be one of " + String.join(", ", known));
            return null;
        }
        return word == null ? null : Control.of(word);
    }

    private TimeSpan time(BodyFields fields, String name, TimeSpan otherwise) {
        if (otherwise == null || fields.has(name)) {
            String text = fields.required(name);
            return text == null ? null : fields.time(name, zone);
        }
        return otherwise;
    }
}
