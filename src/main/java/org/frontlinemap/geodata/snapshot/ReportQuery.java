package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.locationtech.jts.geom.Envelope;

/**
 * Which reports are asked for. Empty sets and nulls ask for any.
 *
 * @param validFrom only reports that hold from this instant or later: an exact time counts from this instant on,
 *                  inclusive, a period if it ends after it; null for any
 * @param boxes     the settlement lies in one of these, in degrees, x longitude and y latitude, borders inclusive
 * @param sides     parties' ids and {@code independent}
 * @param after     id of the report after which the answer starts; null for the start
 * @param limit     most items, 1 or more
 */
public record ReportQuery(Instant validFrom, List<Envelope> boxes, Set<String> settlements, Set<String> claimants,
        Set<String> sides, Set<String> controls, Set<String> bases, UUID document, UUID after, int limit) {

    /** All reports. */
    public static final ReportQuery ALL = new ReportQuery(null, null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(),
            null, null, Integer.MAX_VALUE);

    public ReportQuery {
        boxes = boxes == null ? null : List.copyOf(boxes);
        settlements = Set.copyOf(settlements);
        claimants = Set.copyOf(claimants);
        sides = Set.copyOf(sides);
        controls = Set.copyOf(controls);
        bases = Set.copyOf(bases);
    }
}
