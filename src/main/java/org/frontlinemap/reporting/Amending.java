package org.frontlinemap.reporting;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Correction;
import org.frontlinemap.geodata.ledger.Entry;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.ledger.Withdrawal;
import org.frontlinemap.geodata.snapshot.ReportView;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.recording.Recorder;
import org.frontlinemap.recording.Writer;
import org.frontlinemap.web.BodyFields;
import org.frontlinemap.web.JsonBody;
import org.frontlinemap.web.QueryParameters;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /corrections}: corrects or withdraws reports of ours, one, several, or all that cite a document. */
@RestController
class Amending {

    private final Recorder recorder;
    private final Ledger ledger;
    private final Snapshots snapshots;
    private final Clock clock;

    Amending(Recorder recorder, Ledger ledger, Snapshots snapshots, Clock clock) {
        this.recorder = recorder;
        this.ledger = ledger;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @PostMapping("/corrections")
    ResponseEntity<Map<String, Object>> amend(HttpServletRequest request) throws IOException {
        byte[] body = JsonBody.bytes(request); // before the parameters: a form's body would count among them
        QueryParameters query = new QueryParameters(request, TrialReading.PARAMETERS);
        String author = Writer.author(request);
        Batch.RetryKey retryKey = Writer.retryKey(request, body); // refused in a trial too if it is none
        if (query.flag("dry_run")) {
            Snapshot snapshot = snapshots.current();
            TrialReading reading = TrialReading.of(query, snapshot, clock);
            AmendmentRequest asked = new AmendmentRequest(snapshot, clock, author);
            Batch batch = asked.read(new BodyFields(JsonBody.object(body)));
            return ResponseEntity.ok().header("Cache-Control", "no-store")
                    .body(new AmendmentTrial(snapshot, reading).of(batch, asked.unchanged()));
        }
        TrialReading.refuseWithoutTrial(query);
        Ledger.Appended appended = recorder.record(author, retryKey, snapshot ->
                new AmendmentRequest(snapshot, clock, author).read(new BodyFields(JsonBody.object(body))));
        List<UUID> corrected = new ArrayList<>();
        List<UUID> withdrawn = new ArrayList<>();
        for (Entry entry : ledger.read(appended.firstPosition() - 1, appended.ids().size())) {
            if (entry.isRedacted()) {
                continue;
            }
            if (entry.body() instanceof Correction correction) {
                corrected.add(correction.of());
            } else if (entry.body() instanceof Withdrawal withdrawal) {
                withdrawn.add(withdrawal.of());
            }
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("position", appended.lastPosition());
        answer.put("corrected", corrected);
        answer.put("withdrawn", withdrawn);
        answer.put("unchanged", unchanged(body, appended, Set.copyOf(corrected), Set.copyOf(withdrawn)));
        return ResponseEntity.status(HttpStatus.CREATED).header("Cache-Control", "no-store").body(answer);
    }

    /** Reports of the document that were left as they were: worked out of the ledger, so that a retry is told the same. */
    private List<UUID> unchanged(byte[] body, Ledger.Appended appended, Set<UUID> corrected, Set<UUID> withdrawn) {
        UUID document = new BodyFields(JsonBody.object(body)).uuid("document");
        return document == null ? List.of()
                : AmendmentRequest.citing(document, snapshots.current(), appended.firstPosition() - 1).stream()
                        .map(ReportView::id).filter(id -> !corrected.contains(id) && !withdrawn.contains(id)).toList();
    }
}
