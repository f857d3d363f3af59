package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.frontlinemap.geodata.verdict.Verdict;

/**
 * From where on, along an axis, a verdict holds.
 *
 * @param at       the instant, inclusive; null for the start of time, and along {@link Axis#POSITION}
 * @param position the position, inclusive; 0 for the start, and along the other axes
 * @param verdict  that holds until the next step
 * @param reports  ids of the reports that came to count at this step or no longer did
 */
public record Step(Instant at, long position, Verdict verdict, List<UUID> reports) {

    public Step {
        reports = List.copyOf(reports);
    }

    /** Whether control, agreement or claimed control is another than before. */
    boolean differsFrom(Step before) {
        return !verdict.control().equals(before.verdict.control())
                || verdict.agreement() != before.verdict.agreement()
                || !Objects.equals(verdict.claimed(), before.verdict.claimed());
    }
}
