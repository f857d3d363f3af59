package org.frontlinemap.reporting;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Correction;
import org.frontlinemap.geodata.ledger.EntryKind;
import org.frontlinemap.geodata.ledger.Withdrawal;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Inference;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.snapshot.ReportQuery;
import org.frontlinemap.geodata.snapshot.ReportView;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.recording.NewRecords;
import org.frontlinemap.web.BodyFields;
import org.frontlinemap.web.Controls;

/** Reads a request to correct or withdraw reports into a batch. For one use. */
final class AmendmentRequest {

    private static final int MOST = 1_000;

    private final Snapshot snapshot;
    private final ZoneId zone;
    private final AsOf ever;
    private final Batch batch;
    private final Set<UUID> amended = new HashSet<>();
    private final List<UUID> unchanged = new ArrayList<>();
    private final Instant latest;

    AmendmentRequest(Snapshot snapshot, Clock clock, String author) {
        this.snapshot = snapshot;
        this.zone = snapshot.theatre().zone();
        this.ever = new AsOf(Instant.MAX, Instant.MAX, snapshot.position());
        this.batch = new Batch(author);
        this.latest = clock.instant().plus(NewRecords.CLOCK_SKEW);
    }

    Batch read(BodyFields body) {
        String reason = body.required("reason");
        if (body.has("document")) {
            amendAll(body, reason);
        } else {
            body.objects("reports", MOST, fields -> {
                ReportView view = report(fields);
                amend(fields, view == null ? List.of() : List.of(view), reason, false);
                return view;
            });
        }
        if (amended.isEmpty() && body.isSound()) {
            body.fault("reports", null, "must hold at least one report to correct or withdraw");
        }
        body.requireSound();
        return batch.onlyAt(snapshot.position());
    }

    /** Reports of a document that read already as they would be set. */
    List<UUID> unchanged() {
        return unchanged;
    }

    /** The reports that cite a document and counted at a position. */
    static List<ReportView> citing(UUID document, Snapshot snapshot, long position) {
        return snapshot.reports(new ReportQuery(null, null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), document,
                null, Integer.MAX_VALUE), new AsOf(Instant.MAX, Instant.MAX, position)).items();
    }

    private void amendAll(BodyFields body, String reason) {
        UUID document = body.uuid("document");
        List<ReportView> citing = document == null ? List.of() : citing(document, snapshot, snapshot.position());
        if (document != null && citing.isEmpty()) {
            body.fault("document", document.toString(), "is cited by no report that counts");
        }
        amend(body, citing, reason, true);
        if (!unchanged.isEmpty() && unchanged.size() == citing.size()) {
            body.fault("set", null, "changes nothing in any report of the document");
        }
    }

    private ReportView report(BodyFields fields) {
        UUID id = fields.uuid("id");
        if (id == null) {
            if (!fields.has("id")) {
                fields.fault("id", null, "is required");
            }
            return null;
        }
        ReportView view = snapshot.report(id, ever).orElse(null);
        if (view == null) {
            fields.fault("id", id.toString(),
                    snapshot.hasRecorded(id) ? "is withdrawn already" : "is no report here");
        } else if (amended.contains(id)) {
            fields.fault("id", id.toString(), "stands in the request twice");
        }
        return view;
    }

    /**
     * Reads what is to be done with some reports, which is the same for all of them.
     *
     * @param skipping whether those that read so already are left as they are, else refused
     */
    private void amend(BodyFields fields, List<ReportView> views, String reason, boolean skipping) {
        boolean withdraw = fields.flag("withdraw");
        boolean set = fields.has("set");
        if (views.isEmpty()) {
            return; // there is nothing to read it against, and a fault says why
        }
        if (withdraw == set) {
            fields.fault("withdraw", null, "must be true, or set must say what is right; not both");
            return;
        }
        if (withdraw) {
            views.forEach(view -> record(fields, view.id(), () -> new Withdrawal(view.id(), reason)));
            return;
        }
        fields.object("set", right -> {
            for (ReportView view : views) {
                Report replacement = corrected(right, view.report());
                right.close(); // what is no field here is, alone, what is wrong
                if (replacement == null || !right.isSound()) {
                    return; // what is wrong with it is wrong for the rest too
                }
                if (!replacement.equals(view.report())) {
                    record(fields, view.id(), () -> new Correction(view.id(), EntryKind.REPORT, replacement, reason));
                } else if (skipping) {
                    unchanged.add(view.id());
                } else {
                    fields.fault("set", null, "changes nothing in report " + view.id());
                }
            }
        });
    }

    private void record(BodyFields fields, UUID id, java.util.function.Supplier<Record> maker) {
        Record body = fields.isSound() ? fields.made(maker) : null;
        if (body != null) {
            batch.add(body);
            amended.add(id);
        }
    }

    private Report corrected(BodyFields set, Report old) {
        String settlement = set.has("settlement") ? set.required("settlement") : old.settlement();
        String present = settlement == null ? null : snapshot.presentId(settlement).orElse(null);
        if (settlement != null && present == null) {
            set.fault("settlement", settlement, "is no settlement here");
        }
        String claimant = set.has("claimant") ? set.required("claimant") : old.claimant();
        if (claimant != null && snapshot.claimants(snapshot.position()).stream().map(Claimant::id)
                .noneMatch(id -> id.equals(claimant))) {
            set.fault("claimant", claimant, "is no claimant here");
        }
        List<String> controls = Controls.of(snapshot.theatre());
        String control = set.has("control") ? set.required("control") : old.control().id();
        if (control != null && !controls.contains(control)) {
            set.fault("control", control, "must be one of " + String.join(", ", controls));
        }
        Basis basis = set.word(Basis.class, "basis", old.basis());
        Inference inference = set.word(Inference.class, "inference", old.inference());
        Extent extent = set.word(Extent.class, "extent", old.extent());
        TimeSpan valid = set.has("valid_from") ? set.time("valid_from", zone) : old.valid();
        TimeSpan published = set.has("published") ? set.time("published", zone) : old.published();
        if (published != null && published.earliest().isAfter(latest)) {
            set.fault("published", published.text(), "must not be in the future");
        }
        String label = set.names("source_label") ? set.text("source_label") : old.sourceLabel();
        String note = set.names("note") ? set.text("note") : old.note();
        return !set.isSound() ? null : set.made(() -> new Report(present, claimant, Control.of(control), basis,
                inference, extent, valid, published, old.documents(), label, note,
                present.equals(old.settlement()) ? old.nearEdge() : null));
    }
}
