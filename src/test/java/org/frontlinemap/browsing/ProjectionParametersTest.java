package org.frontlinemap.browsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ServerTest
class ProjectionParametersTest {

    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";
    private static final String BOX = "bbox=37.8,48.5,38.2,48.8";

    @ParameterizedTest
    @ValueSource(strings = {"/collections/settlements/items", "/collections/reports/items",
            "/collections/control-periods/items", "/downloads/settlements.geojson"})
    void saysInWhichCoordinatesItIs(String path, RunningServer server) {
        assertThat(server.get(path).header("Content-Crs"))
                .isEqualTo("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>");
        assertThat(server.get(path + "?crs=" + EPSG + "3857").header("Content-Crs"))
                .isEqualTo("<" + EPSG + "3857>");
    }

    @Test
    void givesLatitudeFirstWhereTheAuthorityDoes(RunningServer server) {
        JsonNode point = server.get("/collections/settlements/items/bakhmut?crs=" + EPSG + "4326").json()
                .at("/geometry/coordinates");
        assertThat(point.get(0).asDouble()).isCloseTo(48.589412, within(1e-6));
        assertThat(point.get(1).asDouble()).isCloseTo(38.002099, within(1e-6));
    }

    @Test
    void aBoxInAnotherSystemChoosesTheSamePlaces(RunningServer server) {
        JsonNode plain = server.get("/collections/settlements/items?" + BOX).json();
        JsonNode swapped = server.get("/collections/settlements/items?bbox=48.5,37.8,48.8,38.2&bbox-crs=" + EPSG
                + "4326").json();
        assertThat(plain.get("numberMatched").asInt()).isPositive();
        assertThat(swapped.get("features")).isEqualTo(plain.get("features"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-20037508,-20037508,20037508,20037508&bbox-crs=" + EPSG + "3857",
            "-90,-180,90,180&bbox-crs=" + EPSG + "4326", "-90,-180,90,180&bbox-crs=" + EPSG + "4258",
            "100000,4500000,900000,6500000&bbox-crs=" + EPSG + "32637"})
    void aBoxThatHoldsEverythingChoosesAll(String box, RunningServer server) {
        assertThat(server.get("/collections/settlements/items?bbox=" + box).json().get("numberMatched"))
                .isEqualTo(server.get("/collections/settlements/items?bbox=-180,-90,180,90").json().get("numberMatched"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"crs=4326", "bbox-crs=EPSG:4326", "crs=" + EPSG + "1",
            "bbox=1e300,0,1.1e300,1&bbox-crs=" + EPSG + "32637", "bbox=-1e8,-1e8,1e8,1e8&bbox-crs=" + EPSG + "32637",
            "bbox=-1e8,-1e8,1e8,1e8&bbox-crs=" + EPSG + "3857", "bbox=-1e8,-1e8,1e8,1e8&bbox-crs=" + EPSG + "5564",
            "bbox=-2e7,-2e7,2e7,2e7&bbox-crs=" + EPSG + "32636", "bbox=1,2,3&bbox-crs=" + EPSG + "4326"})
    void refusesWhatItDoesNotKnow(String query, RunningServer server) {
        Answer answer = server.get("/collections/settlements/items?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("field").asString()).isIn("crs", "bbox-crs", "bbox");
    }
}
