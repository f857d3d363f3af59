package org.frontlinemap.reporting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Correction;
import org.frontlinemap.geodata.ledger.Withdrawal;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.snapshot.ReportView;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Statement;
import org.frontlinemap.geodata.verdict.Verdict;

/** Which verdicts of a reading a batch of corrections and withdrawals would change were it recorded. For one use. */
final class AmendmentTrial {

    private final Map<UUID, ReportView> amended = new LinkedHashMap<>();
    private final Map<UUID, Report> replacements = new HashMap<>();
    private final Set<String> settlements = new LinkedHashSet<>();
    private final Snapshot snapshot;
    private final TrialReading reading;

    AmendmentTrial(Snapshot snapshot, TrialReading reading) {
        this.snapshot = snapshot;
        this.reading = reading;
    }

    /** Says so, settlement by settlement. */
    Map<String, Object> of(Batch batch, List<UUID> unchanged) {
        List<UUID> corrected = new ArrayList<>();
        List<UUID> withdrawn = new ArrayList<>();
        for (Batch.Draft draft : batch.drafts()) {
            if (draft.body() instanceof Correction correction) {
                corrected.add(correction.of());
                amend(correction.of(), (Report) correction.replacement());
            } else if (draft.body() instanceof Withdrawal withdrawal) {
                withdrawn.add(withdrawal.of());
                amend(withdrawal.of(), null);
            }
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("corrected", corrected);
        body.put("withdrawn", withdrawn);
        body.put("unchanged", unchanged);
        body.put("settlements", settlements.stream().map(this::line).toList());
        return body;
    }

    private void amend(UUID id, Report replacement) {
        ReportView view = snapshot.report(id, new AsOf(Instant.MAX, Instant.MAX, snapshot.position())).orElseThrow();
        amended.put(id, view);
        settlements.add(view.settlement().id());
        if (replacement != null) {
            replacements.put(id, replacement);
            settlements.add(replacement.settlement());
        }
    }

    private Map<String, Object> line(String settlement) {
        Verdict before = snapshot.settlement(settlement, reading.asOf(), reading.rule()).orElseThrow().verdict();
        List<Statement> said = new ArrayList<>();
        before.weighed().stream().map(Verdict.Weighed::statement)
                .filter(statement -> !amended.containsKey(statement.id())).forEach(said::add);
        replacements.forEach((id, report) -> {
            Statement statement = Statement.of(id, amended.get(id).position(), report, claimant(report.claimant()));
            if (presentId(report).equals(settlement) && reading.counts(statement)) {
                said.add(statement);
            }
        });
        said.sort(Statement.WALKING_ORDER);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("settlement", settlement);
        line.put("before", DryRun.describe(before));
        line.put("after", DryRun.describe(reading.rule().decide(said)));
        return line;
    }

    private String presentId(Report report) {
        return snapshot.presentId(report.settlement()).orElseThrow();
    }

    private Claimant claimant(String id) {
        return snapshot.claimants(snapshot.position()).stream().filter(claimant -> claimant.id().equals(id))
                .findFirst().orElseThrow();
    }
}
