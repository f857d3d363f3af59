package org.frontlinemap.format;

import java.time.LocalDate;
import java.util.Locale;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.snapshot.Row;

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

    /**
     * The point of a settlement.
     *
     * @param day as of which it is named
     */
    public static TilePoint of(Row row, LocalDate day, int[] at) {
        Settlement settlement = row.settlement();
        return new TilePoint(at, settlement.id(), SettlementProperties.name(settlement, day),
                settlement.nameOn(day, "uk").orElse(null), settlement.kind().name().toLowerCase(Locale.ROOT), Stand.of(row),
                row.populationBefore(), row.stale());
    }
}
