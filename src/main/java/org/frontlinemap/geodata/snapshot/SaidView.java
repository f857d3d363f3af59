package org.frontlinemap.geodata.snapshot;

import java.util.UUID;
import org.frontlinemap.geodata.report.Report;

/**
 * What a claimant said of a settlement.
 *
 * @param importId the import it came with; null if it came alone
 */
public record SaidView(UUID id, Report report, UUID importId) {
}
