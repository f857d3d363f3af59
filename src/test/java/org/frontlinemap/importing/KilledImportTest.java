package org.frontlinemap.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.frontlinemap.server.RunningServer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server killed in the midst of an import finds it interrupted, with a sound ledger, and can take it up again. */
class KilledImportTest {

    private static final Pattern TOKEN = Pattern.compile("(flm_[A-Za-z0-9_-]+)");
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final int ROWS = 25_000;

    private final HttpClient client = HttpClient.newHttpClient();

    private String get(int port, String token, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reading", "recording"})
    void aKilledImportIsInterruptedAndResumed(String phase, @TempDir Path folder) throws Exception {
        String id;
        try (Program program = Program.start("--server.port=0", "--frontline.store=" + folder.resolve("frontline.db"))) {
            int port = Integer.parseInt(program.await(PORT));
            String token = program.await(TOKEN);
            byte[] body = Imports.body(Imports.options("all_or_nothing"),
                    Map.of("many.csv", Imports.manyRows(ROWS).getBytes(StandardCharsets.UTF_8)));
            HttpResponse<String> accepted = client.send(HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + "/imports")).header("Authorization", "Bearer " + token)
                    .header("Content-Type", "multipart/form-data; boundary=boundary-of-a-test")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
            id = new JsonMapper().readTree(accepted.body()).get("id").asString();
            String reached;
            do {
                reached = new JsonMapper().readTree(get(port, token, "/imports/" + id)).get("state").asString();
                assertThat(reached).isIn("queued", "reading", "recording");
            } while (!reached.equals(phase));
        }
        Path unfinished = folder.resolve("frontline.db.imports").resolve("01a2053c-cb41-7fbc-a55b-1896e42128c2");
        Files.createDirectories(unfinished.resolve("files"));
        try (RunningServer server = RunningServer.start(folder)) {
            Imports imports = new Imports(server);
            assertThat(unfinished).as("an upload that never ended").doesNotExist();
            JsonNode interrupted = imports.get(id);
            assertThat(interrupted.get("state").asString()).isEqualTo("interrupted");
            long head = server.head();
            assertThat(imports.ask(id, "resume").status()).isEqualTo(202);
            JsonNode recorded = imports.end(id);
            assertThat(recorded.get("state").asString()).isEqualTo("recorded");
            assertThat(recorded.at("/rows/accepted").asLong()).isEqualTo(ROWS);
            assertThat(recorded.at("/position/first").asLong()).isEqualTo(head + 1);
        }
    }
}
