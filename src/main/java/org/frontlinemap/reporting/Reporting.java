package org.frontlinemap.reporting;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Entry;
import org.frontlinemap.geodata.ledger.EntryKind;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.ledger.Withdrawal;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Rules;
import org.frontlinemap.geodata.verdict.Verdict;
import org.frontlinemap.recording.Recorder;
import org.frontlinemap.recording.Writer;
import org.frontlinemap.web.Addresses;
import org.frontlinemap.web.BodyFields;
import org.frontlinemap.web.JsonBody;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.RequestException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Records reports and withdraws them. */
@RestController
class Reporting {

    private final Recorder recorder;
    private final Ledger ledger;
    private final Snapshots snapshots;
    private final Clock clock;

    Reporting(Recorder recorder, Ledger ledger, Snapshots snapshots, Clock clock) {
        this.recorder = recorder;
        this.ledger = ledger;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @PostMapping("/collections/reports/items")
    ResponseEntity<Map<String, Object>> post(HttpServletRequest request) throws IOException {
        byte[] body = JsonBody.bytes(request); // before the parameters: a form's body would count among them
        QueryParameters query = new QueryParameters(request, TrialReading.PARAMETERS);
        String author = Writer.author(request);
        Batch.RetryKey retryKey = Writer.retryKey(request, body); // refused in a trial too if it is none
        if (query.flag("dry_run")) {
            Snapshot snapshot = snapshots.current();
            TrialReading reading = TrialReading.of(query, snapshot, clock);
            Batch batch = new Submission(snapshot, clock, author).read(new BodyFields(JsonBody.object(body)));
            return ResponseEntity.ok().header("Cache-Control", "no-store")
                    .body(new DryRun(snapshot, reading).of(batch));
        }
        TrialReading.refuseWithoutTrial(query);
        Ledger.Appended appended = recorder.record(author, retryKey, snapshot ->
                new Submission(snapshot, clock, author).read(new BodyFields(JsonBody.object(body))));
        return created(appended, request, new LinkedHashMap<>());
    }

    @PutMapping("/collections/settlements/items/{id}/control")
    ResponseEntity<Map<String, Object>> control(@PathVariable String id, HttpServletRequest request)
            throws IOException {
        byte[] body = JsonBody.bytes(request);
        new QueryParameters(request, List.of());
        String author = Writer.author(request);
        Ledger.Appended appended = recorder.record(author, Writer.retryKey(request, body), snapshot -> {
            String settlement = snapshot.presentId(id)
                    .orElseThrow(() -> RequestException.notFound("id", id, "is no settlement here"));
            return new Submission(snapshot, clock, author)
                    .readControl(new BodyFields(JsonBody.object(body)), settlement);
        });
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("verdict", verdict(id));
        return created(appended, request, more);
    }

    @DeleteMapping("/collections/reports/items/{id}")
    ResponseEntity<Map<String, Object>> withdraw(@PathVariable String id, HttpServletRequest request) {
        QueryParameters query = new QueryParameters(request, List.of("reason"));
        UUID report = QueryParameters.uuid("id", id);
        if (!query.has("reason")) {
            throw RequestException.badParameter("reason", null, "is required: why the report is withdrawn");
        }
        String author = Writer.author(request);
        Ledger.Appended appended = recorder.record(author, Writer.retryKey(request, new byte[0]), snapshot ->
                withdrawal(report, query.text("reason"), snapshot, author));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("position", appended.lastPosition());
        body.put("withdrawn", report);
        return ResponseEntity.ok().header("Cache-Control", "no-store").body(body);
    }

    private static Batch withdrawal(UUID report, String reason, Snapshot snapshot, String author) {
        if (!snapshot.hasRecorded(report)) {
            throw RequestException.notFound("id", report.toString(), "is no report here");
        }
        AsOf head = new AsOf(Instant.MAX, Instant.MAX, snapshot.position());
        if (snapshot.report(report, head).isEmpty()) {
            throw new RequestException(HttpStatus.CONFLICT, "id", report.toString(), "is withdrawn already");
        }
        Batch batch = new Batch(author);
        batch.add(new Withdrawal(report, reason));
        return batch.onlyAt(snapshot.position());
    }

    private ResponseEntity<Map<String, Object>> created(Ledger.Appended appended, HttpServletRequest request,
            Map<String, Object> more) {
        List<Map<String, Object>> reports = new ArrayList<>();
        List<UUID> documents = new ArrayList<>();
        UUID cited = null;
        for (Entry entry : ledger.read(appended.firstPosition() - 1, appended.ids().size())) {
            if (entry.kind() == EntryKind.DOCUMENT) {
                documents.add(entry.id());
            } else if (entry.kind() == EntryKind.REPORT && !entry.isRedacted()) {
                Report report = (Report) entry.body();
                cited = report.documents().get(0);
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("id", entry.id());
                line.put("position", entry.position());
                line.put("settlement", report.settlement());
                line.put("counts_from", report.valid().latest().isAfter(report.published().latest())
                        ? report.valid().latest() : report.published().latest());
                reports.add(line);
            }
        }
        Addresses at = new Addresses(request);
        String location = reports.size() == 1 ? at.of("/collections/reports/items/{id}", reports.get(0).get("id"))
                : at.of("/collections/reports/items", Map.of("document", String.valueOf(cited)));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("position", appended.lastPosition());
        body.put("documents", documents);
        body.put("reports", reports);
        body.putAll(more);
        return ResponseEntity.created(URI.create(location)).header("Cache-Control", "no-store").body(body);
    }

    private Map<String, Object> verdict(String settlement) {
        Snapshot snapshot = snapshots.current();
        AsOf now = new AsOf(clock.instant(), clock.instant(), snapshot.position());
        Verdict verdict = snapshot.settlement(settlement, now, Rules.DEFAULT).orElseThrow().verdict();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("control", verdict.control().id());
        body.put("agreement", verdict.agreement().name().toLowerCase(java.util.Locale.ROOT));
        return body;
    }
}
