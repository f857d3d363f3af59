package org.frontlinemap.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.reporting.Sent.batch;
import static org.frontlinemap.reporting.Sent.created;
import static org.frontlinemap.reporting.Sent.post;
import static org.frontlinemap.reporting.Sent.report;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.frontlinemap.access.AccessTokens;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The header Idempotency-Key. */
@ServerTest
class RetryTest {

    private static final String KEY = "Idempotency-Key";

    @Test
    void aRetryIsAnsweredAlikeAndRecordsNothing(RunningServer server) {
        String body = batch("retried-office", object -> { });
        Answer first = post(server, body, KEY, "batch-1");
        JsonNode created = created(first);
        long head = server.head();
        Answer retry = post(server, body, KEY, "batch-1");
        assertThat(created(retry)).isEqualTo(created);
        assertThat(retry.header("Location")).isEqualTo(first.header("Location"));
        assertThat(server.head()).isEqualTo(head);
        assertThat(post(server, body).status()).as("without the key it is another request").isEqualTo(422);
    }

    @Test
    void aKeyUsedForAnotherRequestIsRefused(RunningServer server) {
        created(post(server, report(body -> { }), KEY, "report-1"));
        long head = server.head();
        assertRefused(post(server, report(body -> body.put("note", "other")), KEY, "report-1"), 422, KEY, "report-1");
        assertRefused(server.sendJson("PUT", SETTLEMENTS + "/yahidne/control", report(body -> { }), KEY, "report-1"),
                422, KEY, "report-1");
        assertThat(server.head()).isEqualTo(head);
    }

    @Test
    void aRefusedRequestDoesNotUseItsKeyUp(RunningServer server) {
        assertThat(post(server, report(body -> body.put("control", "liberated")), KEY, "report-2").status())
                .isEqualTo(422);
        created(post(server, report(body -> { }), KEY, "report-2"));
    }

    @Test
    void keysAreEachAuthorsOwn(RunningServer server) {
        String body = report(object -> { });
        String id = created(post(server, body, KEY, "report-3")).at("/reports/0/id").asString();
        Answer other = server.send(server.request(REPORTS).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + server.issueToken(Set.of(AccessTokens.REPORT)))
                .header(KEY, "report-3").POST(BodyPublishers.ofString(body)).build());
        assertThat(created(other).at("/reports/0/id").asString()).isNotEqualTo(id);
    }

    @Test
    void aRetriedWithdrawalIsAnsweredAlike(RunningServer server) {
        String report = created(post(server, report(body -> { }))).at("/reports/0/id").asString();
        JsonNode first = withdraw(report, server).json();
        long head = server.head();
        Answer retry = withdraw(report, server);
        assertThat(retry.status()).as(retry.text()).isEqualTo(200);
        assertThat(retry.json()).isEqualTo(first);
        assertThat(server.head()).isEqualTo(head);
    }

    private static Answer withdraw(String report, RunningServer server) {
        return server.send(server.request(REPORTS + "/" + report + "?reason=test")
                .header("Authorization", "Bearer " + server.token()).header(KEY, "withdrawal-1").DELETE().build());
    }

    @Test
    void aKeyThatIsTooLongOrBlankIsRefused(RunningServer server) {
        long head = server.head();
        assertThat(post(server, report(body -> { }), KEY, "k".repeat(201)).json().get("field").asString())
                .isEqualTo(KEY);
        assertThat(post(server, report(body -> { }), KEY, " ").status()).isEqualTo(400);
        assertThat(server.head()).isEqualTo(head);
    }

    @Test
    void requestsOfOneKeyAtOnceRecordOnce(RunningServer server) throws Exception {
        int clients = 8;
        String body = report(object -> object.put("note", "at once"));
        long head = server.head();
        List<Answer> answers = atOnce(clients, number -> post(server, body, KEY, "at-once"));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.json()).isEqualTo(created(answers.get(0))));
        assertThat(server.head()).isEqualTo(head + 2);
    }

    @Test
    void requestsOfDifferentKeysAtOnceAreAllRecorded(RunningServer server) throws Exception {
        int clients = 8;
        long head = server.head();
        List<Answer> answers = atOnce(clients, number -> post(server, report(body -> { }), KEY, "own-" + number));
        assertThat(answers.stream().map(answer -> created(answer).at("/reports/0/id").asString()))
                .doesNotHaveDuplicates().hasSize(clients);
        assertThat(server.head()).isEqualTo(head + 2L * clients);
    }

    private interface Request {
        Answer send(int number);
    }

    private static List<Answer> atOnce(int clients, Request request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            CountDownLatch start = new CountDownLatch(clients);
            List<Future<Answer>> sent = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int number = i;
                sent.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return request.send(number);
                }));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> each : sent) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
