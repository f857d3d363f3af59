package org.frontlinemap.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.problem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.recording.Recorder;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.Verdicts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Imports large enough to be caught under way: each row makes two entries. */
class ImportProgressTest {

    private static final int ROWS = 25_000;
    private static final String READING = "datetime=2023-02-01&known=2023-06-01";

    @TempDir
    Path folder;

    private RunningServer server;
    private Imports imports;

    @BeforeEach
    void start() {
        server = RunningServer.start(folder);
        imports = new Imports(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static boolean isAt(JsonNode json, String phase, String counter) {
        return json.at("/progress/phase").asString("").equals(phase) && json.at("/progress/" + counter).asLong() > 0;
    }

    private long position() {
        return server.get(SETTLEMENTS + "/yahidne?" + READING).json().at("/as_of/position").asLong();
    }

    private String postReport(String day) {
        Answer answer = server.sendJson("POST", REPORTS, """
                {"settlement": "siversk", "claimant": "isw", "control": "ukraine", "basis": "assessed",
                 "valid_from": "%s", "published": "%s", "documents": [{"publisher": "Test"}]}""".formatted(day, day));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().at("/reports/0/id").asString();
    }

    @Test
    void cancelledWhileReadingOrRecordingItRecordsNothingAndCanBeResumed() {
        long head = server.head();
        Map<String, List<String>> before = Verdicts.all(server, READING);
        String id = Imports.id(imports.post(Imports.options("keep_good"), "many.csv", Imports.manyRows(ROWS)));
        imports.await(id, json -> isAt(json, "reading", "rows"));
        assertThat(problem(imports.delete(id, null), 409).get("detail").asString()).contains("cancel it first");
        assertThat(imports.ask(id, "cancel").status()).isEqualTo(202);
        assertThat(imports.end(id).get("state").asString()).isEqualTo("cancelled");

        assertThat(imports.ask(id, "resume").status()).isEqualTo(202);
        JsonNode recording = imports.await(id, json -> isAt(json, "recording", "entries"));
        assertThat(recording.at("/progress/of_entries").asLong()).isGreaterThan(ROWS);
        assertThat(imports.ask(id, "cancel").status()).isEqualTo(202);
        assertThat(imports.end(id).get("state").asString()).isEqualTo("cancelled");
        assertThat(server.head()).isEqualTo(head);
        assertThat(Verdicts.all(server, READING)).isEqualTo(before);
        postReport("2023-01-03");
        assertThat(server.head()).as("the ledger takes what comes next").isGreaterThan(head);
    }

    @Test
    void askingForTheHeadersOfItsEventsAloneFollowsNothing() {
        String id = Imports.id(imports.post(Imports.options("keep_good"), "many.csv", Imports.manyRows(ROWS)));
        for (int i = 0; i < 150; i++) {
            Answer head = server.send(server.request("/imports/" + id + "/events")
                    .header("Authorization", "Bearer " + server.token()).method("HEAD", BodyPublishers.noBody()).build());
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Type")).startsWith("text/event-stream");
        }
        assertThat(imports.end(id).get("state").asString()).isEqualTo("recorded");
    }

    /** Tries to cancel a job whenever somebody asks for the time while all its entries are written. */
    private static final class LateClock extends Clock {

        private final ImportJobs jobs;
        private final List<Boolean> cancelled = new ArrayList<>();
        private ImportJob job;

        LateClock(ImportJobs jobs) {
            this.jobs = jobs;
        }

        @Override
        public Instant instant() {
            if (job != null && job.phase() == JobState.Phase.RECORDING && job.entries() > 0
                    && job.entries() == job.ofEntries()) {
                try {
                    cancelled.add(jobs.cancel(job));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
            return Clock.systemUTC().instant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void onceAllIsWrittenAnImportIsNotCancelledAnyMore() throws IOException {
        LateClock clock = new LateClock(server.bean(ImportJobs.class));
        JobFolder own = JobFolder.of(folder.resolve("own"), Batch.newId());
        own.create();
        Space space = new Space(folder.resolve("own"), 1 << 30);
        FileIntake files = new FileIntake(own, space);
        files.add("a.csv", new ByteArrayInputStream(Imports.table("siversk,ukraine,2023-01-10").getBytes()));
        ImportJob job = new ImportJob(Batch.newId(), "test", Instant.now(), new ImportOptions(Imports.CSV, null, null, null,
                Import.Mode.KEEP_GOOD, null), files.files(), own, false);
        clock.job = job;
        long head = server.head();
        new JobRunner(server.bean(Snapshots.class), server.bean(Ledger.class), server.bean(Recorder.class), space,
                server.bean(ImportSettings.class), clock).run(job);
        assertThat(clock.cancelled).as("whether it could be cancelled").containsOnly(false).isNotEmpty();
        assertThat(job.phase()).isEqualTo(JobState.Phase.RECORDED);
        assertThat(job.state().first()).isEqualTo(head + 1);
        assertThat(server.head()).isEqualTo(job.state().last());
    }

    @Test
    void whatWasNotRecordedIsForgottenAfterThirtyDays() throws IOException {
        JsonNode read = imports.load(Imports.options(null), "a.csv", Imports.table("siversk,ukraine,2023-01-11"));
        JsonNode kept = imports.load(Imports.options(null), "b.csv", Imports.table("siversk,ukraine,2023-01-12"));
        JsonNode recorded = imports.load(Imports.options("keep_good"), "c.csv", Imports.table("siversk,ukraine,2023-01-13"));
        Instant expires = Instant.parse(read.get("expires").asString());
        assertThat(expires).isBetween(Instant.parse(read.get("created").asString()).plus(Duration.ofDays(30)),
                Instant.now().plus(Duration.ofDays(30)));
        assertThat(recorded.get("expires").isNull()).isTrue();
        server.close();
        for (JsonNode each : List.of(read, kept, recorded)) {
            long days = each == kept ? 29 : 31;
            Path saved = folder.resolve("frontline.db.imports").resolve(each.get("id").asString()).resolve("job.json");
            String before = Files.readString(saved);
            String aged = Pattern.compile("\"(created|ended|rested)\":\"([^\"]+)\"").matcher(before).replaceAll(time ->
                    "\"" + time.group(1) + "\":\"" + Instant.parse(time.group(2)).minus(Duration.ofDays(days)) + "\"");
            assertThat(aged).isNotEqualTo(before);
            Files.writeString(saved, aged);
        }
        server = RunningServer.start(folder);
        imports = new Imports(server);
        assertThat(imports.whole("/imports/" + read.get("id").asString()).status()).isEqualTo(404);
        assertThat(folder.resolve("frontline.db.imports").resolve(read.get("id").asString())).doesNotExist();
        assertThat(imports.get(kept.get("id").asString()).get("state").asString()).isEqualTo("read");
        assertThat(imports.get(recorded.get("id").asString()).get("state").asString()).isEqualTo("recorded");
        assertThat(imports.whole("/imports/" + recorded.get("id").asString() + "/report").status()).isEqualTo(200);
    }

    @Test
    void readsAreAnsweredFromTheSnapshotBeforeUntilOneSwap() throws Exception {
        long head = server.head();
        Set<Long> seen = new TreeSet<>();
        AtomicBoolean over = new AtomicBoolean();
        String id = Imports.id(imports.post(Imports.options("all_or_nothing"), "many.csv", Imports.manyRows(ROWS)));
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> {
            while (!over.get()) {
                seen.add(position());
            }
        });
        List<JsonNode> events = imports.follow(id, json -> false);
        JsonNode recorded = events.get(events.size() - 1);
        assertThat(recorded.get("state").asString()).isEqualTo("recorded");
        seen.add(position());
        over.set(true);
        reader.get();
        long last = recorded.at("/position/last").asLong();
        assertThat(last).isEqualTo(head + 1 + recorded.at("/position/last").asLong()
                - recorded.at("/position/first").asLong());
        assertThat(seen).containsExactly(head, last);
        assertThat(events.stream().map(json -> json.get("state").asString()).distinct())
                .containsSubsequence("reading", "recording", "recorded");
        List<Long> bytes = events.stream().filter(json -> isAt(json, "reading", "bytes"))
                .map(json -> json.at("/progress/bytes").asLong()).toList();
        assertThat(bytes).isSorted().hasSizeGreaterThan(1);
    }

    @Test
    void whatOthersRecordMeanwhileIsTakenIntoAccount() {
        String file = Imports.manyRows(ROWS) + "siversk,isw,ukraine,assessed,2023-01-04,2023-01-04,,,Test,\n";
        String id = Imports.id(imports.post(Imports.options("all_or_nothing"), "many.csv", file));
        imports.await(id, json -> isAt(json, "reading", "rows"));
        postReport("2023-01-04");
        long head = server.head();
        JsonNode recorded = imports.end(id);
        assertThat(recorded.get("state").asString()).isEqualTo("recorded");
        assertThat(recorded.at("/position/first").asLong()).isEqualTo(head + 1);
        assertThat(recorded.at("/rows/unchanged").asLong()).as("the report that was posted").isEqualTo(1);
        assertThat(recorded.at("/rows/accepted").asLong()).isEqualTo(ROWS);
    }

    @Test
    void importsTakeTurnsAndOneThatWaitsCanBeCancelledOrIsFoundAfterARestart() {
        String first = Imports.id(imports.post(Imports.options(null), "many.csv", Imports.manyRows(ROWS)));
        imports.await(first, json -> isAt(json, "reading", "rows"));
        String second = Imports.id(imports.post(Imports.options(null), "b.csv",
                Imports.table("siversk,ukraine,2023-01-05")));
        String third = Imports.id(imports.post(Imports.options("keep_good"), "c.csv",
                Imports.table("siversk,ukraine,2023-01-06")));
        assertThat(imports.get(third).get("state").asString()).isEqualTo("queued");
        assertThat(imports.ask(second, "cancel").status()).isEqualTo(202);
        assertThat(imports.get(second).get("state").asString()).isEqualTo("cancelled");
        long head = server.head();
        server.close();

        server = RunningServer.start(folder);
        imports = new Imports(server);
        assertThat(server.head()).isEqualTo(head);
        assertThat(imports.get(first).get("state").asString()).isEqualTo("interrupted");
        assertThat(imports.get(second).get("state").asString()).isEqualTo("cancelled");
        assertThat(imports.get(third).get("state").asString()).isEqualTo("interrupted");
        assertThat(imports.ask(third, "resume").status()).isEqualTo(202);
        assertThat(imports.end(third).get("state").asString()).isEqualTo("recorded");
        assertThat(imports.delete(first, null).status()).isEqualTo(200);
        assertThat(folder.resolve("frontline.db.imports").resolve(first)).doesNotExist();
        assertThat(folder.resolve("frontline.db.imports").resolve(third).resolve("files")).doesNotExist();
    }

    @Test
    void anImportRecordedJustBeforeTheServerEndedIsFoundRecorded() throws IOException {
        JsonNode recorded = imports.load(Imports.options("keep_good"), "a.csv",
                Imports.table("siversk,ukraine,2023-01-09"));
        String id = recorded.get("id").asString();
        server.close();
        Path saved = folder.resolve("frontline.db.imports").resolve(id).resolve("job.json");
        String asBeforeTheLastSave = Files.readString(saved).replace("\"phase\":\"recorded\"",
                "\"phase\":\"recording\"");
        assertThat(asBeforeTheLastSave).contains("recording");
        Files.writeString(saved, asBeforeTheLastSave);
        server = RunningServer.start(folder);
        imports = new Imports(server);
        JsonNode found = imports.get(id);
        assertThat(found.get("state").asString()).isEqualTo("recorded");
        assertThat(found.get("position")).isEqualTo(recorded.get("position"));
        assertThat(imports.ask(id, "resume").status()).isEqualTo(409);
    }

    @Test
    void whatWaitsForADecisionIsReadAgainAfterARestart() {
        JsonNode read = imports.load(Imports.options(null), "a.csv", Imports.table("siversk,ukraine,2023-01-07",
                "siversk,nobody,2023-01-08"));
        String id = read.get("id").asString();
        server.close();
        server = RunningServer.start(folder);
        imports = new Imports(server);
        JsonNode again = imports.get(id);
        assertThat(again.get("state").asString()).isEqualTo("read");
        assertThat(again.get("rejected_first")).isEqualTo(read.get("rejected_first"));
        assertThat(imports.record(id, "keep_good").status()).isEqualTo(202);
        assertThat(imports.end(id).at("/rows/accepted").asInt()).isEqualTo(1);
    }
}
