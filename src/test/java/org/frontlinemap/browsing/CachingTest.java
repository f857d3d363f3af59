package org.frontlinemap.browsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.problem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.zip.GZIPInputStream;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServerTest
class CachingTest {

    private static final String WHEN = "datetime=2023-02-26T22:00:00Z&known=2023-02-26T22:00:00Z&";
    private static final String PINNED = WHEN + "position=500&rule=conceded@1";

    @ParameterizedTest
    @ValueSource(strings = {SETTLEMENTS + "?" + PINNED, SETTLEMENTS + "/yahidne?" + PINNED,
            SETTLEMENTS + "/yahidne/history?" + PINNED, "/downloads/settlements.geojson?" + PINNED,
            REPORTS + "?" + WHEN + "position=500", "/downloads/reports.geojson?" + WHEN + "position=500",
            SETTLEMENTS + "?q=ba&" + PINNED, REPORTS + "?" + PINNED,
            REPORTS + "/01a2053c-cbdd-7a8e-adff-a407195e3d92?without=isw&" + PINNED})
    void anAnswerToAReadingThatIsAllSetMayBeKeptForEver(String path, RunningServer server) {
        assertThat(server.get(path).header("Cache-Control")).contains("immutable", "public", "max-age=31536000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"datetime=2023-02-26&known=2023-02-26T22:00:00Z", "datetime=2023-02&known=2023-02-26T18:00",
            "datetime=2023-02-26T23:00%2B02:00&known=2023", "datetime=2023-02-01/2023-02-26&known=2023-03",
            "datetime=../2023-02-26&known=2023-02-26"})
    void aTimeIsAsFixedInTheTheatresZoneAsItIsInUtc(String times, RunningServer server) {
        String query = "?" + times + "&position=500&rule=conceded@1";
        for (String path : new String[] {SETTLEMENTS, REPORTS, SETTLEMENTS + "/yahidne/history",
            "/collections/control-periods/items", "/downloads/settlements.geojson", "/comparison"}) {
            assertThat(server.get(path + query).header("Cache-Control")).as(path).contains("immutable");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "datetime=2023-02-26", WHEN + "position=500", WHEN + "rule=conceded@1",
            "datetime=2023-02-26&position=500&rule=conceded@1", "known=2023-02-26&position=500&rule=conceded@1",
            "datetime=2023-02-01/..&known=2023-02-26&position=500&rule=conceded@1"})
    void anyOtherAnswerMustBeAskedForAgain(String query, RunningServer server) {
        for (String path : new String[] {SETTLEMENTS, SETTLEMENTS + "/yahidne", SETTLEMENTS + "/yahidne/history",
            "/downloads/settlements.geojson"}) {
            assertThat(server.get(path + "?" + query).header("Cache-Control")).isEqualTo("no-cache");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SETTLEMENTS + "?" + PINNED, SETTLEMENTS + "/yahidne?" + WHEN, "/theatre", "/claimants",
            "/collections", "/", "/downloads/reports.geojson?" + WHEN, "/rules", "/corrections", "/comparison?" + WHEN,
            "/changes?axis=valid&to=2023-03-01&known=2023-03-01", "/changes?f=csv&axis=position&" + WHEN,
            "/statistics?known=then&f=csv", "/timeline?known=then"})
    void whatAClientHasAlreadyIsNotSentAgain(String path, RunningServer server) {
        Answer first = server.get(path);
        String tag = first.header("ETag");
        assertThat(tag).isNotEmpty();
        Answer again = server.send(server.request(path).header("If-None-Match", tag).build());
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(again.header("Cache-Control")).isEqualTo(first.header("Cache-Control"));
        Answer other = server.send(server.request(path).header("If-None-Match", "\"other\"").build());
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.text()).isEqualTo(first.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {SETTLEMENTS, SETTLEMENTS + "/yahidne?" + PINNED, "/theatre", "/changes", "/app/main.js",
            "/basemap/oblasts.geojson"})
    void whoHasAnythingOfWhatThereIsIsNotSentIt(String path, RunningServer server) {
        for (String method : new String[] {"GET", "HEAD"}) {
            Answer any = server.send(server.request(path).header("If-None-Match", "*")
                    .method(method, BodyPublishers.noBody()).build());
            assertThat(any.status()).isEqualTo(304);
            assertThat(any.text()).isEmpty();
            assertThat(any.header("Cache-Control")).isEqualTo(server.get(path).header("Cache-Control"));
        }
        problem(server.send(server.request(SETTLEMENTS + "/atlantis").header("If-None-Match", "*").build()), 404);
    }

    @Test
    void aChangedAnswerHasAnotherTag(RunningServer server) {
        String before = server.get("/theatre").header("ETag");
        assertThat(server.sendJson("POST", REPORTS, """
                {"settlement": "avdiivka", "claimant": "isw", "control": "ukraine", "basis": "assessed",
                 "valid_from": "2023-06-01", "published": "2023-06-01", "documents": [{"publisher": "Test"}]}""")
                .status()).isEqualTo(201);
        Answer after = server.send(server.request("/theatre").header("If-None-Match", before).build());
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.header("ETag")).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({SETTLEMENTS, "/downloads/reports.geojson", "/basemap/oblasts.geojson", "/app/main.js"})
    void answersAreCompressedWhenAsked(String path, RunningServer server) throws IOException {
        String reading = path.contains("basemap") || path.contains("app") ? "" : "?" + WHEN;
        Answer plain = server.get(path + reading);
        Answer zipped = server.send(server.request(path + reading).header("Accept-Encoding", "gzip").build());
        assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(zipped.header("Vary").toLowerCase(java.util.Locale.ROOT)).isNotEmpty();
        assertThat(zipped.response().body().length).isLessThan(plain.response().body().length / 2);
        byte[] unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped.response().body())).readAllBytes();
        assertThat(unzipped).isEqualTo(plain.response().body());
    }
}
