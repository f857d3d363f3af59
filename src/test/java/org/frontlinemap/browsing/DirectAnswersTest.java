package org.frontlinemap.browsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.encoded;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is answered directly, from rows that are kept, is held against the same request by the whole way, which a token
 * makes it go, and against rows that are written for the request, which nested lists make it do.
 */
@ServerTest
class DirectAnswersTest {

    private static final int QUESTIONS = 400;
    private static final String REPORT = """
            {"settlement": "%s", "claimant": "isw", "control": "%s", "basis": "assessed", "valid_from": "%s",
             "published": "%s", "documents": [{"publisher": "ISW", "url": "https://example.org/%d", "language": "en"}]}""";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isTheSameAsByTheWholeWay(long seed, RunningServer server) {
        Random random = new Random(seed);
        List<String> ids = new ArrayList<>();
        server.get(SETTLEMENTS).json().get("features").forEach(feature -> ids.add(feature.get("id").asString()));
        long first = server.head();
        int found = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            if (i % 20 == 0) {
                report(server, ids.get(random.nextInt(ids.size())), random);
            }
            String path = path(random, ids) + "?" + reading(random, first - 20 + random.nextInt(21 + (int) (server.head() - first)));
            Answer direct = server.get(path);
            Answer whole = server.send(wholeWay(server, path));
            assertThat(direct.status()).as(path).isEqualTo(whole.status());
            assertThat(headers(direct)).as(path).isEqualTo(headers(whole));
            assertThat(direct.text()).isEqualTo(whole.text());
            if (direct.status() == 200) {
                found++;
                Answer anew = server.get(path + "&expand=names");
                assertThat(withoutNames(direct.json())).as(path).isEqualTo(withoutNames(anew.json()));
                assertThat(server.send(server.request(path).header("If-None-Match", direct.header("ETag")).build()).status())
                        .isEqualTo(304);
            }
        }
        assertThat(found).isBetween(QUESTIONS / 2, QUESTIONS - 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?limit=3", "?bbox=37,48,39,49&control=russia", "/yahidne", "/yahidne?rule=latest@1",
            "?crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84"})
    void ofThePresentIsTheSameButForTheMoment(String query, RunningServer server) {
        Answer direct = server.get(SETTLEMENTS + query);
        Answer whole = server.send(wholeWay(server, SETTLEMENTS + query));
        assertThat(headers(direct)).isEqualTo(headers(whole));
        assertThat(withoutNames(direct.json())).isEqualTo(withoutNames(whole.json()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6/21/38", "9/176/310", "9/176/310?control=russia", "9/0/0", "6/64/0", "6/1/1?unheard=of",
            "9/176/310?q=ba&rule=latest@1"})
    void ofATileIsTheSameAsByTheWholeWay(String tile, RunningServer server) {
        String path = "/collections/settlements/tiles/WebMercatorQuad/" + tile + (tile.contains("?") ? "&" : "?")
                + "datetime=2023-03-01T00:00:00Z&known=2023-03-01T00:00:00Z&position=500"
                + (tile.contains("rule") ? "" : "&rule=conceded@1");
        Answer direct = server.get(path);
        Answer whole = server.send(wholeWay(server, path));
        assertThat(direct.status()).as(path).isEqualTo(whole.status());
        assertThat(headers(direct)).isEqualTo(headers(whole));
        assertThat(direct.response().body()).isEqualTo(whole.response().body());
    }

    @Test
    void isAnotherAsSoonAsSomethingIsRecorded(RunningServer server) {
        String path = SETTLEMENTS + "/yahidne?datetime=2023-04-01T00:00:00Z&known=2023-04-01T00:00:00Z";
        Answer before = server.get(path);
        for (String control : new String[] {"contested", "none", "russia"}) {
            String day = "2023-03-2" + control.length() % 5;
            Answer recorded = server.sendJson("POST", REPORTS, REPORT.formatted("yahidne", control, day, "2023-03-30",
                    7 + control.length()));
            assertThat(recorded.status()).as(recorded.text()).isEqualTo(201);
            Answer after = server.send(server.request(path).header("If-None-Match", before.header("ETag")).build());
            assertThat(after.status()).isEqualTo(200);
            assertThat(after.json().at("/as_of/position").asLong()).isEqualTo(server.head());
            assertThat(after.json().at("/properties/reports_set_aside").asInt()
                    + after.json().at("/properties/reports_for").asInt() + after.json().at("/properties/reports_against").asInt())
                    .isEqualTo(1 + before.json().at("/properties/reports_set_aside").asInt()
                            + before.json().at("/properties/reports_for").asInt()
                            + before.json().at("/properties/reports_against").asInt());
            before = after;
        }
    }

    @Test
    void ofTheSameRowsHasTheSameTagLater(RunningServer server) {
        String tag = server.get(SETTLEMENTS).header("ETag");
        assertThat(tag).startsWith("W/");
        assertThat(server.send(server.request(SETTLEMENTS).header("If-None-Match", tag).build()).status()).isEqualTo(304);
        assertThat(server.get(SETTLEMENTS + "?limit=3").header("ETag")).isNotEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource({"/collections/settlements/items/%79ahidne, 200", "/collections/settlements//items, 400",
        "/collections/settlements/items/yahidne;v=1, 400", "/collections/settlements/items/, 404",
        "/collections/settlements/items/YAHIDNE, 404"})
    void addressesThatNeedReadingGoTheWholeWay(String path, int status, RunningServer server) {
        assertThat(server.get(path).status()).isEqualTo(status);
    }

    @Test
    void ofHeadHasTheHeadersOnly(RunningServer server) {
        String path = SETTLEMENTS + "?limit=2&datetime=2023-03-01T00:00:00Z&known=2023-03-01T00:00:00Z&position=500&rule=conceded@1";
        Answer head = server.send(server.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()).build());
        assertThat(head.text()).isEmpty();
        assertThat(headers(head)).isEqualTo(headers(server.get(path)));
    }

    private static HttpRequest wholeWay(RunningServer server, String path) {
        return server.request(path).header("Authorization", "Bearer " + server.token()).build();
    }

    private static void report(RunningServer server, String settlement, Random random) {
        String control = List.of("ukraine", "russia", "contested").get(random.nextInt(3));
        Answer recorded = server.sendJson("POST", REPORTS, REPORT.formatted(settlement, control,
                "2023-02-" + (10 + random.nextInt(18)), "2023-03-05", random.nextInt(1_000_000)));
        assertThat(recorded.status()).as(recorded.text()).isIn(200, 201);
    }

    private static String path(Random random, List<String> ids) {
        return switch (random.nextInt(8)) {
            case 0 -> SETTLEMENTS + "/no-such-place";
            case 1, 2 -> SETTLEMENTS + "/" + ids.get(random.nextInt(ids.size()));
            default -> SETTLEMENTS;
        };
    }

    /** A reading that is all set, and a selection, now and then one that is refused. */
    private static String reading(Random random, long position) {
        Map<String, String> query = new TreeMap<>();
        query.put("datetime", "2023-0" + (1 + random.nextInt(4)) + "-1" + random.nextInt(10) + "T12:00:00Z");
        query.put("known", random.nextBoolean() ? query.get("datetime") : "2023-03-1" + random.nextInt(10));
        query.put("position", Long.toString(position));
        query.put("rule", List.of("conceded@1", "latest@1", "assessed@1", "according-to:party:russia").get(random.nextInt(4)));
        switch (random.nextInt(10)) {
            case 0 -> query.put("bbox", "37." + random.nextInt(9) + ",48,38." + random.nextInt(9) + ",49");
            case 1 -> query.put("control", "russia,contested");
            case 2 -> query.put("agreement", "disputed");
            case 3 -> query.put("q", "ba");
            case 4 -> query.put("limit", Integer.toString(random.nextInt(30)));
            case 5 -> query.put("without", "isw");
            case 6 -> query.put("bbox", "1,2,x,4");
            case 7 -> query.put("unheard", "of");
            default -> { }
        }
        List<String> pairs = new ArrayList<>();
        query.forEach((name, value) -> pairs.add(name + "=" + encoded(value)));
        return String.join("&", pairs);
    }

    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.response().headers().map());
        headers.remove("date");
        headers.remove("content-length");
        headers.remove("connection");
        headers.remove("transfer-encoding");
        headers.computeIfPresent("vary", (name, values) -> List.of(String.join(",", values).toLowerCase().replace(" ", "")));
        return headers;
    }

    private static JsonNode withoutNames(JsonNode answer) {
        ObjectNode bare = (ObjectNode) answer;
        bare.remove(List.of("links", "as_of"));
        if (bare.has("features")) {
            bare.get("features").forEach(feature -> ((ObjectNode) feature.get("properties")).remove("names"));
        } else {
            ((ObjectNode) bare.get("properties")).remove("names");
        }
        return bare;
    }
}
