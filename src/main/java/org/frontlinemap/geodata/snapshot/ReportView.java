package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Report;

/**
 * A report with what it refers to, as it read at a position.
 *
 * @param id         of the report
 * @param position   at which it was first recorded
 * @param recorded   when that was
 * @param settlement the present settlement it counts for
 * @param side       the party the claimant spoke for, or {@code independent}
 * @param documents  those it cites, in its order; a withdrawn one is missing
 */
public record ReportView(UUID id, long position, Instant recorded, Report report, Settlement settlement,
        Claimant claimant, String side, List<DocumentView> documents) {

    /** A document with its id. */
    public record DocumentView(UUID id, Document document) {
    }
}
