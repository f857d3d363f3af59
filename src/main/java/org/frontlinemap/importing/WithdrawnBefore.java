package org.frontlinemap.importing;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.frontlinemap.geodata.ledger.EntryKind;
import org.frontlinemap.geodata.report.AreaAssessment;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.report.ReportTable;
import org.frontlinemap.geodata.report.Wording;
import org.frontlinemap.geodata.snapshot.Amendment;
import org.frontlinemap.geodata.snapshot.Snapshot;

/**
 * What was withdrawn report by report: who brings it again means it, so that it is recorded anew, and is told. For one
 * reading.
 */
final class WithdrawnBefore {

    private final Set<Statement> statements = new HashSet<>();

    WithdrawnBefore(Snapshot snapshot) {
        for (Amendment amendment : snapshot.amendments(snapshot.position())) {
            if (amendment.kind() == EntryKind.WITHDRAWAL && amendment.before() != null && amendment.after() == null) {
                Report report = amendment.before().report();
                statements.add(Statement.of(report));
                snapshot.presentId(report.settlement()).ifPresent(present ->
                        statements.add(Statement.of(report).on(present)));
            }
        }
    }

    private record Statement(String settlement, String claimant, Wording said, Instant valid, Instant published) {

        static Statement of(Report report) {
            return new Statement(report.settlement(), report.claimant(), Wording.of(report), report.valid().latest(),
                    report.published().latest());
        }

        Statement on(String other) {
            return new Statement(other, claimant, said, valid, published);
        }
    }

    /** How many reports that an entry brings were withdrawn before. */
    long among(Record body) {
        if (statements.isEmpty()) {
            return 0;
        }
        if (body instanceof Report report) {
            return statements.contains(Statement.of(report)) ? 1 : 0;
        }
        ReportTable table = body instanceof AreaAssessment areas ? areas.reports()
                : body instanceof ReportTable rows ? rows : null;
        long count = 0;
        for (int row = 0; table != null && row < table.size(); row++) {
            count += statements.contains(Statement.of(table.report(row))) ? 1 : 0;
        }
        return count;
    }
}
