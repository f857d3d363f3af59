package org.frontlinemap.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.frontlinemap.recording.Recorder;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;

/**
 * Keeps a server's imports from going on: the turn to record is taken, and an import waits for it before all that are
 * brought later. When this is closed, that one is recorded and the others go on.
 */
final class HeldTurn implements AutoCloseable {

    /** How many the import in front adds to the ledger: itself, its document and its one statement. */
    static final int ENTRIES = 3;

    private static final String BOUNDARY = "boundary-of-a-test";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final CountDownLatch release = new CountDownLatch(1);
    private final CompletableFuture<Void> holding;

    private HeldTurn(RunningServer server) {
        CountDownLatch taken = new CountDownLatch(1);
        Recorder recorder = server.bean(Recorder.class);
        holding = CompletableFuture.runAsync(() -> recorder.inTurn(snapshot -> {
            taken.countDown();
            awaitQuietly(release);
            return null;
        }));
        awaitQuietly(taken);
    }

    static HeldTurn of(RunningServer server) {
        HeldTurn held = new HeldTurn(server);
        String day = LocalDate.of(2022, 12, 1).plusDays(COUNT.getAndIncrement()).toString();
        String body = part("options\"", "{\"format\": \"reports-csv\", \"mode\": \"keep_good\"}")
                + part("file\"; filename=\"first.csv\"", "settlement,claimant,control,basis,valid_from,published,publisher\n"
                        + "siversk,isw,ukraine,assessed," + day + "," + day + ",First " + day + "\n")
                + "--" + BOUNDARY + "--\r\n";
        Answer answer = server.send(server.request("/imports").header("Authorization", "Bearer " + server.token())
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build());
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return held;
    }

    private static String part(String name, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\r\n\r\n" + content + "\r\n";
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        release.countDown();
        holding.join();
    }
}
