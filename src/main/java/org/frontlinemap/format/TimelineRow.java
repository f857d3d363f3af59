package org.frontlinemap.format;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.frontlinemap.geodata.gazetteer.AdminUnit;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.snapshot.Row;

/**
 * A settlement and how its verdict went.
 *
 * @param location   null if it has none
 * @param population the figure from before the invasion; null if there is none
 * @param ukrainian  its name in Ukrainian; null if there is none
 * @param adm1       the oblast's name; null if it is not known
 * @param adm2       the raion's; null likewise
 * @param now        at the end
 * @param first      before the first turn
 * @param turns      each another than the one before, ascending
 */
public record TimelineRow(String id, Location location, Integer population, String kind, String name, String ukrainian,
        String adm1, String adm2, boolean stale, Stand now, Stand first, List<Turn> turns) {

    /** From an instant on, the verdict stands so. */
    public record Turn(Instant at, Stand stand) {
    }

    /**
     * The row of a settlement.
     *
     * @param day as of which it is named
     */
    public static TimelineRow of(Row row, LocalDate day, Stand first, List<Turn> turns) {
        Settlement settlement = row.settlement();
        return new TimelineRow(settlement.id(), settlement.location(), row.populationBefore(),
                settlement.kind().name().toLowerCase(Locale.ROOT), SettlementProperties.name(settlement, day),
                settlement.nameOn(day, "uk").orElse(null), unit(settlement, 1), unit(settlement, 2), row.stale(),
                Stand.of(row), first, turns);
    }

    private static String unit(Settlement settlement, int level) {
        return settlement.admin(level).map(AdminUnit::name).map(name -> name.get("en")).orElse(null);
    }
}
