package org.frontlinemap.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.frontlinemap.geodata.crs.Projection;
import org.frontlinemap.geodata.gazetteer.AdminUnit;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.PlaceCode;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Store;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Inference;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.snapshot.Row;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.geodata.theatre.Theatre;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.geodata.time.TimeText;
import org.frontlinemap.geodata.verdict.Rules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Features whole, against files of {@code src/test/resources/golden}. What was written instead is left under
 * {@code target/golden}, to be compared with {@code diff} and, where it is what is wanted, copied over.
 */
class GoldenTest {

    private static final Path EXPECTED = Path.of("src/test/resources/golden");
    private static final Path WRITTEN = Path.of("target/golden");
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final ZoneId ZONE = ZoneId.of("Europe/Kyiv");
    private static final Instant NOON = Instant.parse("2023-02-27T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2023, 2, 27);
    private static final UUID REPORT = id(4);

    @TempDir
    Path folder;

    private Snapshot snapshot;
    private AsOf asOf;
    private Heading heading;

    private static UUID id(int number) {
        return UUID.fromString("01a2053c-0000-7000-8000-00000000000" + number);
    }

    private static TimeSpan time(String text) {
        return TimeText.parse("time", text, ZONE);
    }

    @BeforeEach
    void record() {
        Theatre.Symbol grey = new Theatre.Symbol("#888888", "none", "ring");
        Theatre theatre = new Theatre("test", Map.of("en", "Test"), ZONE.getId(), LocalDate.of(2022, 2, 24), "P30D",
                List.of(new Theatre.Party("ukraine", Map.of("en", "Ukraine"), "#0072B2", "none", "circle"),
                        new Theatre.Party("russia", Map.of("en", "Russia"), "#D55E00", "diagonal", "square")),
                Map.of("contested", grey, "none", grey, "unknown", grey), new Theatre.View(38, 48.6, 11), null,
                LocalDate.of(2022, 12, 1), null, Map.of("en", "A disclaimer."), Map.of("en", "A policy."),
                List.of(new Theatre.Attribution("© Some contributors", "https://example.org/", "ODbL-1.0", "points"),
                        new Theatre.Attribution("Others", null, null, null)), List.of());
        Batch batch = new Batch("test");
        batch.add(theatre);
        batch.add(new Claimant("analyst", Map.of("en", "An analyst", "uk", "Аналітик"), Claimant.Kind.ANALYST,
                List.of(new Claimant.Allegiance("independent", null, null))));
        batch.add(new Claimant("office", Map.of("en", "An office"), Claimant.Kind.OFFICE,
                List.of(new Claimant.Allegiance("russia", null, "its own words"))));
        batch.add(settlement());
        batch.add(id(1), new Document("A \"publisher\"", "Title — <b>", URI.create("https://example.org/а?b=1&c=2"),
                "en", time("2023-02-26"), URI.create("https://archive.example/1"), "0123456789abcdef".repeat(4)));
        batch.add(id(2), new Document("No address", null, null, null, null, null, null));
        batch.add(id(3), report("analyst", "ukraine", Basis.BASELINE, "2022-12", "2022-12-31", null));
        batch.add(REPORT, report("analyst", "contested", Basis.GEOLOCATED, "2023-02-24T18:30", "2023-02-25",
                "Line one\nline two 🛰"));
        batch.add(id(5), report("office", "russia", Basis.PARTY_CLAIM, "2023-02-25", "2023-02-25", null));
        batch.add(id(6), figure(PopulationObservation.Kind.ESTIMATE, 1200, "2021", null));
        batch.add(id(7), figure(PopulationObservation.Kind.REMAINING, 40, "2023-02-26", "About forty."));
        try (Store store = Store.open(folder.resolve("frontline.db"), Clock.fixed(NOON, ZoneOffset.UTC))) {
            store.ledger().append(batch);
            snapshot = new Snapshots(store.ledger()).catchUp();
        }
        asOf = new AsOf(NOON, NOON, snapshot.position());
        heading = new Heading(asOf, Rules.DEFAULT.id(), Set.of(), Projection.CRS84, theatre.attribution(), "A disclaimer.",
                List.of(new Link("self", "application/geo+json", "This document", "http://localhost/x?a=1&b=2")));
    }

    private static Settlement settlement() {
        return new Settlement("verkhnie",
                List.of(new PlaceName("uk", "Верхнє-Кам'яне", PlaceName.Kind.OFFICIAL, null, null, null, null),
                        new PlaceName("en", "Verkhnie-Kamiane", PlaceName.Kind.COMMON, null, null, null, null),
                        new PlaceName("ru", "Старое", PlaceName.Kind.USED_BY, "office", "2014", "2023-01", "a source")),
                List.of(new PlaceCode(PlaceCode.Scheme.KATOTTG, "UA14020010190061896", null, null)),
                Settlement.Kind.VILLAGE,
                List.of(new AdminUnit(1, "UA14", Map.of("en", "Donetsk", "uk", "Донецька")),
                        new AdminUnit(2, null, Map.of("en", "Bakhmut"))),
                new Location(37.98211249, 48.6, Location.Kind.CENTROID, 1500, "a source", "ODbL-1.0"),
                List.of("staroie"), null);
    }

    private static Report report(String claimant, String control, Basis basis, String valid, String published,
            String note) {
        return new Report("verkhnie", claimant, new Control(control), basis, Inference.STATED, Extent.WHOLE,
                time(valid), time(published), List.of(id(1), id(2)), note == null ? null : "likely", note);
    }

    private static PopulationObservation figure(PopulationObservation.Kind kind, int value, String reference,
            String note) {
        return new PopulationObservation("verkhnie", kind, value, null, null, PopulationObservation.Qualifier.ABOUT,
                PopulationObservation.Scope.WHOLE, time(reference), null, null, id(2),
                PopulationObservation.Visibility.PUBLIC, note);
    }

    @Test
    void aSettlementWithAllItsLists() throws IOException {
        compare("settlement.json", out -> GeoJson.settlement(out, heading,
                snapshot.settlement("staroie", asOf, Rules.DEFAULT).orElseThrow(),
                new GeoJson.Expand(true, true, true)));
    }

    @Test
    void aReportWithItsDocuments() throws IOException {
        compare("report.json", out -> GeoJson.report(out, heading, snapshot.report(REPORT, asOf).orElseThrow()));
    }

    @Test
    void timelinesInColumns() throws IOException {
        Row row = snapshot.row("staroie", asOf, Rules.DEFAULT).orElseThrow();
        Stand before = new Stand("ukraine", "baseline", null);
        TimelineRow.Turn turn = new TimelineRow.Turn(Instant.parse("2023-02-24T16:30:00Z"), Stand.of(row));
        TimelineRow.Turn odd = new TimelineRow.Turn(Instant.parse("2023-02-20T16:30:00.250Z"),
                new Stand("ukraine", "claimed", "russia"));
        TimelineRow nowhere = new TimelineRow("nowhere", null, null, "hamlet", "Ніде", "Ніде", null, null, false, before,
                before, List.of());
        TimelineRow other = new TimelineRow("other", new Location(-0.00001, 48.6, Location.Kind.CENTRE, null, null, null), 0,
                "village", "Other", "Інше", "Donetsk", null, true, odd.stand(), before,
                List.of(odd, new TimelineRow.Turn(turn.at(), before), new TimelineRow.Turn(NOON, odd.stand())));
        compare("timelines.json", out -> TimelineColumns.write(out, heading, "valid",
                EnumSet.allOf(TimelineColumns.Part.class),
                List.of(TimelineRow.of(row, DAY, before, List.of(turn)), nowhere, other)));
    }

    @Test
    void aVectorTile() throws IOException {
        Row row = snapshot.row("staroie", asOf, Rules.DEFAULT).orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VectorTile.write(out, List.of(TilePoint.of(row, DAY, new int[] {-64, 4160}), new TilePoint(new int[] {0, 7, 4096, 7},
                "other", "Other", null, "village", new Stand("ukraine", "claimed", "russia"), null, false)), 300);
        Files.createDirectories(WRITTEN);
        Files.write(WRITTEN.resolve("tile.mvt"), out.toByteArray());
        assertThat(out.toByteArray()).isEqualTo(Files.readAllBytes(EXPECTED.resolve("tile.mvt")));
    }

    private static void compare(String name, Consumer<ByteArrayOutputStream> writer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.accept(out);
        String written = JSON.writeValueAsString(JSON.readTree(out.toByteArray())) + "\n";
        Files.createDirectories(WRITTEN);
        Files.writeString(WRITTEN.resolve(name), written);
        String expected = Files.exists(EXPECTED.resolve(name)) ? Files.readString(EXPECTED.resolve(name)) : "";
        assertThat(written).as("see the differences with: diff -u %s %s", EXPECTED.resolve(name), WRITTEN.resolve(name))
                .isEqualTo(expected);
    }
}
