package org.frontlinemap.timelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.ledger.Redaction;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.frontlinemap.server.Verdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ServerTest
class SettlementTimelinesTest {

    private static final String TIMELINES = "/collections/settlements/timelines";
    private static final String TIMES = "datetime=2023-02-26T22:00:00Z&known=2023-03-05T22:00:00Z";
    private static final String PINNED = TIMES + "&position=500&rule=conceded@1";

    private static Answer zipped(String path, RunningServer server) {
        return server.send(server.request(path).header("Accept-Encoding", "gzip").build());
    }

    private static byte[] unzipped(Answer answer) throws IOException {
        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        return new GZIPInputStream(new ByteArrayInputStream(answer.response().body())).readAllBytes();
    }

    private static JsonNode record(String settlement, String control, String valid, String published,
            RunningServer server) {
        Answer answer = server.sendJson("POST", REPORTS, """
                {"settlement": "%s", "claimant": "isw", "control": "%s", "basis": "assessed",
                 "valid_from": "%s", "published": "%s", "documents": [{"publisher": "Test"}]}"""
                .formatted(settlement, control, valid, published));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    /** How the verdict on a settlement stands at the end. */
    private static List<String> now(String settlement, String path, RunningServer server) {
        Columns columns = new Columns(server.get(path).json());
        return columns.now().get(columns.texts("id").indexOf(settlement));
    }

    @Test
    void whatHoldsNowIsAlsoSentWithoutThePoints(RunningServer server) {
        JsonNode points = server.get(TIMELINES + "?part=points&" + PINNED).json();
        JsonNode now = server.get(TIMELINES + "?part=now&" + PINNED).json();
        for (String column : List.of("now", "stale", "states", "count", "as_of")) {
            assertThat(now.get(column)).as(column).isEqualTo(points.get(column)).isNotNull();
        }
        assertThat(now.has("id") || now.has("lon") || now.has("kinds")).isFalse();
    }

    @Test
    void partsOfOneReadingFitTogether(RunningServer server) {
        JsonNode all = server.get(TIMELINES + "?" + PINNED).json();
        JsonNode points = server.get(TIMELINES + "?part=points&" + PINNED).json();
        JsonNode names = server.get(TIMELINES + "?part=names&" + PINNED).json();
        JsonNode steps = server.get(TIMELINES + "?part=steps&" + PINNED).json();
        for (String column : List.of("id", "lon", "lat", "population", "kind", "kinds", "stale")) {
            assertThat(points.get(column)).isEqualTo(all.get(column)).isNotEmpty();
            assertThat(names.has(column) || steps.has(column)).as(column).isFalse();
        }
        for (String column : List.of("name", "name_uk", "adm1", "adm1s", "adm2", "adm2s")) {
            assertThat(names.get(column)).isEqualTo(all.get(column)).isNotEmpty();
            assertThat(points.has(column) || steps.has(column)).as(column).isFalse();
        }
        assertThat(new Columns(points).now()).isEqualTo(new Columns(all).now());
        assertThat(new Columns(steps).courses()).isEqualTo(new Columns(all).courses());
        assertThat(points.has("times") || names.has("times") || steps.has("now")).isFalse();
        assertThat(server.get(TIMELINES + "?part=steps,names,points&" + PINNED).json().get("id")).isEqualTo(all.get("id"));
        for (JsonNode part : List.of(all, points, names, steps)) {
            assertThat(part.get("count").asInt()).isEqualTo(all.get("id").size());
            assertThat(part.get("as_of")).isEqualTo(all.get("as_of"));
            assertThat(part.get("attribution").asString()).isNotBlank();
            assertThat(part.get("disclaimer").asString()).isNotBlank();
        }
    }

    @Test
    void whatIsSentIsZippedOnceAndUnzippedForWhoCannot(RunningServer server) throws IOException {
        String path = TIMELINES + "?" + PINNED;
        Answer first = zipped(path, server);
        assertThat(zipped(path, server).response().body()).isEqualTo(first.response().body());
        assertThat(zipped(TIMELINES + "?rule=conceded@1&position=500&" + TIMES, server).response().body())
                .isEqualTo(first.response().body());
        Answer plain = server.get(path);
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.response().body()).isEqualTo(unzipped(first));
        assertThat(server.send(server.request(path).header("Accept-Encoding", "br, gzip;q=0").build()).response().body())
                .isEqualTo(plain.response().body());
        assertThat(server.send(server.request(path).header("Accept-Encoding", "identity;q=0.5, *").build())
                .header("Content-Encoding")).isEqualTo("gzip");
        for (Answer answer : List.of(first, plain)) {
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertThat(answer.header("Vary").toLowerCase(java.util.Locale.ROOT)).contains("accept-encoding");
            assertThat(answer.header("Cache-Control")).contains("immutable");
            assertThat(answer.header("ETag")).isEqualTo(first.header("ETag")).startsWith("W/");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?" + PINNED, "?part=points", "?axis=then&datetime=2023-02-26&known=2023-02-26"})
    void whatAClientHasAlreadyIsNotSentAgain(String query, RunningServer server) {
        Answer first = server.get(TIMELINES + query);
        assertThat(first.header("Cache-Control")).isEqualTo(query.contains("rule") ? "public, max-age=31536000, immutable"
                : "no-cache");
        Answer again = server.send(server.request(TIMELINES + query).header("If-None-Match", first.header("ETag"))
                .header("Accept-Encoding", "gzip").build());
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Cache-Control")).isEqualTo(first.header("Cache-Control"));
        Answer other = server.send(server.request(TIMELINES + query).header("If-None-Match", "W/\"other\"").build());
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.text()).isEqualTo(first.text());
    }

    @Test
    void headTellsTheSameWithoutABody(RunningServer server) {
        Answer get = server.get(TIMELINES + "?" + PINNED);
        Answer head = server.send(server.request(TIMELINES + "?" + PINNED).method("HEAD", BodyPublishers.noBody()).build());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
        for (String header : List.of("Content-Type", "Cache-Control", "ETag")) {
            assertThat(head.header(header)).as(header).isEqualTo(get.header(header));
        }
    }

    @Test
    void theCanonicalLinkLeadsToTheSameForEver(RunningServer server) {
        JsonNode present = server.get(TIMELINES + "?part=points,steps&without=isw").json();
        String href = present.get("links").valueStream().filter(link -> link.get("rel").asString().equals("canonical"))
                .findFirst().orElseThrow().get("href").asString();
        Answer pinned = server.get(href.substring(server.url("").length()));
        assertThat(pinned.header("Cache-Control")).contains("immutable");
        for (String member : List.of("as_of", "id", "now", "stale", "times", "at", "state")) {
            assertThat(pinned.json().get(member)).isEqualTo(present.get(member));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {"axis=known|axis|known", "axis=valid,then|axis|valid,then",
        "part=dots|part|dots", "part=points,|part|''", "bbox=1,2,3,4|bbox|1,2,3,4", "limit=5|limit|5",
        "position=99999999|position|99999999", "rule=mine|rule|mine", "without=nobody|without|nobody",
        "datetime=yesterday|datetime|yesterday", "known=2023-13|known|2023-13"})
    void whatCannotBeReadIsRefused(String query, String field, String value, RunningServer server) {
        assertRefused(server.get(TIMELINES + "?" + query), 400, field, value);
    }

    @Test
    void theEmptyLedgerHasNoTimelines(RunningServer server) {
        Columns columns = new Columns(server.get(TIMELINES + "?position=0").json());
        assertThat(columns.count()).isZero();
        assertThat(columns.courses()).isEmpty();
    }

    @Test
    void whatIsRecordedIsToldAtOnce(RunningServer server) {
        Answer before = server.get(TIMELINES + "?part=points");
        record("paraskoviivka", "ukraine", "2023-06-28", "2023-06-28", server);
        Answer after = server.send(server.request(TIMELINES + "?part=points")
                .header("If-None-Match", before.header("ETag")).build());
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
        assertThat(after.json().at("/as_of/position").asLong()).isEqualTo(server.head());
        assertThat(now("paraskoviivka", TIMELINES + "?part=points", server).get(0)).isEqualTo("ukraine");
        assertThat(server.get(TIMELINES + "?part=points&position=" + before.json().at("/as_of/position").asLong()).json()
                .get("now")).isEqualTo(before.json().get("now"));
    }

    @ParameterizedTest
    @CsvSource({"berkhivka, 2023-06-29, part=points", "bilohorivka-soledar, soon, part=points&known=2100",
            "chasiv-yar, soon, part=steps;points", "dacha, soon, axis=then"})
    void whatIsToHoldOrToBeKnownSoonIsToldFromThenOn(String settlement, String holds, String parameters,
            RunningServer server) {
        String path = TIMELINES + "?" + parameters.replace(';', ',');
        String other = now(settlement, path, server).get(0).equals("none") ? "ukraine" : "none";
        String soon = Instant.now().plus(Duration.ofSeconds(2)).truncatedTo(ChronoUnit.MILLIS).toString();
        record(settlement, other, holds.equals("soon") ? soon : holds, soon, server);
        String item = SETTLEMENTS + "/" + settlement + (parameters.contains("known") ? "?known=2100" : "");
        // asked for all the while, so that what is kept is of before
        while (!server.get(item).json().at("/properties/control").asString().equals(other)) {
            assertThat(server.get(path).status()).isEqualTo(200);
        }
        assertThat(now(settlement, path, server)).isEqualTo(Verdicts.said(server.get(item).json().get("properties")));
    }

    @Test
    void whatWasDestroyedIsToldNoMore(RunningServer server) {
        JsonNode recorded = record("zaliznianske", "none", "2023-06-29T10:00:00.250Z", "2023-06-29T11:00:00Z", server);
        String pinned = TIMELINES + "?datetime=2023-06-30&known=2023-06-30&rule=conceded@1&position=" + server.head();
        assertThat(now("zaliznianske", pinned, server).get(0)).isEqualTo("none");
        Batch batch = new Batch("test");
        batch.add(new Redaction(UUID.fromString(new TreeSet<>(recorded.findValuesAsString("id")).first()),
                Redaction.Ground.LAW, "named a person"));
        server.bean(Ledger.class).append(batch);
        server.bean(Snapshots.class).catchUp();
        assertThat(now("zaliznianske", pinned, server).get(0)).isNotEqualTo("none");
    }
}
