package org.frontlinemap.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.frontlinemap.FrontlineMap;
import org.frontlinemap.access.AccessTokens;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole application, started on a free port of its own over a store of its own. */
public final class RunningServer implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String token;

    /** @param folder where the store is or will be */
    public static RunningServer start(Path folder, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--frontline.store=" + folder.resolve("frontline.db"));
        if (all.stream().noneMatch(argument -> argument.startsWith("--server.port="))) {
            all.add("--server.port=0");
        }
        return new RunningServer(new SpringApplication(FrontlineMap.class).run(all.toArray(String[]::new)));
    }

    private RunningServer(ConfigurableApplicationContext context) {
        this.context = context;
        this.token = issueToken(Set.of(AccessTokens.REPORT));
    }

    /** A bean of the application. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The address of a path that starts with a slash. */
    public String url(String path) {
        int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        return "http://localhost:" + port + path;
    }

    /** A token that may record reports. */
    public String token() {
        return token;
    }

    /** A new token of these scopes. */
    public String issueToken(Set<String> scopes) {
        return bean(AccessTokens.class).issue("test", scopes);
    }

    /** Position of the ledger's last entry. */
    public long head() {
        return bean(org.frontlinemap.geodata.ledger.Ledger.class).head();
    }

    /** A request to a path that starts with a slash, to be completed. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url(path)));
    }

    /** Sends a request. */
    public Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response);
        } catch (IOException failed) {
            throw new AssertionError("no answer to " + request, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /** Gets a path. */
    public Answer get(String path) {
        return send(request(path).build());
    }

    /** Sends JSON with the writing token; further headers as name, value, … */
    public Answer sendJson(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = request(path).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    /** Deletes a path with the writing token. */
    public Answer delete(String path) {
        return send(request(path).header("Authorization", "Bearer " + token).DELETE().build());
    }

    @Override
    public void close() {
        context.close();
    }

    /** A response read whole. */
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        /** A header's first value; empty if it was not sent. */
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }
    }
}
