package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.frontlinemap.geodata.verdict.Agreement;
import org.locationtech.jts.geom.Envelope;

/**
 * Which control periods are asked for. Empty sets and nulls ask for any.
 *
 * @param endingAfter only periods that end after this instant; null for any
 * @param boxes       the settlement lies in one of these, in degrees, x longitude and y latitude, borders inclusive
 * @param after       id of the period after which the answer starts; null for the start
 * @param limit       most items, 1 or more
 */
public record PeriodQuery(Instant endingAfter, List<Envelope> boxes, Set<String> settlements, Set<String> controls,
        Set<Agreement> agreements, String after, int limit) {

    public PeriodQuery {
        boxes = boxes == null ? null : List.copyOf(boxes);
        settlements = Set.copyOf(settlements);
        controls = Set.copyOf(controls);
        agreements = Set.copyOf(agreements);
    }
}
