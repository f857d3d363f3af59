package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.verdict.Agreement;

/**
 * A stretch of valid time in which a verdict stayed the same.
 *
 * @param from     inclusive; null for the start of time
 * @param until    exclusive; null where it ends with the moment asked about
 * @param claimed  as in the verdict
 * @param openedBy ids of the reports of the instant that opened it; empty for the first
 * @param closedBy ids of the reports of the instant that closed it; empty where it ends with the moment asked about
 */
public record ControlPeriod(Instant from, Instant until, Control control, Agreement agreement, Control claimed,
        List<UUID> openedBy, List<UUID> closedBy) {
}
