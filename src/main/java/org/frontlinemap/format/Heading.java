package org.frontlinemap.format;

import java.util.List;
import java.util.Set;
import org.frontlinemap.geodata.crs.Projection;
import org.frontlinemap.geodata.theatre.Theatre;
import org.frontlinemap.geodata.time.AsOf;

/**
 * What an answer says of itself besides its rows.
 *
 * @param rule        id of the rule; null where none decided
 * @param without     ids of claimants left out
 * @param projection  in which coordinates are given
 * @param attribution whom the data is owed to
 */
public record Heading(AsOf asOf, String rule, Set<String> without, Projection projection,
        List<Theatre.Attribution> attribution, String disclaimer,
        List<Link> links) {
}
