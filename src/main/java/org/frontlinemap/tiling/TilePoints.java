package org.frontlinemap.tiling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.frontlinemap.format.TilePoint;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.snapshot.Cell;
import org.frontlinemap.geodata.snapshot.Row;
import org.frontlinemap.geodata.snapshot.Rows;
import org.frontlinemap.geodata.snapshot.SettlementQuery;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.web.Reading;
import org.frontlinemap.web.SettlementParameters;

/**
 * What a tile shows: the one place that asks the snapshot.
 *
 * @param points  in the order first recorded
 * @param leftOut how many there are besides
 * @param cell    the triples over which it stays so
 */
record TilePoints(List<TilePoint> points, int leftOut, Cell cell) {

    /** Far out, more points than this cover each other on any screen: a tile is at most 512 pixels wide, a symbol 6. */
    static final int MOST_FAR_OUT = 5_000;
    /** The last zoom that counts as far out: a tile is 11 degrees wide. */
    static final int FAR_OUT = 5;
    /** Nearer in, all settlements of a country come through; what is bounded is what one tile can cost a client. */
    static final int MOST = 40_000;

    /** A settlement in the tile, and how it ranks: more people first, then higher kinds, then those recorded earlier. */
    private record Ranked(int order, Row row, int[] at) {

        private static final Comparator<Ranked> FIRST = Comparator
                .comparing((Ranked ranked) -> ranked.row().populationBefore(), Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(ranked -> ranked.row().settlement().kind()).thenComparingInt(Ranked::order);
    }

    /**
     * @param which its boxes those of the tile
     */
    static TilePoints of(Tile tile, Snapshot snapshot, Reading reading, SettlementQuery which) {
        Rows rows = snapshot.rows(which, reading.asOf(), reading.rule());
        List<Ranked> all = new ArrayList<>();
        for (Row row : rows.page().items()) {
            Location location = row.settlement().location();
            int[] at = location == null ? null : tile.at(location);
            if (at != null) {
                all.add(new Ranked(all.size(), row, at));
            }
        }
        int most = tile.z() <= FAR_OUT ? MOST_FAR_OUT : MOST;
        List<Ranked> kept = all;
        if (all.size() > most) {
            kept = new ArrayList<>(all);
            kept.sort(Ranked.FIRST);
            kept = kept.subList(0, most);
            kept.sort(Comparator.comparingInt(Ranked::order));
        }
        LocalDate day = SettlementParameters.day(snapshot, reading.asOf());
        return new TilePoints(kept.stream().map(each -> TilePoint.of(each.row(), day, each.at())).toList(),
                all.size() - kept.size(), rows.cell());
    }
}
