package org.frontlinemap.timelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.frontlinemap.server.Requests.SETTLEMENTS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.ledger.Withdrawal;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Inference;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.server.Features;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.ServerTest;
import org.frontlinemap.server.Verdicts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Timelines in columns against what the items of settlements say at each moment. */
@ServerTest
class TimelinesRandomTest {

    private static final Instant START = Instant.parse("2022-11-25T00:00:00Z");
    private static final int HOURS = 24 * 240;
    private static final List<String> RULES = List.of("conceded@1", "latest@1", "assessed@1", "corroborated@1",
            "according-to:party:russia", "according-to:claimant:isw");
    private static final List<String> CLAIMANTS = List.of("isw", "meduza", "wagner-prigozhin");
    private static final List<String> CONTROLS = List.of("ukraine", "russia", "contested", "none", "unknown");

    /** A place without a point, one merged into another, one renamed, and statements of odd times, some withdrawn. */
    @BeforeAll
    static void recordMore(RunningServer server) {
        Random random = new Random(11);
        Snapshots snapshots = server.bean(Snapshots.class);
        List<Settlement> places = new ArrayList<>(snapshots.current().gazetteer(snapshots.current().position()));
        Batch batch = new Batch("test");
        Settlement nowhere = named("nowhere", List.of(
                new PlaceName("uk", "Ніде", PlaceName.Kind.OFFICIAL, null, null, null, null)), null);
        Settlement part = named("hamlet-of-nowhere", List.of(
                new PlaceName("en", "Hamlet", PlaceName.Kind.COMMON, null, null, null, null),
                new PlaceName("uk", "Hamlet", PlaceName.Kind.COMMON, null, null, null, null),
                new PlaceName("en", "Formerly", PlaceName.Kind.FORMER, null, null, "2023-03-01", null)), null);
        batch.add(nowhere);
        batch.add(part);
        places.addAll(List.of(nowhere, part));
        UUID document = batch.add(new Document("Test", null, null, "en", null, null, null));
        List<UUID> reports = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            reports.add(batch.add(report(places.get(random.nextInt(places.size())).id(), document, random)));
            reports.add(batch.add(report(random.nextBoolean() ? "nowhere" : "hamlet-of-nowhere", document, random)));
            if (i % 10 == 0) {
                batch.add(new Withdrawal(reports.remove(random.nextInt(reports.size())), "doubled"));
            }
        }
        batch.add(named("hamlet-of-nowhere", part.names(), "nowhere"));
        server.bean(Ledger.class).append(batch);
        snapshots.catchUp();
    }

    private static Settlement named(String id, List<PlaceName> names, String mergedInto) {
        return new Settlement(id, names, List.of(), Settlement.Kind.HAMLET, List.of(), null, List.of(), mergedInto);
    }

    private static Report report(String settlement, UUID document, Random random) {
        Instant valid = moment(random);
        Instant published = valid.plus(Duration.ofHours(Math.max(0, random.nextInt(600) - 100)));
        return new Report(settlement, CLAIMANTS.get(random.nextInt(CLAIMANTS.size())),
                Control.of(CONTROLS.get(random.nextInt(CONTROLS.size()))),
                Basis.values()[random.nextInt(Basis.values().length)], Inference.STATED, Extent.WHOLE,
                TimeSpan.at(valid), TimeSpan.at(published), List.of(document), null, null);
    }

    private static Instant moment(Random random) {
        Instant hour = START.plus(Duration.ofHours(random.nextInt(HOURS)));
        return random.nextInt(3) == 0 ? hour.plusMillis(random.nextInt(3_600_000)) : hour;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void columnsSayWhatTheItemsSayAtEachMoment(int seed, RunningServer server) {
        Random random = new Random(seed);
        boolean then = seed % 2 == 0;
        Instant end = moment(random);
        Instant known = seed % 4 < 2 ? end.plus(Duration.ofDays(20)) : end.minus(Duration.ofDays(20));
        long position = seed < 3 ? server.head() : server.head() - random.nextInt(700);
        String reading = "&position=" + position + "&rule=" + RULES.get(seed % RULES.size())
                + (random.nextBoolean() ? "&without=" + CLAIMANTS.get(random.nextInt(3)) : "");
        JsonNode json = server.get("/collections/settlements/timelines?axis=" + (then ? "then" : "valid") + "&datetime="
                + end + "&known=" + known + reading).json();
        Columns columns = new Columns(json);
        Instant met = known.isBefore(end) ? known : end;
        compare(columns, items(end, then ? met : known, reading, server));

        List<String> ids = columns.texts("id");
        List<TreeMap<Instant, List<String>>> courses = columns.courses();
        for (Instant moment : moments(courses, end, random)) {
            Map<String, List<String>> expected = Verdicts.all(server, "datetime=" + moment + "&known="
                    + (then && moment.isBefore(known) ? moment : known) + reading);
            assertThat(expected.keySet()).isEqualTo(new TreeSet<>(ids));
            for (int row = 0; row < ids.size(); row++) {
                assertThat(courses.get(row).floorEntry(moment).getValue()).as(ids.get(row) + " at " + moment)
                        .isEqualTo(expected.get(ids.get(row)));
            }
        }
        for (TreeMap<Instant, List<String>> course : courses) {
            assertThat(course.lastKey()).isBeforeOrEqualTo(end);
        }
    }

    /** Some at random, and some of the very moments of change and just before them. */
    private static Set<Instant> moments(List<TreeMap<Instant, List<String>>> courses, Instant end, Random random) {
        List<Instant> changes = new ArrayList<>(new TreeSet<>(courses.stream().flatMap(course -> course.keySet().stream())
                .filter(instant -> instant.isAfter(Instant.MIN)).toList()));
        Set<Instant> moments = new TreeSet<>(Set.of(end));
        for (int i = 0; i < 6; i++) {
            Instant any = moment(random);
            moments.add(any.isAfter(end) ? end : any);
            if (!changes.isEmpty()) {
                Instant change = changes.get(random.nextInt(changes.size()));
                moments.add(change);
                moments.add(change.minusMillis(1));
            }
        }
        return moments;
    }

    private static List<JsonNode> items(Instant datetime, Instant known, String reading, RunningServer server) {
        return Features.of(server.get(SETTLEMENTS + "?limit=10000&datetime=" + datetime + "&known=" + known + reading)).all();
    }

    private static void compare(Columns columns, List<JsonNode> items) {
        assertThat(columns.texts("id")).isEqualTo(items.stream().map(item -> item.get("id").asString()).toList());
        Map<String, List<String>> texts = new HashMap<>();
        texts.put("kind", columns.words("kind", "kinds"));
        texts.put("adm1", columns.words("adm1", "adm1s"));
        texts.put("adm2", columns.words("adm2", "adm2s"));
        texts.put("name", columns.texts("name"));
        List<List<String>> now = columns.now();
        List<Integer> population = columns.numbers("population");
        List<Double> lon = columns.degrees("lon");
        List<Double> lat = columns.degrees("lat");
        List<String> ukrainian = columns.texts("name_uk");
        Set<Integer> stale = columns.stale();
        for (int row = 0; row < items.size(); row++) {
            JsonNode properties = items.get(row).get("properties");
            int at = row;
            texts.forEach((name, column) -> assertThat(column.get(at)).isEqualTo(text(properties, name)));
            assertThat(ukrainian.get(row).isEmpty() && text(properties, "name_uk") != null ? text(properties, "name")
                    : ukrainian.get(row)).isEqualTo(text(properties, "name_uk") == null ? "" : text(properties, "name_uk"));
            assertThat(now.get(row)).isEqualTo(Verdicts.said(properties));
            assertThat(stale.contains(row)).isEqualTo(properties.get("stale").asBoolean());
            assertThat(population.get(row)).isEqualTo(properties.get("pop_before").isNull() ? null
                    : properties.get("pop_before").asInt());
            JsonNode point = items.get(row).get("geometry");
            if (point.isNull()) {
                assertThat(lon.get(row)).isNull();
                assertThat(lat.get(row)).isNull();
            } else {
                assertThat(lon.get(row)).isCloseTo(point.at("/coordinates/0").asDouble(), within(6e-6));
                assertThat(lat.get(row)).isCloseTo(point.at("/coordinates/1").asDouble(), within(6e-6));
            }
        }
    }

    private static String text(JsonNode properties, String name) {
        return properties.get(name).isNull() ? null : properties.get(name).asString();
    }
}
