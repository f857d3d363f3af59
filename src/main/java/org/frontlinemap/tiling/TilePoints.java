package org.frontlinemap.tiling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
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

    /** A settlement and its rank: the more people, then the higher its kind, then the earlier recorded, the first. */
    private record Ranked(int order, Integer population, Enum<?> kind) {

        private static final Comparator<Ranked> FIRST = Comparator
                .comparing(Ranked::population, Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(ranked -> ranked.kind().ordinal()).thenComparingInt(Ranked::order);
    }

    /**
     * @param which its boxes those of the tile
     */
    static TilePoints of(Tile tile, Snapshot snapshot, Reading reading, SettlementQuery which) {
        List<TilePoint> all = new ArrayList<>();
        List<Ranked> ranks = new ArrayList<>();
        LocalDate day = SettlementParameters.day(snapshot, reading.asOf());
        Rows rows = snapshot.rows(which, reading.asOf(), reading.rule());
        for (Row row : rows.page().items()) {
            Location location = row.settlement().location();
            int[] at = location == null ? null : tile.at(location);
            if (at != null) {
                ranks.add(new Ranked(all.size(), row.populationBefore(), row.settlement().kind()));
                all.add(TilePoint.of(row, day, at));
            }
        }
        int most = tile.z() <= FAR_OUT ? MOST_FAR_OUT : MOST;
        return all.size() <= most ? new TilePoints(all, 0, rows.cell())
                : new TilePoints(largest(all, ranks, most), all.size() - most, rows.cell());
    }

    private static List<TilePoint> largest(List<TilePoint> all, List<Ranked> ranks, int most) {
        ranks.sort(Ranked.FIRST);
        BitSet kept = new BitSet();
        ranks.subList(0, most).forEach(ranked -> kept.set(ranked.order()));
        return kept.stream().mapToObj(all::get).toList();
    }
}
