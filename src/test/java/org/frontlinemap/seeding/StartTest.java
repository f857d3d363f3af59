package org.frontlinemap.seeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.frontlinemap.server.Features;
import org.frontlinemap.server.GeoJsonSchema;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StartTest {

    private static final Pattern TOKEN = Pattern.compile("flm_[A-Za-z0-9_-]+");

    @TempDir
    Path folder;

    private static <T> T printing(ByteArrayOutputStream printed, Supplier<T> what) {
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            return what.get();
        } finally {
            System.setOut(before);
        }
    }

    private static List<String> tokens(ByteArrayOutputStream printed) {
        return TOKEN.matcher(printed.toString(StandardCharsets.UTF_8)).results().map(MatchResult::group).toList();
    }

    @Test
    void aStoreOutlivesItsServerAndTheTokenIsPrintedOnceAndKeptAsAHash() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        String token;
        String report;
        long head;
        try (RunningServer first = printing(printed, () -> RunningServer.start(folder))) {
            assertThat(tokens(printed)).hasSize(1);
            token = tokens(printed).get(0);
            Answer session = first.send(first.request("/session").header("Authorization", "Bearer " + token).build());
            assertThat(session.json().at("/scopes/0").asString()).isEqualTo("report");
            Answer created = first.sendJson("POST", REPORTS, """
                    {"settlement": "yahidne", "claimant": "isw", "control": "russia", "basis": "assessed",
                     "valid_from": "2023-02-26", "published": "2023-02-26", "documents": [{"publisher": "Test"}]}""",
                    "Authorization", "Bearer " + token);
            assertThat(created.status()).as(created.text()).isEqualTo(201);
            report = created.json().at("/reports/0/id").asString();
            head = first.head();
            assertThatThrownBy(() -> RunningServer.start(folder)).as("a second server on the same store")
                    .hasStackTraceContaining(folder.toRealPath().resolve("frontline.db") + " is already open");
            assertThat(first.get(REPORTS + "/" + report).status()).isEqualTo(200);
        }
        printed.reset();
        try (RunningServer second = printing(printed, () -> RunningServer.start(folder))) {
            assertThat(tokens(printed)).isEmpty();
            assertThat(second.head()).isEqualTo(head);
            assertThat(second.get(REPORTS + "/" + report).status()).isEqualTo(200);
            assertThat(second.get(SETTLEMENTS + "/yahidne?datetime=2023-02-26").json().at("/properties/control")
                    .asString()).isEqualTo("russia");
            assertThat(second.send(second.request("/session").header("Authorization", "Bearer " + token).build())
                    .status()).isEqualTo(200);
        }
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes()));
        String stored = stored();
        assertThat(stored.contains(hash)).isTrue();
        assertThat(stored.contains(token.substring("flm_".length()))).isFalse();
    }

    /** The bytes of all files of the store, as characters. */
    private String stored() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void aBrokenFolderStopsTheStartAndLeavesNoData() throws IOException {
        Path data = Folders.invented(folder.resolve("data"));
        Folders.replace(data.resolve("reports.csv"), "lowlands", "russia");
        String setting = "--frontline.data=" + data;
        assertThatThrownBy(() -> RunningServer.start(folder, setting))
                .hasStackTraceContaining("reports.csv, row 2 after the header: control is no party of the theatre");
        Folders.replace(data.resolve("reports.csv"), "russia", "lowlands");
        try (RunningServer mended = RunningServer.start(folder, setting)) {
            assertThat(Features.of(mended.get(REPORTS)).ids()).hasSize(3);
        }
    }

    @Test
    void anotherTheatreRunsFromItsOwnFolder() throws IOException {
        Path data = Folders.invented(folder.resolve("two valleys"));
        try (RunningServer server = RunningServer.start(folder, "--frontline.data=" + data)) {
            Features all = Features.of(server.get(SETTLEMENTS + "?datetime=2024-05-02"));
            assertThat(all.ids()).containsExactly("high", "middle", "low");
            assertThat(GeoJsonSchema.FEATURE_COLLECTION.faults(all.json())).isEmpty();
            assertThat(all.json().at("/as_of/datetime").asString()).isEqualTo("2024-05-02T18:15:00Z");
            assertThat(all.properties("high").get("control").asString()).isEqualTo("uplands");
            assertThat(all.properties("middle").get("control").asString()).isEqualTo("lowlands");
            assertThat(all.properties("middle").get("agreement").asString()).isEqualTo("disputed");
            assertThat(all.properties("low").get("control").asString()).isEqualTo("unknown");
            assertThat(all.properties("middle").get("pop_before").isNull()).as("a range is no figure").isTrue();
            JsonNode low = all.all().get(2).at("/geometry/coordinates");
            assertThat(low.toString()).isEqualTo("[-179.9,-28.123457]");
            assertThat(Features.of(server.get(SETTLEMENTS + "?bbox=170,-30,-170,-20")).ids()).containsExactly("low");
            assertThat(server.get(SETTLEMENTS + "/middle?rule=according-to:party:uplands").json()
                    .at("/properties/control").asString()).isEqualTo("uplands");
            assertThat(server.get(SETTLEMENTS + "?rule=according-to:party:ukraine").status()).isEqualTo(400);
            assertThat(server.get(SETTLEMENTS + "?control=russia").status()).isEqualTo(400);
            assertThat(server.get("/theatre").json().get("id").asString()).isEqualTo("two-valleys");
            assertThat(server.get("/?f=json").json().get("title").asString()).contains("Two valleys");
            assertThat(server.get("/?f=html").status()).isEqualTo(200);
            assertThat(server.get("/basemap/oblasts.geojson").status()).as("it brings none").isEqualTo(404);
            String report = """
                    {"claimant": "watchers", "control": "%s", "basis": "assessed", "valid_from": "2024-05-03T06:00",
                     "published": "2024-05-03", "documents": [{"publisher": "Test"}]}""";
            Answer refused = server.sendJson("PUT", SETTLEMENTS + "/low/control", report.formatted("russia"));
            assertRefused(refused, 422, "control", "russia");
            Answer created = server.sendJson("PUT", SETTLEMENTS + "/low/control", report.formatted("lowlands"));
            assertThat(created.json().at("/verdict/control").asString()).isEqualTo("lowlands");
            assertThat(server.get(SETTLEMENTS + "/low").json().at("/properties/control_since").asString())
                    .isEqualTo("2024-05-03T00:15:00Z");
        }
    }
}
