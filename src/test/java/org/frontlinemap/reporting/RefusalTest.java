package org.frontlinemap.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.reporting.Sent.JSON;
import static org.frontlinemap.reporting.Sent.batch;
import static org.frontlinemap.reporting.Sent.post;
import static org.frontlinemap.reporting.Sent.report;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;
import static org.frontlinemap.server.Requests.problem;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is refused leaves the ledger as it was. */
@ServerTest
class RefusalTest {

    private long head;

    @BeforeEach
    void noteHead(RunningServer server) {
        head = server.head();
    }

    @AfterEach
    void nothingWasRecorded(RunningServer server) {
        assertThat(server.head()).isEqualTo(head);
    }

    private static Answer postAs(String authorization, RunningServer server) {
        var request = server.request(REPORTS).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(report(body -> { })));
        return server.send((authorization == null ? request : request.header("Authorization", authorization)).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST " + REPORTS, "PUT " + SETTLEMENTS + "/yahidne/control",
            "DELETE " + REPORTS + "/01a2053c-cbdc-704b-a823-056e28723d5c?reason=test"})
    void writingNeedsAToken(String what, RunningServer server) {
        String[] line = what.split(" ");
        Answer answer = server.send(server.request(line[1]).header("Content-Type", "application/json")
                .method(line[0], BodyPublishers.ofString(report(body -> { }))).build());
        problem(answer, 401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer flm_garbage", "Bearer", "Basic dGVzdDp0ZXN0", "Bearer a b", "garbage"})
    void aTokenThatWasNeverIssuedIsNone(String authorization, RunningServer server) {
        problem(postAs(authorization, server), 401);
    }

    @Test
    void aTokenMayDoOnlyWhatItWasIssuedFor(RunningServer server) {
        String token = server.issueToken(Set.of());
        problem(postAs("Bearer " + token, server), 403);
        problem(server.send(server.request(REPORTS + "/01a2053c-cbdc-704b-a823-056e28723d5c?reason=test")
                .header("Authorization", "Bearer " + token).DELETE().build()), 403);
    }

    @Test
    void aBodyAboveOneMebibyteIsRefused(RunningServer server) {
        String body = report(object -> object.put("note", "n".repeat(1 << 20)));
        assertRefused(post(server, body), 413, "body", null);
    }

    @Test
    void aBodyOfOneMebibyteIsReadToItsEnd(RunningServer server) {
        String body = report(object -> object.put("settlement", "atlantis"));
        String full = body + " ".repeat((1 << 20) - body.getBytes(StandardCharsets.UTF_8).length);
        assertRefused(post(server, full), 422, "settlement", "atlantis");
        assertRefused(post(server, full + " "), 413, "body", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
            "application/xml", "application/json; charset=ISO-8859-1", "json", "*/*"})
    void onlyJsonIsTaken(String type, RunningServer server) {
        assertThat(problem(post(server, report(body -> { }), "Content-Type", type), 415).path("field").asString())
                .isEqualTo("Content-Type");
    }

    @Test
    void aBodyOfNoTypeIsNotTaken(RunningServer server) {
        problem(server.send(server.request(REPORTS).header("Authorization", "Bearer " + server.token())
                .POST(BodyPublishers.ofString(report(body -> { }))).build()), 415);
    }

    static Stream<String> unreadable() {
        return Stream.of("", " ", "{", "null", "[]", "\"text\"", "{'settlement': 'yahidne'}", "{\"note\": NaN}",
                report(body -> { }) + "{}", report(body -> { }) + "x",
                report(body -> { }).replaceFirst("\\{", "{\"note\":\"first\","),
                report(body -> { }).replace("\"publisher\"", "\"publisher\":\"first\",\"publisher\""),
                "{\"note\": " + "[".repeat(30) + "]".repeat(30) + "}", "[".repeat(100_000),
                "{\"a\":".repeat(30) + "1" + "}".repeat(30), "// comment\n" + report(body -> { }),
                "\u0000" + report(body -> { }));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatIsNoJsonObjectIsRefused(String body, RunningServer server) {
        assertRefused(post(server, body), 400, "body", null);
    }

    @Test
    void brokenUtf8IsRefused(RunningServer server) {
        byte[] body = report(object -> object.put("note", "X")).replace("\"X\"", "\"\u00FF\u00FE\"")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(server.send(server.request(REPORTS).header("Authorization", "Bearer " + server.token())
                .header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)).build()),
                400, "body", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE"})
    void otherEncodingsThanUtf8AreRefused(String encoding, RunningServer server) {
        byte[] body = report(object -> { }).getBytes(java.nio.charset.Charset.forName(encoding));
        assertRefused(server.send(server.request(REPORTS).header("Authorization", "Bearer " + server.token())
                .header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)).build()),
                400, "body", null);
    }

    static Stream<Arguments> shortened() {
        return Stream.of(198, 199, 200).flatMap(length -> Stream.of(
                Arguments.of("basis", "x".repeat(length) + "😀😀"), Arguments.of("settlement", "x".repeat(length) + "😀😀"),
                Arguments.of("valid_from", "x".repeat(length) + "😀😀"), Arguments.of("note", "x".repeat(length - 160)
                        + "😀".repeat(600)), Arguments.of("source_label", "x".repeat(length - 160) + "😀".repeat(200))));
    }

    @ParameterizedTest
    @MethodSource("shortened")
    void aShortenedValueEndsInAWholeCharacter(String field, String value, RunningServer server) {
        String shown = problem(post(server, report(body -> body.put(field, value))), 422).get("value").asString();
        assertThat(shown).endsWith("…").hasSizeLessThan(value.length());
        String start = shown.substring(0, shown.length() - 1);
        assertThat(value).startsWith(start);
        assertThat(start.codePoints()).noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }

    static Stream<Arguments> wrongFields() {
        return Stream.of(
                wrong("settlement", null), wrong("settlement", "\"atlantis\""), wrong("settlement", "7"),
                wrong("settlement", "\" \""), wrong("claimant", null), wrong("claimant", "\"nobody\""),
                wrong("control", null), wrong("control", "\"liberated\""), wrong("control", "\"RUSSIA\""),
                wrong("basis", null), wrong("basis", "\"rumour\""), wrong("basis", "[\"assessed\"]"),
                wrong("inference", "\"guessed\""), wrong("extent", "\"half\""),
                wrong("valid_from", null), wrong("valid_from", "\"yesterday\""), wrong("valid_from", "\"2023-02-30\""),
                wrong("valid_from", "1677456000"), wrong("published", "\"2023-13\""),
                wrong("published", "\"2100-01-01\""), wrong("published", "\"2023-02-23\""),
                wrong("note", "{}"), wrong("note", "\"a\\u0000b\""),
                wrong("note", '"' + "n".repeat(1001) + '"'), wrong("source_label", '"' + "l".repeat(301) + '"'),
                wrong("documents", null), wrong("documents", "[]"), wrong("documents", "{}"),
                wrong("documents[0]", "\"https://example.org/1\""),
                wrong("documents[0].publisher", null), wrong("documents[0].publisher", "\"\""),
                wrong("documents[0].url", "\"javascript:alert(1)\""),
                wrong("documents[0].url", "\"data:text/html,x\""), wrong("documents[0].url", "\"file:///etc/passwd\""),
                wrong("documents[0].url", "\"ftp://example.org/\""), wrong("documents[0].url", "\"//example.org/\""),
                wrong("documents[0].url", "\"/relative\""), wrong("documents[0].url", "\"https:///path\""),
                wrong("documents[0].url", "\"https://exa mple.org\""),
                wrong("documents[0].url", "\"\\u0001javascript:x\""),
                wrong("documents[0].archive_url", "\"javascript:alert(1)\""),
                wrong("documents[0].archive_sha256", "\"abc\""), wrong("documents[0].language", "\"English\""),
                wrong("documents[0].published", "\"2100-01\""), wrong("documents[0].published", "\"soon\""),
                wrong("documents[0].id", "\"01a2053c-ffff-7fbc-a55b-1896e42128c2\""),
                wrong("documents[0].id", "\"1\""), wrong("documents[0].author", "\"somebody\""),
                wrong("latitude", "48.6"), wrong("recorded_at", "\"2020-01-01\""), wrong("id", "\"mine\""));
    }

    private static Arguments wrong(String field, String json) {
        return Arguments.of(field, json);
    }

    @ParameterizedTest
    @MethodSource("wrongFields")
    void aWrongFieldIsNamed(String field, String json, RunningServer server) {
        Answer answer = post(server, report(body -> put(body, field, json)));
        JsonNode problem = problem(answer, 422);
        assertThat(problem.get("errors").findValuesAsString("field")).as(answer.text()).contains(field);
        if (!field.equals("documents[0].id")) {
            assertThat(problem.path("field").asString()).as(answer.text()).isEqualTo(field);
        }
    }

    private static void put(ObjectNode body, String field, String json) {
        if (field.equals("documents[0]")) {
            body.putArray("documents").add(JSON.readTree(json));
            return;
        }
        ObjectNode owner = field.contains(".") ? (ObjectNode) body.at("/documents/0") : body;
        String name = field.substring(field.indexOf('.') + 1);
        if (json == null) {
            owner.remove(name);
        } else {
            owner.set(name, JSON.readTree(json));
        }
    }

    @ParameterizedTest
    @CsvSource({"/reports/2, settlement, atlantis, reports[2].settlement",
            "/reports/1, control, liberated, reports[1].control", "/reports/0, colour, red, reports[0].colour",
            "/claimants/0, side, atlantis, claimants[0].side", "/claimants/0, kind, spy, claimants[0].kind",
            "/claimants/0, id, Not A Slug, claimants[0].id", "/claimants/0, id, isw, claimants[0].id",
            "/documents/1, url, javascript:x, documents[1].url", "/documents/1, title2, x, documents[1].title2",
            "'', colour, red, colour", "'', settlement, yahidne, settlement"})
    void oneFaultRefusesAWholeBatch(String owner, String name, String value, String field, RunningServer server) {
        Answer answer = post(server, batch("refused-office", body ->
                ((ObjectNode) (owner.isEmpty() ? body : body.at(owner))).put(name, value)));
        assertThat(problem(answer, 422).get("errors").findValuesAsString("field")).contains(field);
        assertThat(server.get("/claimants").json().get("claimants").findValuesAsString("id"))
                .doesNotContain("refused-office");
    }

    @Test
    void allFaultsAreNamedAtOnce(RunningServer server) {
        Answer answer = post(server, batch("refused-office", body -> {
            ((ObjectNode) body.at("/reports/0")).put("control", "liberated");
            ((ObjectNode) body.at("/reports/2")).put("settlement", "atlantis").remove("basis");
        }));
        assertThat(problem(answer, 422).get("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("reports[0].control", "reports[2].settlement", "reports[2].basis");
    }

    @ParameterizedTest
    @CsvSource({"reports", "documents", "claimants"})
    void aBatchIsBounded(String list, RunningServer server) {
        String body = batch("refused-office", object -> {
            JsonNode first = object.get(list).get(0);
            var all = object.putArray(list);
            for (int i = 0; i <= 1_000; i++) {
                all.add(first);
            }
        });
        assertThat(problem(post(server, body), 422).get("errors").findValuesAsString("field")).contains(list);
    }

    @ParameterizedTest
    @CsvSource({"claimant, nobody", "control, liberated", "basis, rumour", "valid_from, 2200-13-01",
            "published, 2100-01-01", "settlement, yahidne", "position, 3"})
    void aWrongFieldOfAControlIsNamed(String name, String value, RunningServer server) {
        String body = report(object -> {
            object.remove("settlement");
            object.put(name, value);
        });
        Answer answer = server.sendJson("PUT", SETTLEMENTS + "/yahidne/control", body);
        assertThat(problem(answer, 422).path("field").asString()).isEqualTo(name);
    }

    @Test
    void writingTakesNoParameters(RunningServer server) {
        assertRefused(server.sendJson("POST", REPORTS + "?dry=true", report(body -> { })), 400, "dry", "true");
    }

    @Test
    void aRefusalShowsNothingOfTheInside(RunningServer server) {
        String text = post(server, report(body -> body.put("basis", "x".repeat(5_000)))).text();
        assertThat(text).doesNotContain("Exception", "org.frontlinemap", "SELECT").hasSizeLessThan(2_000);
    }

    @Test
    void halfACharacterIsRefused(RunningServer server) {
        String body = report(object -> object.put("note", "X")).replace("\"X\"", "\"\\ud83d\"");
        assertThat(problem(post(server, body), 422).path("field").asString()).isEqualTo("note");
    }
}
