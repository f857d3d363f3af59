package org.frontlinemap.geodata.snapshot;

import java.util.List;
import java.util.Set;
import org.frontlinemap.geodata.verdict.Agreement;
import org.locationtech.jts.geom.Envelope;

/**
 * Which settlements are asked for.
 *
 * @param boxes      in degrees, x longitude and y latitude, borders inclusive; any of them; null for everywhere
 * @param controls   reported control is one of these; empty for any
 * @param agreements likewise
 * @param text       some word of some name, in any language and of any time, begins so; null for any
 * @param after      id of the settlement after which the answer starts; null for the start
 * @param limit      most items, 1 or more
 */
public record SettlementQuery(List<Envelope> boxes, Set<String> controls, Set<Agreement> agreements, String text,
        String after, int limit) {

    /** All settlements. */
    public static final SettlementQuery ALL =
            new SettlementQuery(null, Set.of(), Set.of(), null, null, Integer.MAX_VALUE);

    public SettlementQuery {
        boxes = boxes == null ? null : List.copyOf(boxes);
        controls = Set.copyOf(controls);
        agreements = Set.copyOf(agreements);
    }
}
