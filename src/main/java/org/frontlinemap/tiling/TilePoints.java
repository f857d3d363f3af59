package org.frontlinemap.tiling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.frontlinemap.format.TilePoint;
import org.frontlinemap.geodata.analysis.Moments;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.snapshot.SettlementQuery;
import org.frontlinemap.geodata.snapshot.SettlementView;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.web.Reading;

/**
 * What a tile shows: the one place that asks the snapshot.
 *
 * @param points  in the order first recorded
 * @param leftOut how many there are besides
 * @param ages    the first moment after the reading's at which the newest report of one of them is too old; null if none
 *                will be
 */
record TilePoints(List<TilePoint> points, int leftOut, Instant ages) {

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
        List<SettlementView> views = snapshot.settlements(which, reading.asOf(), reading.rule()).items();
        for (SettlementView view : views) {
            Location location = view.settlement().location();
            int[] at = location == null ? null : tile.at(location);
            if (at == null) {
                continue;
            }
            TilePoint point = TilePoint.of(view, at);
            ranks.add(new Ranked(all.size(), point.population(), view.settlement().kind()));
            all.add(point);
        }
        Instant ages = Moments.ageing(views, snapshot.theatre(reading.asOf().position()));
        int most = tile.z() <= FAR_OUT ? MOST_FAR_OUT : MOST;
        return all.size() <= most ? new TilePoints(all, 0, ages)
                : new TilePoints(largest(all, ranks, most), all.size() - most, ages);
    }

    private static List<TilePoint> largest(List<TilePoint> all, List<Ranked> ranks, int most) {
        ranks.sort(Ranked.FIRST);
        BitSet kept = new BitSet();
        ranks.subList(0, most).forEach(ranked -> kept.set(ranked.order()));
        return kept.stream().mapToObj(all::get).toList();
    }
}
