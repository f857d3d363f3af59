package org.frontlinemap.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.problem;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How much one import may bring, take and hold up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportLimitsTest {

    private static final String KEEP = Imports.options("keep_good");

    private RunningServer server;
    private Imports imports;
    private Path jobs;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = RunningServer.start(folder, "--frontline.imports.most-bytes=40MB", "--frontline.imports.most-rows=10100",
                "--frontline.imports.most-of-one=10010");
        imports = new Imports(server);
        jobs = folder.resolve("frontline.db.imports");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static String rows(String settlement, int count) {
        StringBuilder csv = new StringBuilder("settlement,claimant,control,basis,valid_from,published,publisher\n");
        java.time.LocalDateTime start = java.time.LocalDateTime.of(2023, 1, 1, 0, 0);
        for (int i = 0; i < count; i++) {
            csv.append(settlement).append(",isw,").append(i % 2 == 0 ? "russia" : "contested").append(",assessed,")
                    .append(start.plusMinutes(i)).append(',').append(start.plusMinutes(i)).append(",Test\n");
        }
        return csv.toString();
    }

    @Test
    void reportsBeyondTheMostOnOneSettlementAreRejectedAndSoManyAreReadPageByPage() {
        JsonNode loaded = imports.load(KEEP, "a.csv", rows("siversk", 10_015));
        assertThat(loaded.get("state").asString()).as(loaded.toString()).isEqualTo("recorded");
        assertThat(loaded.at("/rows/accepted").asInt()).isEqualTo(10_010);
        assertThat(loaded.at("/rows/rejected").asInt()).isEqualTo(5);
        assertThat(loaded.at("/rejected_first/0/column").asString()).isEqualTo("settlement");
        assertThat(loaded.at("/rejected_first/0/reason").asString()).contains("10010 reports of this import already");
        for (String path : new String[] {"/siversk?expand=reports", "?expand=reports"}) {
            JsonNode problem = problem(server.get(SETTLEMENTS + path), 400);
            assertThat(problem.get("field").asString()).isEqualTo("expand");
            assertThat(problem.get("detail").asString()).contains("/collections/reports/items?settlement=siversk");
        }
        assertThat(server.get(SETTLEMENTS + "/siversk?expand=names").status()).isEqualTo(200);
        assertThat(server.get(SETTLEMENTS + "/soledar?expand=reports").status()).isEqualTo(200);
        assertThat(imports.delete(loaded.get("id").asString(), "test").status()).isEqualTo(200);
        assertThat(server.get(SETTLEMENTS + "/siversk?expand=reports").status()).isEqualTo(200);
    }

    @Test
    void anImportOfMoreReportsThanAreAllowedIsRefusedAsAWhole() {
        long head = server.head();
        JsonNode refused = imports.load(KEEP, "a.csv", rows("soledar", 10_010)
                + rows("yahidne", 91).lines().skip(1).map(line -> line + "\n").reduce("", String::concat));
        assertThat(refused.get("state").asString()).isEqualTo("refused");
        assertThat(refused.get("problem").asString()).contains("more than 10100 reports");
        assertThat(server.head()).isEqualTo(head);
    }

    @Test
    void theRatioIsThatOfTheWholeArchiveToo() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        IntStream.range(0, 3).forEach(i -> entries.put(i + ".csv", new byte[4 << 20]));
        assertThat(problem(imports.post(KEEP, Map.of("a.zip", Archives.zip(entries))), 422).get("detail").asString())
                .contains("in its archive unpack to more than 200 times");
    }

    @Test
    void anArchiveTakesHalfOfTheSpaceAtMost() throws IOException {
        byte[] bytes = new byte[21 << 20];
        Random random = new Random(1);
        for (int i = 0; i < bytes.length; i += 50) {
            bytes[i] = (byte) random.nextInt();
        }
        byte[] zip = Archives.zip(Map.of("a.csv", bytes));
        assertThat(problem(imports.post(KEEP, Map.of("a.zip", zip)), 507).get("detail").asString())
                .contains("more than half of the space");
        String plain = Imports.id(imports.post(Imports.options(null), Map.of("a.csv", bytes)));
        assertThat(imports.end(plain).get("state").asString()).as("what is no archive").isEqualTo("refused");
        assertThat(imports.delete(plain, null).status()).isEqualTo(200);
    }

    @Test
    void anImportThatFailsForWantOfSpaceGivesItsFilesBack() throws IOException {
        String many = IntStream.range(0, 120_000).mapToObj(i -> "nowhere,isw,russia,assessed,2023-01-01," + "x".repeat(100)
                + "\n").reduce(new StringBuilder("settlement,claimant,control,basis,valid_from,note\n"), StringBuilder::append,
                StringBuilder::append).toString();
        String id = Imports.id(imports.post(KEEP, Map.of("a.csv", many.getBytes(StandardCharsets.UTF_8))));
        JsonNode failed = imports.end(id);
        assertThat(failed.get("state").asString()).as(failed.toString()).isEqualTo("failed");
        assertThat(failed.get("problem").asString()).contains("is used up").contains("bring them again");
        assertThat(Files.exists(jobs.resolve(id).resolve("files"))).isFalse();
        Answer resumed = imports.ask(id, "resume");
        assertThat(problem(resumed, 409).get("detail").asString()).contains("given back");
        assertThat(imports.delete(id, null).status()).isEqualTo(200);
    }

    @Test
    void whatIsBroughtIsForNoOtherUserOfTheMachine() throws IOException {
        String id = imports.load(Imports.options(null), "a.csv", Imports.table("nowhere,russia,2023-01-01",
                "siversk,russia,2023-01-01")).get("id").asString();
        try (Stream<Path> all = Files.walk(jobs)) {
            for (Path each : all.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each))).as(each.toString())
                        .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------");
            }
        }
        assertThat(imports.delete(id, null).status()).isEqualTo(200);
    }

    private Socket begin(String length) throws IOException {
        Socket socket = new Socket("localhost", URI.create(server.url("/")).getPort());
        socket.getOutputStream().write(("POST /imports HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + server.token() + "\r\nContent-Type: multipart/form-data; boundary=X\r\nContent-Length: " + length
                + "\r\n\r\n--X\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aBodyThatSaysItIsTooLongIsNotWaitedFor() throws IOException {
        try (Socket socket = begin("100000000000000")) {
            assertThat(answer(socket)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void noMoreThanFourAreBroughtAtOnce() throws Exception {
        List<Socket> slow = new ArrayList<>();
        ExecutorService readers = Executors.newFixedThreadPool(5);
        try {
            CompletionService<String> answers = new ExecutorCompletionService<>(readers);
            for (int i = 0; i < 5; i++) {
                Socket socket = begin("100000");
                slow.add(socket);
                answers.submit(() -> answer(socket));
            }
            assertThat(answers.take().get()).as("to the one that is not waited for").startsWith("HTTP/1.1 503")
                    .containsPattern("(?i)retry-after: \\d+").contains("4 files are being brought");
        } finally {
            for (Socket each : slow) {
                each.close();
            }
            readers.shutdownNow();
        }
        Answer after;
        do {
            after = imports.post(Imports.options(null), "a.csv", Imports.table("siversk,russia,2023-01-01"));
        } while (after.status() == 503);
        assertThat(after.status()).isEqualTo(202);
    }
}
