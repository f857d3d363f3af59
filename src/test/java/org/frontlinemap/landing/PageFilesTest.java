package org.frontlinemap.landing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;

/** The page's document, and how the files it names are kept. */
@ServerTest
class PageFilesTest {

    private static String document(RunningServer server) {
        return server.get("/?f=html").text();
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult one) -> one.group(1)).toList();
    }

    @Test
    void theDocumentIsAskedForAnewAndItsFilesAreKeptForEver(RunningServer server) {
        Answer document = server.get("/?f=html");
        assertThat(document.header("Cache-Control")).isEqualTo("no-cache");
        List<String> files = all("(?:href|src|\"leaflet\")[=:]\"(/app/[^\"]+)\"", document.text());
        assertThat(files).hasSizeGreaterThan(10).anyMatch(file -> file.endsWith("/main.js"));
        for (String file : files) {
            Answer answer = server.get(file);
            assertThat(answer.status()).as(file).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).as(file).contains("immutable").contains("max-age=31536000");
        }
        String main = files.stream().filter(file -> file.endsWith("/main.js")).findFirst().orElseThrow();
        assertThat(server.get(main.replaceFirst("/app/[^/]+", "/app")).header("Cache-Control")).isEqualTo("no-cache");
        assertThat(server.get(main.replaceFirst("/app/[^/]+", "/app/0123456789abcdef")).status()).isEqualTo(404);
    }

    @Test
    void theDocumentNamesEachModuleThatTheFirstOneNeeds(RunningServer server) {
        String document = document(server);
        String folder = all("data-files=\"([^\"]+)\"", document).get(0);
        Set<String> needed = new LinkedHashSet<>();
        Deque<String> coming = new ArrayDeque<>(List.of(folder + "main.js"));
        while (!coming.isEmpty()) {
            String module = coming.pop();
            if (needed.add(module)) {
                all("(?m)^(?:import|export) [^(]*?'(\\.[^']+)';$", server.get(module).text())
                        .forEach(each -> coming.add(URI.create(module).resolve(each).toString()));
            }
        }
        List<String> named = List.of(all("data-modules=\"([^\"]+)\"", document).get(0).split(" "));
        assertThat(named.stream().map(module -> folder + module)).containsExactlyInAnyOrderElementsOf(needed);
    }

    @Test
    void theDocumentsFileSendsToThePage(RunningServer server) {
        Answer sent = server.get("/app/index.html");
        assertThat(sent.status()).isEqualTo(302);
        assertThat(sent.header("Location")).isIn("/", server.url("/"));
    }

    @Test
    void theDocumentNamesTheTheatresDay(RunningServer server) {
        assertThat(document(server)).contains("data-day=\"" + server.get("/theatre").json().get("default_date").asString() + "\"");
    }

    @Test
    void onlyTheScriptsInTheDocumentAreAllowedInline(RunningServer server) {
        Answer answer = server.get("/?f=html");
        Matcher hashes = Pattern.compile("'sha256-").matcher(answer.header("Content-Security-Policy"));
        long inline = all("(<script(?: type=\"importmap\")?>)", answer.text()).size();
        assertThat(inline).isEqualTo(2);
        assertThat(hashes.results().count()).isEqualTo(inline);
    }
}
