package org.frontlinemap.tiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.geodata.time.TimeText;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.JsonNode;

/** Tiles of more settlements than can be told apart, and at the edges of the world. */
@ServerTest
class CrowdedTilesTest {

    private static final String TILES = "/collections/settlements/tiles/WebMercatorQuad/";
    private static final int CROWD = 5_600;
    private static final String READING = "datetime=2023-02-26&known=2026-02-26";

    private static List<JsonNode> items;

    @BeforeAll
    static void recordMany(RunningServer server) {
        Random random = new Random(3);
        Batch batch = new Batch("test");
        UUID document = batch.add(new Document("Test", null, null, "en", null, null, null));
        for (int i = 0; i < CROWD; i++) {
            String id = "crowd-" + i;
            Settlement.Kind kind = Settlement.Kind.values()[random.nextInt(Settlement.Kind.values().length)];
            batch.add(place(id, kind, new Location(31 + random.nextDouble(), 49 + random.nextDouble(),
                    Location.Kind.CENTRE, null, null, null)));
            if (random.nextInt(10) == 0) {
                batch.add(new PopulationObservation(id, PopulationObservation.Kind.CENSUS, random.nextInt(40), null, null,
                        PopulationObservation.Qualifier.STATED, PopulationObservation.Scope.WHOLE,
                        TimeText.parse("reference", "2001", ZoneOffset.UTC), null, null, document,
                        PopulationObservation.Visibility.PUBLIC, null));
            }
        }
        double edge = Math.toDegrees(Math.atan(Math.sinh(Math.PI)));
        Map<String, double[]> edges = new TreeMap<>(Map.of("far-east", new double[] {179.999, 0.5},
                "far-west", new double[] {-179.999, 0.5}, "last", new double[] {180, -0.5},
                "first", new double[] {-180, -0.5}, "arctic", new double[] {20, 85.05112}, "pole", new double[] {20, 89},
                "beyond", new double[] {20, edge + 0.001}, "south-pole", new double[] {20, -89}));
        edges.forEach((id, at) -> batch.add(place(id, Settlement.Kind.VILLAGE, new Location(at[0], at[1],
                Location.Kind.CENTRE, null, null, null))));
        server.bean(Ledger.class).append(batch);
        server.bean(Snapshots.class).catchUp();
        items = Mercator.items(READING, server);
    }

    private static Settlement place(String id, Settlement.Kind kind, Location location) {
        return new Settlement(id, List.of(new PlaceName("en", id, PlaceName.Kind.COMMON, null, null, null, null)), List.of(),
                kind, List.of(), location, List.of(), null);
    }

    @ParameterizedTest
    @CsvSource({"5/10/18, 5000", "4/5/9, 5000", "0/0/0, 5000", "6/21/37, 40000"})
    void ofTooManyTheLargestStayAndTheRestIsCounted(String tile, int most, RunningServer server) {
        List<JsonNode> inside = new ArrayList<>();
        String[] numbers = tile.split("/");
        int z = Integer.parseInt(numbers[0]);
        for (JsonNode item : items) {
            double[] at = List.of("pole", "south-pole", "beyond").contains(item.get("id").asString()) ? null
                    : Mercator.inTile(item, z, Integer.parseInt(numbers[2]), Integer.parseInt(numbers[1]));
            if (at != null && Mercator.drawn(0).contains(at[0], at[1])) {
                inside.add(item);
            }
        }
        Answer answer = server.get(TILES + tile + "?" + READING);
        DecodedTile decoded = DecodedTile.of(answer);
        assertThat(inside.size()).isGreaterThanOrEqualTo(CROWD);
        int kept = Math.min(most, inside.size());
        assertThat(decoded.leftOut()).isEqualTo(inside.size() - kept);
        assertThat(answer.header("Frontline-Left-Out")).isEqualTo(kept == inside.size() ? ""
                : Integer.toString(inside.size() - kept));
        Map<String, Integer> order = new HashMap<>();
        inside.forEach(item -> order.put(item.get("id").asString(), order.size()));
        List<String> largest = inside.stream().sorted(Comparator
                .comparing((JsonNode item) -> -item.at("/properties/pop_before").asInt(-1))
                .thenComparing(item -> List.of("city", "town", "settlement", "village", "hamlet", "other")
                        .indexOf(item.at("/properties/kind").asString()))
                .thenComparing(item -> order.get(item.get("id").asString()))).limit(kept)
                .map(item -> item.get("id").asString()).sorted(Comparator.comparing(order::get)).toList();
        assertThat(List.copyOf(decoded.features().keySet())).isEqualTo(largest);
    }

    @Test
    void aSelectionMayFit(RunningServer server) {
        Answer answer = server.get(TILES + "5/10/18?q=crowd-12&" + READING);
        assertThat(answer.header("Frontline-Left-Out")).isEmpty();
        assertThat(DecodedTile.of(answer).features().keySet()).contains("crowd-12", "crowd-1234").hasSize(111);
    }

    @ParameterizedTest
    @CsvSource({"6/31/0, far-east:-1, far-west:1", "6/31/63, far-east:4095, far-west:4097", "6/32/0, first:0, last:0",
            "6/32/63, first:4096, last:4096"})
    void atTheAntimeridianTheWorldGoesOn(String tile, String one, String other, RunningServer server) {
        Map<String, DecodedTile.Feature> features = DecodedTile.of(server.get(TILES + tile + "?" + READING)).features();
        for (String expected : List.of(one, other)) {
            String[] parts = expected.split(":");
            assertThat(features.get(parts[0]).points()).extracting(point -> (int) point.x)
                    .containsExactly(Integer.parseInt(parts[1]));
        }
    }

    @Test
    void theTileOfTheWholeWorldShowsWhatLiesAtItsEdgeOnBothSides(RunningServer server) {
        Map<String, DecodedTile.Feature> features = DecodedTile.of(server.get(TILES + "0/0/0?q=f&" + READING)).features();
        assertThat(features.get("far-east").points()).extracting(point -> point.x).containsExactlyInAnyOrder(0.0, 4096.0);
        assertThat(features.get("first").points()).extracting(point -> point.x).containsExactlyInAnyOrder(0.0, 4096.0);
        assertThat(features.get("fedorivka").points()).hasSize(1);
    }

    @Test
    void beyondTheSquareThereIsNoTile(RunningServer server) {
        for (int z = 0; z < 10; z++) {
            int x = (int) (200 / 360.0 * (1 << z));
            DecodedTile north = DecodedTile.of(server.get(TILES + z + "/0/" + x + "?q=" + (z < 6 ? "arctic" : "a")));
            assertThat(north.features()).containsKey("arctic").doesNotContainKeys("pole", "beyond");
            DecodedTile south = DecodedTile.of(server.get(TILES + z + "/" + ((1 << z) - 1) + "/" + x + "?q=south"));
            assertThat(south.features()).doesNotContainKey("south-pole");
        }
        assertThat(DecodedTile.of(server.get(TILES + "3/0/4?q=pole")).features()).isEmpty();
        Coordinate arctic = DecodedTile.of(server.get(TILES + "0/0/0?q=arctic")).features().get("arctic").points().get(0);
        assertThat(arctic.y).isZero();
    }
}
