package org.frontlinemap.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;
import static org.frontlinemap.server.Requests.problem;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.frontlinemap.server.Features;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ServerTest
class LandingTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private static Answer accepting(String accept, String path, RunningServer server) {
        return server.send(server.request(path).header("Accept", accept).build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/|" + BROWSER + "|text/html", "/|application/json|application/json", "/|*/*|application/json",
        "/?x=1|" + BROWSER + "|text/html", "/?utm_source=a&utm_source=b&fbclid=|*/*|application/json",
        "/?x=1&f=json|" + BROWSER + "|application/json",
        "/?f=json|" + BROWSER + "|application/json", "/?f=html|application/json|text/html",
        "/api|" + BROWSER + "|text/html", "/api|application/json|application/vnd.oai.openapi+json",
        "/api?f=json|" + BROWSER + "|application/vnd.oai.openapi+json", "/api?f=html|*/*|text/html"})
    void pagesAreForBrowsersAndJsonForPrograms(String path, String accept, String type, RunningServer server) {
        Answer answer = accepting(accept, path, server);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(type);
        assertThat(answer.header("Vary").toLowerCase(java.util.Locale.ROOT)).contains("accept");
        if (type.endsWith("html")) {
            assertThat(answer.text()).startsWith("<!doctype html>");
        } else {
            assertThat(answer.json().isObject()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api"})
    void otherFormatsAreRefused(String path, RunningServer server) {
        assertRefused(server.get(path + "?f=xml"), 400, "f", "xml");
    }

    @Test
    void aQueryThatCannotBeDecodedStillLeadsToTheMap(RunningServer server) throws IOException {
        try (Socket socket = new Socket("localhost", URI.create(server.url("/")).getPort())) {
            socket.getOutputStream().write(("GET /?utm_source=%E0%A4%A HTTP/1.1\r\nHost: localhost\r\n"
                    + "Accept: text/html\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200").contains("<!doctype html>");
        }
    }

    @Test
    void everyLinkOfTheLandingDocumentAndOfTheCollectionsLeadsSomewhere(RunningServer server) {
        JsonNode landing = server.get("/?f=json").json();
        assertThat(landing.get("title").asString()).contains("Bakhmut");
        assertThat(landing.get("position").asLong()).isEqualTo(server.head());
        JsonNode collections = server.get("/collections").json();
        assertThat(collections.get("collections").valueStream().map(c -> c.get("id").asString()))
                .containsExactly("settlements", "reports", "control-periods");
        for (JsonNode collection : collections.get("collections")) {
            assertThat(server.get("/collections/" + collection.get("id").asString()).json()).isEqualTo(collection);
            assertThat(collection.get("itemType").asString()).isEqualTo("feature");
            follow(collection, server);
        }
        assertThat(landing.get("links").findValuesAsString("rel"))
                .contains("self", "service-desc", "service-doc", "conformance", "data");
        follow(landing, server);
        follow(collections, server);
        follow(Features.of(server.get(SETTLEMENTS + "?limit=1")).json(), server);
        follow(server.get(SETTLEMENTS + "/yahidne?datetime=2023-02-26").json(), server);
        follow(server.get(SETTLEMENTS + "/yahidne/history").json(), server);
        follow(Features.of(server.get(REPORTS + "?limit=1")).json(), server);
    }

    private static void follow(JsonNode document, RunningServer server) {
        assertThat(document.get("links")).isNotEmpty();
        for (JsonNode link : document.get("links")) {
            String href = link.get("href").asString();
            assertThat(href).startsWith(server.url("/"));
            Answer answer = server.get(href.substring(server.url("").length()));
            assertThat(answer.status()).as(href).isEqualTo(200);
            assertThat(answer.header("Content-Type").replace(" ", "")).as(href)
                    .startsWith(link.get("type").asString().split(";")[0]);
        }
    }

    @Test
    void conformanceNamesWhatItConformsTo(RunningServer server) {
        assertThat(server.get("/conformance").json().get("conformsTo").valueStream().map(JsonNode::asString))
                .contains("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson");
    }

    @Test
    void theTheatreIsAllThatAClientMustKnow(RunningServer server) {
        JsonNode theatre = server.get("/theatre").json();
        assertThat(theatre.get("position").asLong()).isEqualTo(server.head());
        assertThat(theatre.get("time_zone").asString()).isEqualTo("Europe/Kyiv");
        assertThat(theatre.get("parties").findValuesAsString("id")).containsExactly("ukraine", "russia");
        assertThat(theatre.get("default_date").asString()).isEqualTo("2023-02-26");
        assertThat(theatre.at("/disclaimer/en").asString()).contains("does not imply sovereignty");
        assertThat(theatre.get("attribution").findValuesAsString("licence")).contains("ODbL-1.0", "CC-BY-SA-4.0");
    }

    @Test
    void claimantsCarryTheirSide(RunningServer server) {
        JsonNode claimants = server.get("/claimants").json().get("claimants");
        assertThat(claimants.size()).isGreaterThanOrEqualTo(39);
        JsonNode wagner = claimants.valueStream().filter(c -> c.get("id").asString().equals("wagner-prigozhin"))
                .findFirst().orElseThrow();
        assertThat(wagner.get("side").asString()).isEqualTo("russia");
        assertThat(wagner.get("name").asString()).isNotBlank();
        assertThat(wagner.has("name_uk")).isTrue();
        assertThat(server.get("/claimants?position=0").json().get("claimants")).isEmpty();
    }

    @Test
    void aSessionTellsWhatATokenMayDo(RunningServer server) {
        Answer mine = server.send(server.request("/session").header("Authorization", "Bearer " + server.token())
                .build());
        assertThat(mine.status()).isEqualTo(200);
        assertThat(mine.json().get("scopes").valueStream().map(JsonNode::asString)).containsExactly("report");
        assertThat(mine.json().get("author").asString()).startsWith("author-");
        assertThat(mine.header("Cache-Control")).isEqualTo("no-store");
        Answer none = server.send(server.request("/session")
                .header("Authorization", "Bearer " + server.issueToken(Set.of())).build());
        assertThat(none.json().get("scopes")).isEmpty();
        problem(server.get("/session"), 401);
        problem(server.send(server.request("/session").header("Authorization", "Bearer flm_x").build()), 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/collections/tanks", "/collections/tanks/items", "/app/nothing.js",
            "/basemap/roads.geojson", "/basemap/countries.json", "/basemap/..%5Ctheatre.json", "/downloads/tanks.geojson",
            "/data/theatre.json", "/application.yaml", "/actuator", "/actuator/env",
            "/webjars/leaflet/nothing.js", "/.git/config"})
    void whatIsNotThereIsAProblem(String path, RunningServer server) {
        Answer answer = server.get(path);
        if (!path.contains("%")) {
            problem(answer, 404);
        }
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.text()).doesNotContain("Exception", "org.springframework", "\"trace\"");
    }

    @ParameterizedTest
    @CsvSource({"PUT, " + REPORTS, "DELETE, " + SETTLEMENTS, "POST, " + SETTLEMENTS + "/yahidne", "PATCH, /theatre",
            "POST, /", "DELETE, " + SETTLEMENTS + "/yahidne/control", "POST, /session"})
    void aMethodThatAnAddressDoesNotTakeIsAProblem(String method, String path, RunningServer server) {
        Answer answer = server.sendJson(method, path, "{}");
        problem(answer, 405);
        assertThat(answer.header("Allow")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/?f=json", "/api?f=html", "/app/main.js", "/nothing", "/session", SETTLEMENTS,
            "/collections/settlements/items?bbox=x", "/basemap/countries.geojson",
            "/webjars/leaflet/dist/leaflet.css"})
    void everyAnswerTellsBrowsersToBeCareful(String path, RunningServer server) {
        Answer answer = server.get(path);
        List<String> policy = List.of(answer.header("Content-Security-Policy").split("; "));
        assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'");
        assertThat(answer.header("Content-Security-Policy")).doesNotContain("unsafe-inline", "unsafe-eval", "*");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isNotEmpty();
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?f=json", "/theatre", "/collections", "/basemap/countries.geojson", "/app/main.js",
            SETTLEMENTS + "/yahidne?datetime=2023-02-26&known=2023-02-26&position=500&rule=latest@1"})
    void headTellsTheSameWithoutABody(String path, RunningServer server) {
        Answer get = server.get(path);
        Answer head = server.send(server.request(path).method("HEAD", BodyPublishers.noBody()).build());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
        for (String header : List.of("Content-Type", "Cache-Control", "Content-Length")) {
            assertThat(head.header(header)).as(header).isEqualTo(get.header(header));
        }
        assertThat(server.send(server.request("/nothing").method("HEAD", BodyPublishers.noBody()).build()).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/main.js", "/app/css/page.css", "/webjars/leaflet/dist/leaflet-src.esm.js",
            "/webjars/leaflet/dist/leaflet.css"})
    void thePagesFilesAreServedAsWhatTheyAre(String path, RunningServer server) {
        Answer answer = server.get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(path.endsWith("js") ? "text/javascript" : "text/css");
    }
}
