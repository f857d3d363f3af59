package org.frontlinemap.geodata.snapshot;

import java.util.UUID;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;

/**
 * A figure with the document that gives it.
 *
 * @param document null if it was withdrawn
 */
public record PopulationView(UUID id, PopulationObservation observation, ReportView.DocumentView document) {
}
