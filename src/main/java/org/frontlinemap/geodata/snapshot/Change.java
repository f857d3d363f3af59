package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.verdict.Verdict;

/**
 * The verdict on a settlement became another.
 *
 * @param step     where, along the axis asked about
 * @param before   verdict just before it
 * @param cause    what kind of entry did it
 * @param reason   why, with a correction, withdrawal or redaction; else null
 * @param recorded when the entry was recorded, along {@link Axis#POSITION}; else null
 */
public record Change(Settlement settlement, Step step, Verdict before, Cause cause, String reason, Instant recorded) {

    /** What changed a verdict. Only along {@link Axis#POSITION} can it be anything but a report. */
    public enum Cause { REPORT, CORRECTION, WITHDRAWAL, SETTLEMENT, CLAIMANT }
}
