package org.frontlinemap.tiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ServerTest
class SettlementTilesTest {

    private static final String TILES = "/collections/settlements/tiles/WebMercatorQuad/";
    private static final String TIMES = "datetime=2023-02-26T22:00:00Z&known=2023-03-05T22:00:00Z";
    private static final String PINNED = TIMES + "&position=500&rule=conceded@1";
    /** Holds all there is. */
    private static final String FRONT = TILES + "4/5/9";
    private static final String OCEAN = TILES + "8/128/10";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1|" + TIMES, "2|datetime=2023-05-01&rule=latest@1", "3|" + PINNED,
            "4|control=russia,contested&" + TIMES, "5|agreement=disputed,claimed&datetime=2023-03-20", "6|q=ba&" + TIMES,
            "7|without=isw&datetime=2023-05-20&known=2023-05-20", "8|position=300&rule=according-to:party:russia",
            "9|q=в&control=russia&datetime=2023-06-01"})
    void aTileHasWhatTheItemsSayLiesInIt(int seed, String query, RunningServer server) {
        Random random = new Random(seed);
        List<JsonNode> items = Mercator.items(query, server);
        for (int i = 0; i < 25; i++) {
            int z = random.nextInt(15);
            int[] tile = Mercator.tile(items.get(random.nextInt(items.size())), z);
            int x = Math.min((1 << z) - 1, tile[0] + random.nextInt(2));
            compare(DecodedTile.of(server.get(TILES + z + "/" + tile[1] + "/" + x + "?" + query)), items, z, x, tile[1]);
        }
    }

    private static void compare(DecodedTile tile, List<JsonNode> items, int z, int x, int y) {
        Set<String> expected = new LinkedHashSet<>();
        for (JsonNode item : items) {
            String id = item.get("id").asString();
            double[] at = Mercator.inTile(item, z, x, y);
            // metres come with two decimals, so that the edge itself is not sharp
            if (at == null || !Mercator.drawn(1).contains(at[0], at[1])
                    || !Mercator.drawn(-1).contains(at[0], at[1]) && !tile.features().containsKey(id)) {
                continue;
            }
            expected.add(id);
            DecodedTile.Feature feature = tile.features().get(id);
            assertThat(feature).as(id).isNotNull();
            assertThat(feature.points()).hasSize(1);
            assertThat(feature.points().get(0).x).isCloseTo(at[0], within(0.6));
            assertThat(feature.points().get(0).y).isCloseTo(at[1], within(0.6));
            assertThat(feature.attributes()).isEqualTo(attributes(id, item.get("properties")));
        }
        assertThat(List.copyOf(tile.features().keySet())).isEqualTo(List.copyOf(expected));
        assertThat(tile.leftOut()).isZero();
    }

    private static Map<String, Object> attributes(String id, JsonNode properties) {
        Map<String, Object> attributes = new HashMap<>(Map.of("id", id));
        for (String name : List.of("name", "name_uk", "kind", "control", "agreement", "claimed_control")) {
            if (!properties.get(name).isNull()) {
                attributes.put(name, properties.get(name).asString());
            }
        }
        if (!properties.get("pop_before").isNull()) {
            attributes.put("pop_before", properties.get("pop_before").asLong());
        }
        attributes.put("stale", properties.get("stale").asBoolean());
        return attributes;
    }

    @ParameterizedTest
    @CsvSource({"23/0/0, z, 23", "-1/0/0, z, -1", "x/0/0, z, x", "5/32/0, y, 32", "5/0/32, x, 32", "0/1/0, y, 1",
            "22/4194304/0, y, 4194304", "5/10/19.5, x, 19.5", "5/99999999999/1, y, 99999999999", "5/+1/1, y, +1"})
    void aTileThereIsNotIsAProblem(String tile, String field, String value, RunningServer server) {
        assertRefused(server.get(TILES + tile), 404, field, value);
    }

    @ParameterizedTest
    @CsvSource({"bbox=1;2;3;4, bbox, 1;2;3;4", "limit=5, limit, 5", "crs=x, crs, x", "expand=names, expand, names",
            "after=bakhmut, after, bakhmut", "control=mars, control, mars", "agreement=none, agreement, none",
            "position=99999999, position, 99999999", "rule=mine, rule, mine", "known=2023-13, known, 2023-13"})
    void whatCannotBeReadIsRefused(String query, String field, String value, RunningServer server) {
        assertRefused(server.get(FRONT + "?" + query), 400, field, value);
    }

    @Test
    void otherTilingsAreNotThere(RunningServer server) {
        assertThat(server.get("/collections/settlements/tiles/WorldCRS84Quad/0/0/0").status()).isEqualTo(404);
        assertThat(server.get("/collections/reports/tiles/WebMercatorQuad/0/0/0").status()).isEqualTo(404);
    }

    @Test
    void theDeepestZoomHasItsPlaceToo(RunningServer server) {
        JsonNode item = Mercator.items("q=bakhmut&" + TIMES, server).get(0);
        int[] tile = Mercator.tile(item, 22);
        assertThat(DecodedTile.of(server.get(TILES + "22/" + tile[1] + "/" + tile[0] + "?" + TIMES)).features())
                .containsKey(item.get("id").asString());
    }

    @Test
    void whereThereIsNothingThereIsNoContent(RunningServer server) {
        for (String path : List.of(OCEAN + "?" + PINNED, FRONT + "?q=xyz&" + PINNED, FRONT + "?position=0&rule=latest@1&"
                + TIMES)) {
            Answer answer = server.get(path);
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.response().body()).isEmpty();
            assertThat(answer.header("Content-Encoding")).isEmpty();
            assertThat(answer.header("Cache-Control")).contains("immutable");
        }
        assertThat(server.get(OCEAN).header("Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {FRONT + "?" + PINNED, FRONT, FRONT + "?" + TIMES, OCEAN})
    void whatAClientHasAlreadyIsNotSentAgain(String path, RunningServer server) {
        Answer first = server.get(path);
        assertThat(first.header("ETag")).startsWith("W/");
        assertThat(first.header("Cache-Control")).isEqualTo(path.contains("rule") ? "public, max-age=31536000, immutable"
                : "no-cache");
        Answer again = server.send(server.request(path).header("If-None-Match", first.header("ETag")).build());
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("Cache-Control")).isEqualTo(first.header("Cache-Control"));
    }

    @Test
    void whatIsSentIsZippedOnceAndUnzippedForWhoCannot(RunningServer server) throws IOException {
        Answer plain = server.get(FRONT + "?" + PINNED);
        Answer zipped = server.send(server.request(FRONT + "?" + PINNED).header("Accept-Encoding", "gzip").build());
        assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.response().body())).readAllBytes())
                .isEqualTo(plain.response().body());
        assertThat(zipped.header("ETag")).isEqualTo(plain.header("ETag"));
        assertThat(plain.header("Vary").toLowerCase(java.util.Locale.ROOT)).contains("accept-encoding");
        assertThat(plain.header("Frontline-Left-Out")).isEmpty();
        Answer head = server.send(server.request(FRONT + "?" + PINNED).method("HEAD", BodyPublishers.noBody()).build());
        for (String header : List.of("Content-Type", "Cache-Control", "ETag", "Link")) {
            assertThat(head.header(header)).as(header).isEqualTo(plain.header(header)).isNotEmpty();
        }
    }

    @Test
    void theCanonicalLinkLeadsToTheSameForEver(RunningServer server) {
        Answer present = server.get(FRONT + "?control=contested");
        String link = present.header("Link");
        assertThat(link).startsWith("<" + server.url(FRONT)).endsWith(">; rel=\"canonical\"");
        Answer pinned = server.get(link.substring(1 + server.url("").length(), link.indexOf('>')));
        assertThat(pinned.header("Cache-Control")).contains("immutable");
        assertThat(pinned.response().body()).isEqualTo(present.response().body());
    }

    @Test
    void whatIsRecordedIsShownAtOnceAndThePastStays(RunningServer server) {
        String past = FRONT + "?position=" + server.head();
        Map<?, ?> before = DecodedTile.of(server.get(FRONT)).features().get("yahidne").attributes();
        assertThat(before.get("control")).isNotEqualTo("none");
        assertThat(server.get(past).status()).isEqualTo(200);
        assertThat(server.sendJson("POST", REPORTS, """
                {"settlement": "yahidne", "claimant": "isw", "control": "none", "basis": "assessed",
                 "valid_from": "2023-06-28", "published": "2023-06-28", "documents": [{"publisher": "Test"}]}""")
                .status()).isEqualTo(201);
        assertThat(DecodedTile.of(server.get(FRONT)).features().get("yahidne").attributes().get("control"))
                .isEqualTo("none");
        assertThat(DecodedTile.of(server.get(past)).features().get("yahidne").attributes()).isEqualTo(before);
        assertThat(server.get(SETTLEMENTS + "/yahidne").json().at("/properties/control").asString()).isEqualTo("none");
    }
}
