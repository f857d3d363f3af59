package org.frontlinemap.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.assertRefused;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the container refuses before the application sees it. */
@ServerTest
class ContainerErrorsTest {

    private static final String HOST = "Host: localhost\r\n";

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("GET /app/..%2fx HTTP/1.1\r\n" + HOST, 400),
                Arguments.of("GET / HTTP/1.1\r\nHost: a b\r\n", 400),
                Arguments.of("GET / HTTP/1.1\r\n", 400),
                Arguments.of("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n" + HOST, 400),
                Arguments.of("GET / HTTP/1.1\r\n" + HOST + "X-Long: " + "x".repeat(20_000) + "\r\n", 400),
                Arguments.of("GET / HTTP/9.9\r\n" + HOST, 505),
                Arguments.of("POST /corrections HTTP/1.1\r\n" + HOST + "Transfer-Encoding: bad\r\n", 501),
                Arguments.of("GET / HTTP/1.1\r\n" + HOST + "Expect: foo\r\n", 417),
                Arguments.of("GET /a{b} HTTP/1.1\r\n" + HOST, 400));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isAProblemThatNobodyKeeps(String request, int status, RunningServer server) throws IOException {
        String answer = answered(request, server);
        String[] parts = answer.split("\r\n\r\n", 2);
        assertThat(parts[0]).startsWith("HTTP/1.1 " + status);
        assertThat(parts[0].toLowerCase(java.util.Locale.ROOT)).contains("content-type: application/problem+json",
                "cache-control: no-store");
        String body = parts[1].substring(parts[1].indexOf('{'), parts[1].lastIndexOf('}') + 1);
        JsonNode problem = new JsonMapper().readTree(body);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString()).isNotBlank();
        assertThat(answer).doesNotContain("Tomcat", "<html", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", "a|b", "a^b", "a\\b", "\"a\"", "<a>", "`a`"})
    void whatStandsUnescapedInAQueryReachesTheCheckOfTheParameters(String value, RunningServer server) throws IOException {
        String answer = answered("GET /changes?a=" + value + " HTTP/1.1\r\n" + HOST, server);
        assertThat(answer).startsWith("HTTP/1.1 400").contains("is no parameter of this address");
    }

    @Test
    void theLinkToADocumentIsAnAddressWhateverItWasAskedForBy(RunningServer server) throws IOException {
        String answer = answered("GET /collections/settlements/items?q=a{b}|\"c\" HTTP/1.1\r\n" + HOST, server);
        assertThat(answer).startsWith("HTTP/1.1 200").contains("/collections/settlements/items?q=a%7Bb%7D%7C%22c%22\"");
    }

    @Test
    void aParameterThatIsRefusedIsNamedAsItWas(RunningServer server) {
        Answer answer = server.get("/changes?a=%7B%7D");
        assertRefused(answer, 400, "a", "{}");
    }

    private static String answered(String request, RunningServer server) throws IOException {
        try (Socket socket = new Socket("localhost", URI.create(server.url("/")).getPort())) {
            socket.getOutputStream().write((request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
