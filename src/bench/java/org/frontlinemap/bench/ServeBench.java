package org.frontlinemap.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.frontlinemap.FrontlineMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/**
 * Starts the server on what {@link ImportBench} recorded and prints, of timelines and of vector tiles, how many bytes are
 * sent and how long they take: made anew (each time as known one millisecond later) and from what is kept.
 *
 * <pre>ServeBench FOLDER   as left by ImportBench</pre>
 */
public final class ServeBench {

    private static final int ROUNDS = 15;
    private static final String TIMELINES = "/collections/settlements/timelines?part=";
    private static final String TILES = "/collections/settlements/tiles/WebMercatorQuad/";
    private static final Instant KNOWN = Instant.parse("2026-10-01T00:00:00Z");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String server;
    private long millis;

    private ServeBench(int port) {
        server = "http://localhost:" + port;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        ServletWebServerApplicationContext context = (ServletWebServerApplicationContext) new SpringApplication(
                FrontlineMap.class).run("--frontline.store=" + folder.resolve("store.db"),
                        "--frontline.data=file:" + folder.resolve("data") + "/", "--server.port=0");
        ServeBench bench = new ServeBench(context.getWebServer().getPort());
        for (String part : new String[] {"points", "names", "steps", "points,names,steps", "steps&axis=then"}) {
            bench.measure(TIMELINES + part + "&", 5);
        }
        // 6/21/36 and its neighbours hold all that is generated; the first alone a third
        for (String tile : new String[] {"6/21/36?", "6/22/37?", "5/10/18?", "4/5/9?", "8/86/147?", "10/346/591?"}) {
            bench.measure(TILES + tile, ROUNDS);
        }
        context.close();
    }

    private void measure(String path, int rounds) throws IOException, InterruptedException {
        double[] anew = new double[rounds];
        double[] kept = new double[rounds];
        HttpResponse<byte[]> answer = null;
        for (int i = 0; i < rounds; i++) {
            String exact = path + "datetime=2026-10-01T00:00:00Z&known=" + KNOWN.plusMillis(++millis);
            long started = System.nanoTime();
            answer = get(exact);
            anew[i] = (System.nanoTime() - started) / 1e6;
            started = System.nanoTime();
            get(exact);
            kept[i] = (System.nanoTime() - started) / 1e6;
        }
        Arrays.sort(anew);
        Arrays.sort(kept);
        System.out.printf(Locale.ROOT, "%s: %d, %,d bytes; made in %.1f ms (%.1f at best), kept %.1f ms, %s left out%n", path,
                answer.statusCode(), answer.body().length, anew[rounds / 2], anew[0], kept[rounds / 2],
                answer.headers().firstValue("Frontline-Left-Out").orElse("none"));
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(server + path.replace("&&", "&")))
                .header("Accept-Encoding", "gzip").build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
