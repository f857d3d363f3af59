package org.frontlinemap.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.assertRefused;
import static org.frontlinemap.server.Requests.problem;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadTest {

    private static final String GOOD = Imports.table("siversk,ukraine,2023-03-01");
    private static final int MOST_UPLOAD = 3_000_000;

    private RunningServer server;
    private Imports imports;
    private Path jobs;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = RunningServer.start(folder, "--frontline.imports.most-upload=" + MOST_UPLOAD + "B",
                "--frontline.imports.most-bytes=40MB");
        imports = new Imports(server);
        jobs = folder.resolve("frontline.db.imports");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private List<Path> kept() throws IOException {
        if (!Files.isDirectory(jobs)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(jobs)) {
            return all.toList();
        }
    }

    private void assertNothingKept(Answer answer, int status, String field, String value) throws IOException {
        List<Path> before = kept();
        assertRefused(answer, status, field, value);
        assertThat(kept()).isEqualTo(before);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "{}|422|format|null", "{\"format\": \"excel\"}|422|format|excel", "not json|400|body|null",
        "{\"format\": \"reports-csv\", \"mode\": \"some\"}|422|mode|some",
        "{\"format\": \"reports-csv\", \"claimant\": \"nobody\"}|422|claimant|nobody",
        "{\"format\": \"reports-csv\", \"profile\": []}|422|profile|[]",
        "{\"format\": \"reports-csv\", \"colour\": 1}|422|colour|null",
        "{\"format\": \"settlements-csv\", \"claimant\": \"isw\"}|422|claimant|isw",
        "{\"format\": \"deepstate\"}|422|claimant|null",
        "{\"format\": \"reports-csv\", \"document\": {\"title\": \"x\"}}|422|document.publisher|null",
        "{\"format\": \"reports-csv\", \"document\": {\"publisher\": \"x\", \"published\": \"2999-01-01\"}}|422|document.published|2999-01-01",
        "{\"format\": \"reports-csv\", \"new_claimant\": {\"id\": \"isw\", \"name\": \"Other\", \"kind\": \"analyst\", \"side\": \"independent\"}}|422|new_claimant.id|isw"})
    void optionsThatAreWrongAreRefusedByFieldAndNothingIsKept(String options, int status, String field, String value)
            throws IOException {
        assertNothingKept(imports.post(options, "a.csv", GOOD), status, field, value);
    }

    @Test
    void aProfileIsCheckedByTheFormatItself() throws IOException {
        Answer answer = imports.post("{\"format\": \"reports-csv\", \"profile\": {\"columns\": {\"color\": \"x\"}}}",
                "a.csv", GOOD);
        assertThat(problem(answer, 422).get("field").asString()).startsWith("profile.columns");
        assertThat(kept()).noneMatch(path -> Files.exists(path) && path.toFile().list().length == 0);
    }

    @Test
    void aBodyWithoutOptionsOrFilesOrOfAnotherTypeIsRefused() throws IOException {
        assertNothingKept(imports.post(null, "a.csv", GOOD), 400, "options", null);
        assertNothingKept(imports.post(Imports.options(null), Map.of()), 400, "file", null);
        assertThat(problem(server.sendJson("POST", "/imports", "{}"), 415).get("field").asString())
                .isEqualTo("Content-Type");
        byte[] whole = Imports.body(Imports.options(null), Map.of("a.csv", bytes(GOOD)));
        Answer cut = server.send(server.request("/imports").header("Authorization", "Bearer " + server.token())
                .header("Content-Type", "multipart/form-data; boundary=boundary-of-a-test")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Arrays.copyOf(whole, whole.length - 60))).build());
        assertNothingKept(cut, 400, "body", null);
    }

    @Test
    void withoutATokenOfTheScopeNothingIsTaken() throws IOException {
        List<Path> before = kept();
        String reader = server.issueToken(Set.of("read"));
        byte[] body = Imports.body(Imports.options("keep_good"), Map.of("a.csv", bytes(GOOD)));
        for (String token : Arrays.asList(null, "flm_wrong", reader)) {
            HttpRequest.Builder request = server.request("/imports")
                    .header("Content-Type", "multipart/form-data; boundary=boundary-of-a-test")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            assertThat(server.send(request.build()).status()).isEqualTo(token == reader ? 403 : 401);
        }
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void aBodyThatIsTooLargeAndFilesWithoutRoomAreRefused() throws IOException {
        assertNothingKept(imports.post(Imports.options(null), Map.of("a.csv", new byte[MOST_UPLOAD + 1])), 413, "body",
                null);
        byte[] zipped = Archives.zip(Map.of("a.csv", noise(41 << 20)));
        List<Path> before = kept();
        Answer full = imports.post(Imports.options(null), Map.of("a.zip", zipped));
        assertThat(problem(full, 507).get("detail").asString()).contains("half of the space");
        assertThat(kept()).isEqualTo(before);
    }

    /** Bytes that pack well, but not suspiciously so. */
    private static byte[] noise(int size) {
        java.util.Random random = new java.util.Random(1);
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i += 64) {
            bytes[i] = (byte) random.nextInt();
        }
        return bytes;
    }

    @Test
    void aZipIsOneImportOfItsFilesByNameWithoutTheirPaths() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("z/later.csv", bytes(Imports.table("siversk,ukraine,2023-03-02")));
        entries.put("__MACOSX/._later.csv", bytes("rubbish"));
        entries.put("../../etc/earlier.csv", bytes(Imports.table("siversk,ukraine,2023-03-01")));
        Answer answer = imports.post(Imports.options(null), Map.of("both.zip", Archives.zip(entries)));
        JsonNode read = imports.end(Imports.id(answer));
        assertThat(read.get("state").asString()).isEqualTo("read");
        assertThat(read.get("files").valueStream().map(file -> file.get("name").asString()))
                .containsExactly("earlier.csv", "later.csv");
        assertThat(read.at("/rows/accepted").asInt()).isEqualTo(2);
        assertThat(jobs.resolve(read.get("id").asString()).resolve("files").toFile().list())
                .allMatch(name -> name.matches("\\d+"));
    }

    @Test
    void aGzipIsOneFileUnderItsOwnName() throws IOException {
        JsonNode read = imports.end(Imports.id(imports.post(Imports.options(null),
                Map.of("a.csv.gz", Archives.gzip(bytes(GOOD))))));
        assertThat(read.at("/files/0/name").asString()).isEqualTo("a.csv");
        assertThat(read.at("/rows/accepted").asInt()).isEqualTo(1);
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> hostileArchives() throws IOException {
        byte[] bomb = new byte[12 << 20];
        byte[] good = Archives.zip(Map.of("a.csv", bytes(GOOD)));
        byte[] encrypted = good.clone();
        encrypted[6] |= 1;
        return Stream.of(
                org.junit.jupiter.params.provider.Arguments.of("bomb.zip", Archives.zip(Map.of("a.csv", bomb)), "a.csv",
                        "times its packed size"),
                org.junit.jupiter.params.provider.Arguments.of("bomb.csv.gz", Archives.gzip(bomb), "bomb.csv",
                        "times its packed size"),
                org.junit.jupiter.params.provider.Arguments.of("nested.zip", Archives.zip(Map.of("b.zip", good)), "nested.zip",
                        "holds an archive itself"),
                org.junit.jupiter.params.provider.Arguments.of("locked.zip", encrypted, "locked.zip", "is encrypted"),
                org.junit.jupiter.params.provider.Arguments.of("cut.zip", Arrays.copyOf(good, good.length / 2),
                        "cut.zip", "cut off"),
                org.junit.jupiter.params.provider.Arguments.of("end.zip", Arrays.copyOf(good, good.length - 30),
                        "end.zip", "cut off"),
                org.junit.jupiter.params.provider.Arguments.of("none.zip", bytes("no zip at all"), "none.zip",
                        "no zip file"),
                org.junit.jupiter.params.provider.Arguments.of("none.gz", bytes("no gzip at all"), "none.gz",
                        "no gzip file"),
                org.junit.jupiter.params.provider.Arguments.of("cut.gz", Arrays.copyOf(Archives.gzip(bytes(GOOD)), 40), "cut.gz",
                        "cut off"),
                org.junit.jupiter.params.provider.Arguments.of("other.tar.gz", Archives.gzip(bytes("x")), "other.tar.gz",
                        "cannot be read here"),
                org.junit.jupiter.params.provider.Arguments.of("twice.zip",
                        Archives.zip(new LinkedHashMap<>(Map.of("a/x.csv", bytes(GOOD), "b/x.csv", bytes(GOOD)))), "x.csv",
                        "name of two files"));
    }

    @ParameterizedTest
    @MethodSource("hostileArchives")
    void archivesThatHarmOrCannotBeReadAreRefusedWithoutATrace(String name, byte[] content, String file, String why)
            throws IOException {
        List<Path> before = kept();
        JsonNode problem = problem(imports.post(Imports.options(null), Map.of(name, content)), 422);
        assertThat(problem.get("field").asString()).isEqualTo("file");
        assertThat(problem.get("value").asString()).isEqualTo(file);
        assertThat(problem.get("detail").asString()).contains(why);
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void anArchiveOfTooManyFilesIsRefused() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i <= 5_000; i++) {
            entries.put(i + ".csv", new byte[0]);
        }
        List<Path> before = kept();
        assertThat(problem(imports.post(Imports.options(null), Map.of("many.zip", Archives.zip(entries))), 422).get("detail")
                .asString()).contains("5000 files");
        assertThat(kept()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"record", "cancel", "resume"})
    void whatIsAskedOfAnImportThatIsNotThereIsRefused(String what) {
        String unknown = "01a2053c-cb41-7fbc-a55b-1896e42128c2";
        Answer answer = server.sendJson("POST", "/imports/" + unknown + "/" + what, "{\"mode\": \"keep_good\"}");
        assertRefused(answer, 404, "id", unknown);
        assertThat(imports.delete(unknown, "x").status()).isEqualTo(404);
    }
}
