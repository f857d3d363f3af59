package org.frontlinemap.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.frontlinemap.changes.EventStream.Event;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangeStreamTest {

    private static final List<String> CONTROLS = List.of("ukraine", "contested", "russia");

    /** Well below what the server would wait for requests that do not end. */
    private static final int CLOSING_SECONDS = 20;

    private RunningServer server;
    private int posted;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** Records a report that changes the verdict on a settlement, each time to another control; returns its id. */
    private String post(RunningServer to, String settlement) {
        int day = 1 + posted;
        Answer answer = to.sendJson("POST", REPORTS, """
                {"settlement": "%s", "claimant": "isw", "control": "%s", "basis": "assessed",
                 "valid_from": "2023-06-%02d", "published": "2023-06-%02d", "documents": [{"publisher": "Test"}]}"""
                .formatted(settlement, CONTROLS.get(posted++ % 3), day, day));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().at("/reports/0/id").asString();
    }

    private static void assertHello(EventStream stream, long head) {
        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.contentType()).startsWith("text/event-stream");
        Event hello = stream.next();
        assertThat(hello.name()).isEqualTo("hello");
        assertThat(hello.data().get("position").asLong()).isEqualTo(head);
    }

    private static void assertReported(Event event, String report, String settlement, long position) {
        assertThat(event.name()).isEqualTo("position");
        assertThat(event.id()).isEqualTo(Long.toString(position));
        assertThat(event.data().get("position").asLong()).isEqualTo(position);
        JsonNode change = event.data().at("/changes/0");
        assertThat(change.get("settlement").asString()).isEqualTo(settlement);
        assertThat(change.get("cause").asString()).isEqualTo("report");
        assertThat(change.get("position").asLong()).isEqualTo(position);
        assertThat(change.get("reports").valueStream().map(JsonNode::asString)).containsExactly(report);
        assertThat(change.get("before")).isNotEqualTo(change.get("after"));
    }

    @Test
    void aReportArrivesWithItsPositionAndTheChangeItMade() {
        try (EventStream stream = EventStream.open(server, "", null)) {
            assertHello(stream, server.head());
            String report = post(server, "avdiivka");
            Event event = stream.next();
            assertReported(event, report, "avdiivka", server.head());
            assertThat(event.data().get("changes").size()).isEqualTo(1);
            assertThat(event.data().get("corrections").asInt()).isZero();
            JsonNode listed = server.get("/changes?axis=position&from=" + (server.head() - 2)).json().get("changes");
            assertThat(event.data().get("changes")).isEqualTo(listed);

            server.delete(REPORTS + "/" + report + "?reason=test");
            Event withdrawal = stream.next();
            assertThat(withdrawal.data().get("corrections").asInt()).isEqualTo(1);
            assertThat(withdrawal.data().at("/changes/0/cause").asString()).isEqualTo("withdrawal");
            assertThat(withdrawal.data().at("/changes/0/reason").asString()).isEqualTo("test");
        }
    }

    @Test
    void theVerdictIsThatOfTheReadingAskedFor() {
        String query = "?rule=according-to:party:russia";
        try (EventStream other = EventStream.open(server, query, null);
                EventStream early = EventStream.open(server, "?datetime=2023-01-01", null);
                EventStream without = EventStream.open(server, "?without=isw", null)) {
            List<EventStream> streams = List.of(other, early, without);
            streams.forEach(stream -> assertHello(stream, server.head()));
            post(server, "siversk");
            for (EventStream stream : streams) {
                Event event = stream.next();
                assertThat(event.id()).isEqualTo(Long.toString(server.head()));
                assertThat(event.data().get("changes")).isEmpty();
            }
        }
    }

    @Test
    void aStreamStartsBehindThePositionAskedFor() {
        long before = server.head();
        String report = post(server, "vasiukivka");
        try (EventStream stream = EventStream.open(server, "?axis=position&from=" + before, null);
                EventStream resumed = EventStream.open(server, "?from=0", Long.toString(before))) {
            for (EventStream each : List.of(stream, resumed)) {
                assertHello(each, server.head());
                assertReported(each.next(), report, "vasiukivka", server.head());
            }
        }
    }

    @Test
    void oneFollowerThatGoesAwayDoesNotHurtTheOthers() {
        List<EventStream> followers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            followers.add(EventStream.open(server, "", null));
            assertHello(followers.get(i), server.head());
        }
        long before = server.head();
        for (int round = 0; round < 4; round++) {
            followers.remove(0).close();
            post(server, "khromove");
        }
        for (EventStream follower : followers) {
            long reached = before;
            while (reached < server.head()) {
                Event event = follower.next();
                assertThat(Long.parseLong(event.id())).isGreaterThan(reached);
                reached = Long.parseLong(event.id());
            }
            assertThat(reached).isEqualTo(server.head());
            follower.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"999999999, klynove", "999999999999999999999, vershyna", "-1, trypillia", "+5, nahirne", "x, lypove"})
    void whoWasWhereThereIsNoPlaceIsToldSoAndFollowsFromTheHead(String last, String settlement) {
        try (EventStream stream = EventStream.open(server, "?axis=position&from=999999999", last);
                EventStream sound = EventStream.open(server, "", Long.toString(server.head()))) {
            Event hello = stream.next();
            assertThat(hello.name()).isEqualTo("hello");
            assertThat(hello.id()).isEqualTo(Long.toString(server.head()));
            assertThat(hello.data().get("missed").asBoolean()).isTrue();
            assertThat(sound.next().data().get("missed").asBoolean()).isFalse();
            String report = post(server, settlement);
            assertReported(stream.next(), report, settlement, server.head());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"text/event-stream;q=0 | application/json",
        "text/event-stream;q=0, application/atom+xml;q=0.1 | application/atom+xml",
        "application/json;q=0, text/csv | text/csv", "garbage | application/json",
        "application/json, text/event-stream;q=0.5 | application/json", "*/* | application/json",
        "text/html, application/atom+xml, */*;q=0.8 | application/atom+xml", "text/event-stream;q=x | application/json"})
    void whatIsAcceptedIsSentAndWhatIsNotIsNot(String accept, String type) {
        Answer answer = server.send(server.request("/changes?axis=position&from=0&limit=1").header("Accept", accept)
                .timeout(Duration.ofSeconds(20)).build());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(type);
        assertThat(server.send(server.request(SETTLEMENTS).header("Accept", accept).build()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"axis=known, axis, known", "from=999999999, from, 999999999", "rule=best, rule, best",
        "settlement=yahidne, settlement, yahidne", "without=nobody, without, nobody"})
    void aStreamOfWhatThereIsNotIsRefused(String query, String name, String value) {
        assertRefused(server.send(server.request("/changes?" + query).header("Accept", "text/event-stream").build()),
                400, name, value);
    }

    @Test
    void whatWasMissedWhileTheServerWasDownComesFirstAfterwards(@TempDir Path folder) throws Exception {
        String last;
        long reached;
        List<String> missed = new ArrayList<>();
        RunningServer first = RunningServer.start(folder);
        try (EventStream stream = EventStream.open(first, "", null)) {
            assertHello(stream, first.head());
            post(first, "avdiivka");
            last = stream.next().id();
            stream.close();
            missed.add(post(first, "siversk"));
            missed.add(post(first, "khromove"));
            reached = first.head();
        } finally {
            first.close();
        }
        RunningServer second = RunningServer.start(folder);
        try (EventStream stream = EventStream.open(second, "", last)) {
            assertHello(stream, reached);
            Event event = stream.next();
            assertThat(event.id()).isEqualTo(Long.toString(reached));
            assertThat(event.data().get("changes").valueStream().map(change -> change.at("/reports/0").asString()))
                    .containsExactlyInAnyOrderElementsOf(missed);
            String report = post(second, "vasiukivka");
            assertReported(stream.next(), report, "vasiukivka", second.head());
            CompletableFuture.runAsync(second::close).get(CLOSING_SECONDS, TimeUnit.SECONDS);
            stream.awaitEnd();
        } finally {
            second.close();
        }
    }
}
