package org.frontlinemap.geodata.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.frontlinemap.geodata.gazetteer.AdminUnit;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.PlaceCode;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Inference;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.time.TimeText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PayloadsTest {

    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
    private static final UUID ID = UUID.fromString("01938d5e-0000-7000-8000-000000000001");

    private static final Report REPORT = new Report("yahidne", "wagner-prigozhin", Control.of("russia"),
            Basis.PARTY_CLAIM, Inference.STATED, Extent.WHOLE,
            TimeText.parse("valid_from", "2023-02-25T19:00", KYIV), TimeText.parse("published", "2023-02-25", KYIV),
            List.of(ID), null, "Audio statement");

    static Stream<Record> everyKind() {
        return Stream.of(
                REPORT,
                new Settlement("yahidne",
                        List.of(new PlaceName("uk", "Ягідне", PlaceName.Kind.OFFICIAL, null, null, null, null),
                                new PlaceName("ru", "Ягодное", PlaceName.Kind.USED_BY, "russian-mod", null, null, null)),
                        List.of(new PlaceCode(PlaceCode.Scheme.KATOTTG, "UA14020010190061896", null, null)),
                        Settlement.Kind.SETTLEMENT, List.of(new AdminUnit(1, "UA14", Map.of("en", "Donetsk"))),
                        new Location(37.982112, 48.63022, Location.Kind.CENTROID, 1500, "OSM", "ODbL-1.0"),
                        List.of(), null),
                new Claimant("isw", Map.of("en", "ISW"), Claimant.Kind.ANALYST,
                        List.of(new Claimant.Allegiance("independent", null, "our reading"))),
                new Document("Reuters", null, URI.create("https://example.org/a?b=ü"), "en",
                        TimeText.parse("published", "2023-02", KYIV), null, null),
                new PopulationObservation("bakhmut", PopulationObservation.Kind.REMAINING, 5000, null, null,
                        PopulationObservation.Qualifier.FEWER_THAN, PopulationObservation.Scope.WHOLE, null,
                        Instant.parse("2023-02-26T22:00:00Z"), null, ID, PopulationObservation.Visibility.PUBLIC, null),
                new Correction(ID, EntryKind.REPORT, REPORT, "wrong hour"),
                new Withdrawal(ID, "entered twice"),
                new Redaction(ID, Redaction.Ground.SAFETY, "named a person"));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void readsBackWhatItWrites(Record body) {
        String payload = Payloads.write(body);
        assertThat(Payloads.read(EntryKind.of(body), payload)).isEqualTo(body);
        assertThat(Payloads.write(Payloads.read(EntryKind.of(body), payload))).isEqualTo(payload);
    }

    @Test
    void writesCanonicalSnakeCaseJson() {
        assertThat(Payloads.write(REPORT)).isEqualTo("{\"basis\":\"party_claim\",\"claimant\":\"wagner-prigozhin\","
                + "\"control\":\"russia\",\"documents\":[\"01938d5e-0000-7000-8000-000000000001\"],\"extent\":\"whole\","
                + "\"inference\":\"stated\",\"note\":\"Audio statement\",\"published\":{\"earliest\":"
                + "\"2023-02-24T22:00:00Z\",\"latest\":\"2023-02-25T22:00:00Z\",\"precision\":\"day\","
                + "\"text\":\"2023-02-25\"},\"settlement\":\"yahidne\",\"valid\":{\"earliest\":\"2023-02-25T17:00:00Z\","
                + "\"latest\":\"2023-02-25T17:00:00Z\",\"precision\":\"instant\",\"text\":\"2023-02-25T19:00\"}}");
    }

    @Test
    void refusesAPayloadWithAFieldItDoesNotKnow() {
        assertThatThrownBy(() -> Payloads.read(EntryKind.WITHDRAWAL,
                "{\"of\":\"01938d5e-0000-7000-8000-000000000001\",\"reason\":\"x\",\"unit\":\"a\"}"))
                .hasMessageContaining("unit");
    }
}
