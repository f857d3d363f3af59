package org.frontlinemap.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.problem;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Uploads that are refused before anything is read, each as the fault of who sent it. */
@ServerTest
class UploadRefusalTest {

    private static final String MULTIPART = "multipart/form-data; boundary=X";

    private final RunningServer server;
    private final Imports imports;

    UploadRefusalTest(RunningServer server) {
        this.server = server;
        this.imports = new Imports(server);
    }

    private Answer post(String type, String body) {
        return server.send(server.request("/imports").header("Authorization", "Bearer " + server.token())
                .header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "../..", "a\tb.csv", "a\u0001b.csv", "a\u0000b.csv", "a\u0085b.csv"})
    void namesThatAreNoNamesOfFilesAreRefused(String name) {
        JsonNode problem = problem(imports.post(Imports.options(null), name,
                Imports.table("siversk,ukraine,2023-03-01")), 400);
        assertThat(problem.get("field").asString()).isEqualTo("file");
    }

    @Test
    void aPartThatHoldsPartsItselfIsRefused() {
        for (String inner : new String[] {"boundary=IN", "boundary=", "other=1", "boundary=" + "x".repeat(3_900)}) {
            Answer answer = post(MULTIPART, "--X\r\nContent-Disposition: form-data; name=\"options\"\r\n"
                    + "Content-Type: multipart/mixed; " + inner + "\r\n\r\n--IN\r\nContent-Disposition: file; "
                    + "filename=\"a\"\r\n\r\nx\r\n--IN--\r\n--X--\r\n");
            assertThat(problem(answer, 400)).as(inner).isNotNull();
        }
    }

    @Test
    void aFormIsNoMultipartBody() {
        JsonNode problem = problem(post("application/x-www-form-urlencoded", "format=reports-csv"), 415);
        assertThat(problem.get("field").asString()).isEqualTo("Content-Type");
        assertThat(problem(post("application/x-www-form-urlencoded", "a=%zz&b"), 415)).isNotNull();
    }

    @Test
    void aPartWithAHeaderTooLargeIsRefusedAndThatIsSaid() {
        Answer answer = post(MULTIPART, "--X\r\nX-A: " + "a".repeat(10_000) + "\r\n\r\n\r\n--X--\r\n");
        assertThat(problem(answer, 431).get("detail").asString()).contains("header");
    }

    @ParameterizedTest
    @CsvSource({".hidden", "__MACOSX/x.csv", "folder/", "a/.b/"})
    void whatAnArchiveHoldsBesidesItsFilesIsBoundedToo(String left) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(left, new byte[12 << 20]);
        entries.put("a.csv", Imports.table("siversk,ukraine,2023-03-01").getBytes(StandardCharsets.UTF_8));
        JsonNode problem = problem(imports.post(Imports.options(null), Map.of("a.zip", Archives.zip(entries))), 422);
        assertThat(problem.get("detail").asString()).contains("times its packed size");
    }

    @Test
    void foldersOfAnArchiveCountAmongItsFiles() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < 5_000; i++) {
            entries.put(i + "/", new byte[0]);
        }
        entries.put("a.csv", Imports.table("siversk,ukraine,2023-03-01").getBytes(StandardCharsets.UTF_8));
        JsonNode problem = problem(imports.post(Imports.options(null), Map.of("a.zip", Archives.zip(entries))), 422);
        assertThat(problem.get("detail").asString()).contains("5000 files");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv.gz.gz", "a.zip.gz"})
    void anArchiveInAGzipIsRefused(String name) throws IOException {
        JsonNode problem = problem(imports.post(Imports.options(null), Map.of(name, Archives.gzip(Archives.gzip(new byte[5])))), 422);
        assertThat(problem.get("detail").asString()).contains("holds an archive itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0001", "\\u007f", "\\u200b", "\\ud800", "\\ufeff", "\\u2028"})
    void aDelimiterThatCannotBeSeenIsRefused(String delimiter) {
        JsonNode problem = problem(imports.post("{\"format\": \"reports-csv\", \"profile\": {\"delimiter\": \""
                + delimiter + "\"}}", "a.csv", Imports.table("siversk,ukraine,2023-03-01")), 422);
        assertThat(problem.get("field").asString()).startsWith("profile");
    }

    @ParameterizedTest
    @CsvSource({"0000-01-01", "1899-12-31", "2200-01-01"})
    void reportsOfOtherCenturiesAreRejected(String day) {
        JsonNode read = imports.load(Imports.options(null), "a.csv", Imports.table("siversk,ukraine," + day));
        assertThat(read.at("/rows/rejected").asInt()).isEqualTo(1);
        assertThat(read.at("/rejected_first/0/reason").asString()).isEqualTo("must be from 1900 to 2199");
        assertThat(read.at("/rejected_first/0/column").asString()).isIn("valid_from", "published");
    }
}
