package org.frontlinemap.geodata.snapshot;

import java.time.Instant;

/**
 * Where the headline figures of a settlement's population became others along an axis.
 *
 * @param at     inclusive; null for the start of time
 * @param before newest figure from before the invasion, until the next step; null if there is none
 * @param latest newest figure from after it; null likewise
 */
public record PopulationStep(Instant at, PopulationView before, PopulationView latest) {
}
