package org.frontlinemap.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Brings files to a server as clients do, and follows what becomes of them. */
final class Imports {

    static final String CSV = "reports-csv";
    static final Set<String> ENDS =
            Set.of("recorded", "refused", "cancelled", "failed", "interrupted");

    private static final String HEADER = "settlement,claimant,control,basis,valid_from,published,source_label,note,publisher,url\n";
    private static final List<String> PLACES = List.of("yahidne", "avdiivka", "khromove", "berkhivka", "soledar");
    private static final int PATIENCE_SECONDS = 120;
    private static final JsonMapper JSON = new JsonMapper();
    private static final String BOUNDARY = "boundary-of-a-test";

    private final RunningServer server;

    Imports(RunningServer server) {
        this.server = server;
    }

    /** A table of statements, one a line, each as {@code settlement,control,day} in lines of {@code text}. */
    static String table(String... rows) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (String row : rows) {
            String[] cells = row.split(",", -1);
            csv.append(cells[0]).append(",isw,").append(cells[1]).append(",assessed,").append(cells[2]).append(',')
                    .append(cells[2]).append(',').append(cells.length > 3 ? cells[3] : "").append(",,Test,\n");
        }
        return csv.toString();
    }

    /** Many statements that alternate, each in a document of its own: two entries a row. */
    static String manyRows(int rows) {
        StringBuilder csv = new StringBuilder(HEADER);
        java.time.LocalDateTime start = java.time.LocalDateTime.of(2023, 1, 1, 0, 0);
        for (int i = 0; i < rows; i++) {
            String time = start.plusMinutes(i).toString();
            csv.append(PLACES.get(i % PLACES.size())).append(",isw,").append(i / PLACES.size() % 2 == 0 ? "russia" : "ukraine").append(",assessed,").append(time)
                    .append(',').append(time).append(",,,Test ").append(i).append(",\n");
        }
        return csv.toString();
    }

    static String options(String mode) {
        return "{\"format\": \"" + CSV + "\"" + (mode == null ? "" : ", \"mode\": \"" + mode + "\"") + "}";
    }

    /** Brings one file. */
    Answer post(String options, String name, String content) {
        return post(options, Map.of(name, content.getBytes(StandardCharsets.UTF_8)));
    }

    /** Brings files. */
    Answer post(String options, Map<String, byte[]> files) {
        return server.send(server.request("/imports").header("Authorization", "Bearer " + server.token())
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body(options, files))).build());
    }

    static byte[] body(String options, Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (options != null) {
            part(out, "name=\"options\"", "application/json", options.getBytes(StandardCharsets.UTF_8));
        }
        new LinkedHashMap<>(files).forEach((name, bytes) ->
                part(out, "name=\"file\"; filename=\"" + name + "\"", "application/octet-stream", bytes));
        out.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static void part(ByteArrayOutputStream out, String name, String type, byte[] bytes) {
        out.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + name + "\r\nContent-Type: " + type
                + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(bytes);
        out.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    /** Brings one file and waits for its end. */
    JsonNode load(String options, String name, String content) {
        return end(id(post(options, name, content)));
    }

    /** The id in an answer that accepts an import. */
    static String id(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        String id = answer.json().get("id").asString();
        assertThat(answer.header("Location")).endsWith("/imports/" + id);
        return id;
    }

    /** What an import is now. */
    JsonNode get(String id) {
        Answer answer = whole("/imports/" + id);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** An answer to who has a token. */
    Answer whole(String path) {
        return server.send(server.request(path).header("Authorization", "Bearer " + server.token()).build());
    }

    /** Asks for something to be done with an import. */
    Answer ask(String id, String what) {
        return server.send(server.request("/imports/" + id + "/" + what)
                .header("Authorization", "Bearer " + server.token()).POST(HttpRequest.BodyPublishers.noBody()).build());
    }

    /** Has what was read recorded. */
    Answer record(String id, String mode) {
        return server.sendJson("POST", "/imports/" + id + "/record", "{\"mode\": \"" + mode + "\"}");
    }

    Answer delete(String id, String reason) {
        return server.delete("/imports/" + id + (reason == null ? "" : "?reason=" + reason));
    }

    /** Waits until an import waits for a decision or has ended. */
    JsonNode end(String id) {
        return await(id, json -> json.get("state").asString().equals("read")
                || ENDS.contains(json.get("state").asString()));
    }

    /** Follows an import until it is as wanted, which must be before the stream ends. */
    JsonNode await(String id, Predicate<JsonNode> wanted) {
        List<JsonNode> events = follow(id, wanted);
        JsonNode last = events.get(events.size() - 1);
        assertThat(wanted.test(last)).as(last.toString()).isTrue();
        return last;
    }

    /** The events of an import until one is as wanted, or to the end. */
    List<JsonNode> follow(String id, Predicate<JsonNode> wanted) {
        HttpRequest request = server.request("/imports/" + id + "/events")
                .header("Authorization", "Bearer " + server.token()).header("Accept", "text/event-stream").build();
        try {
            return CompletableFuture.supplyAsync(() -> events(request, wanted)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError("import " + id + " did not come to what was awaited: " + get(id), failed);
        }
    }

    private static List<JsonNode> events(HttpRequest request, Predicate<JsonNode> wanted) {
        List<JsonNode> events = new ArrayList<>();
        try {
            HttpResponse<Stream<String>> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
            assertThat(response.statusCode()).isEqualTo(200);
            try (Stream<String> lines = response.body()) {
                for (Iterator<String> each = lines.iterator(); each.hasNext();) {
                    String line = each.next();
                    if (line.startsWith("data:")) {
                        events.add(JSON.readTree(line.substring("data:".length())));
                        if (wanted.test(events.get(events.size() - 1))) {
                            return events;
                        }
                    }
                }
            }
            return events;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
