package org.frontlinemap.changes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.frontlinemap.server.RunningServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Follows a server's changes as a browser does: a thread reads lines and queues the events they make up. */
final class EventStream implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PATIENCE_SECONDS = 30;
    private static final Event END = new Event("end", null, null);

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final HttpResponse<Stream<String>> response;

    /** One event; {@code id} is the position. */
    record Event(String name, String id, JsonNode data) {
    }

    /** Connects; {@code lastEvent} null for none. */
    static EventStream open(RunningServer server, String query, String lastEvent) {
        HttpRequest.Builder request = server.request("/changes" + query).header("Accept", "text/event-stream");
        if (lastEvent != null) {
            request.header("Last-Event-ID", lastEvent);
        }
        try {
            return new EventStream(HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    private EventStream(HttpResponse<Stream<String>> response) {
        this.response = response;
        Thread reader = new Thread(this::read, "event-stream-test");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        String[] event = new String[3];
        try {
            response.body().forEach(line -> {
                if (line.isEmpty()) {
                    if (event[0] != null) {
                        events.add(new Event(event[0], event[1], JSON.readTree(event[2])));
                    }
                    java.util.Arrays.fill(event, null);
                } else if (line.startsWith("event:")) {
                    event[0] = line.substring("event:".length());
                } else if (line.startsWith("id:")) {
                    event[1] = line.substring("id:".length());
                } else if (line.startsWith("data:")) {
                    event[2] = line.substring("data:".length());
                }
            });
        } catch (UncheckedIOException cut) {
            // the server has gone: the stream ends all the same
        }
        events.add(END);
    }

    int status() {
        return response.statusCode();
    }

    String contentType() {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    /** The next event, waited for; fails if the stream has ended or nothing comes. */
    Event next() {
        Event event = poll();
        if (event == END) {
            throw new AssertionError("the stream has ended");
        }
        return event;
    }

    /** Waits until the stream ends, passing over what still comes. */
    void awaitEnd() {
        while (poll() != END) {
            // comes before the end
        }
    }

    private Event poll() {
        try {
            Event event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event came");
            }
            return event;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /** Goes away. */
    @Override
    public void close() {
        response.body().close();
    }
}
