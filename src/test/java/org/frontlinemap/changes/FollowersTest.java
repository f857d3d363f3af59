package org.frontlinemap.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.problem;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Places for followers, of which a server has few here: ten, two of them for one address. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FollowersTest {

    private RunningServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = RunningServer.start(folder, "--frontline.followers.most=10", "--frontline.followers.longest=1s");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void askingForTheHeadersAloneTakesNoPlace() {
        for (int i = 0; i < 20; i++) {
            Answer head = server.send(server.request("/changes").header("Accept", "text/event-stream")
                    .method("HEAD", BodyPublishers.noBody()).build());
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Type")).startsWith("text/event-stream");
            assertThat(head.text()).isEmpty();
        }
        opened(null).close();
    }

    @Test
    void oneAddressCannotTakeAllPlacesAndThoseOfClientsThatHaveGoneAreFreeAgain() throws IOException {
        EventStream first = opened(null);
        EventStream second = opened(null);
        problem(asked(), 503);
        try (Socket other = new Socket(InetAddress.getByName("127.0.0.1"), port(), InetAddress.getByName("127.0.0.2"), 0)) {
            other.getOutputStream().write(("GET /changes HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n"
                    + "\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8)).readLine())
                    .startsWith("HTTP/1.1 200");
        }
        first.close();
        second.close();
        opened(null).close();
    }

    @Test
    void aStreamEndsNowAndThenAndGoesOnWhereItWas() {
        String last;
        try (EventStream stream = opened(null)) {
            last = server.head() + "";
            stream.awaitEnd();
        }
        post();
        try (EventStream again = opened(last)) {
            assertThat(again.next().id()).isEqualTo(last);
            assertThat(again.next().id()).isEqualTo(Long.toString(server.head()));
        }
    }

    private int port() {
        return URI.create(server.url("/")).getPort();
    }

    private Answer asked() {
        return server.send(server.request("/changes").header("Accept", "text/event-stream")
                .timeout(Duration.ofSeconds(20)).build());
    }

    /** A stream, as soon as there is a place: a client that has gone is noticed when there is something to send. */
    private EventStream opened(String last) {
        for (int i = 0; i < 100; i++) {
            EventStream stream = EventStream.open(server, "", last);
            if (stream.status() == 200) {
                return stream;
            }
            stream.close();
            post();
        }
        throw new AssertionError("no place has become free");
    }

    private void post() {
        assertThat(server.sendJson("POST", REPORTS, """
                {"settlement": "avdiivka", "claimant": "isw", "control": "ukraine", "basis": "assessed",
                 "valid_from": "2023-06-01", "published": "2023-06-01", "documents": [{"publisher": "Test"}]}""")
                .status()).isEqualTo(201);
    }
}
