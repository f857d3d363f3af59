package org.frontlinemap.format;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.frontlinemap.geodata.gazetteer.AdminUnit;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.snapshot.SettlementView;

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

    /** The row of a settlement. */
    public static TimelineRow of(SettlementView view, Stand first, List<Turn> turns) {
        return new TimelineRow(view.settlement().id(), view.settlement().location(),
                SettlementProperties.populationBefore(view), view.settlement().kind().name().toLowerCase(Locale.ROOT),
                SettlementProperties.name(view), SettlementProperties.ukrainianName(view), unit(view, 1), unit(view, 2),
                view.stale(), Stand.of(view.verdict()), first, turns);
    }

    private static String unit(SettlementView view, int level) {
        return view.settlement().admin(level).map(AdminUnit::name).map(name -> name.get("en")).orElse(null);
    }
}
