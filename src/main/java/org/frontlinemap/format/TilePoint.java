package org.frontlinemap.format;

import java.util.Locale;
import org.frontlinemap.geodata.snapshot.SettlementView;

/**
 * A settlement in a vector tile.
 *
 * @param at         x and y in the tile's own units, one pair after the other; more than one where the tile wraps round
 *                   the world
 * @param ukrainian  its name in Ukrainian; null if there is none
 * @param population the figure from before the invasion; null if there is none
 */
public record TilePoint(int[] at, String id, String name, String ukrainian, String kind, Stand stand, Integer population,
        boolean stale) {

    /** The point of a settlement. */
    public static TilePoint of(SettlementView view, int[] at) {
        return new TilePoint(at, view.settlement().id(), SettlementProperties.name(view),
                SettlementProperties.ukrainianName(view), view.settlement().kind().name().toLowerCase(Locale.ROOT),
                Stand.of(view.verdict()), SettlementProperties.populationBefore(view), view.stale());
    }
}
