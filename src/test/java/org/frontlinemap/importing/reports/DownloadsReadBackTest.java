package org.frontlinemap.importing.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.frontlinemap.format.GeoJson;
import org.frontlinemap.format.Heading;
import org.frontlinemap.geodata.crs.Projection;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.snapshot.ReportQuery;
import org.frontlinemap.geodata.snapshot.SettlementQuery;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Rules;
import org.frontlinemap.geodata.verdict.Verdict;
import org.frontlinemap.importing.RealLedger;
import org.frontlinemap.importing.reading.Collected;
import org.frontlinemap.importing.reading.FileOf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code /downloads/reports.geojson} writes can be imported. */
class DownloadsReadBackTest {

    private static final Instant FIRST = Instant.parse("2022-11-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2023-07-15T00:00:00Z");
    private static final Document CITED = new Document("Our download", null, null, null, null, null, null);

    @TempDir
    Path folder;

    private static FileOf download(RealLedger ledger, Path folder, boolean documents) {
        Snapshot snapshot = ledger.snapshot();
        AsOf now = new AsOf(Instant.now(), Instant.now(), snapshot.position());
        Heading heading = new Heading(now, Rules.DEFAULT.id(), Set.of(), Projection.CRS84,
                snapshot.theatre().attribution(), "", List.of());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GeoJson.reports(out, heading, snapshot.reports(ReportQuery.ALL, now), documents);
        return FileOf.bytes(folder, "reports.geojson", out.toByteArray());
    }

    /** Verdicts on all settlements at random points of valid and known time, under several rules. */
    private static List<String> verdicts(RealLedger ledger) {
        List<String> verdicts = new ArrayList<>();
        Random random = new Random(8);
        Snapshot snapshot = ledger.snapshot();
        for (int point = 0; point < 40; point++) {
            AsOf asOf = new AsOf(random(random), random(random), snapshot.position());
            for (String rule : List.of("conceded@1", "latest@1", "assessed@1", "corroborated@1")) {
                snapshot.settlements(SettlementQuery.ALL, asOf, Rules.of(rule)).items().forEach(view -> {
                    Verdict verdict = view.verdict();
                    verdicts.add(view.settlement().id() + " " + verdict.control() + " " + verdict.agreement() + " "
                            + verdict.claimed() + " " + verdict.since() + " " + verdict.weighed().size());
                });
            }
        }
        return verdicts;
    }

    private static Instant random(Random random) {
        return FIRST.plusSeconds(random.nextLong(ChronoUnit.SECONDS.between(FIRST, LAST)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void importedWhereNobodyHadSpokenItGivesTheSameVerdicts(boolean documents) {
        try (RealLedger shipped = RealLedger.shipped(folder)) {
            FileOf file = download(shipped, folder, documents);
            List<String> expected = verdicts(shipped);
            try (RealLedger silent = RealLedger.silent(folder.resolve("other"))) {
                assertThat(verdicts(silent)).isNotEqualTo(expected);
                Collected collected = silent.load(Told.format("reports-geojson"), silent.request(null, CITED, null), file)
                        .collected();
                assertThat(collected.reasons()).isEmpty();
                assertThat(verdicts(silent)).isEqualTo(expected);
            }
        }
    }

    @Test
    void importedWhereItCameFromItChangesNothing() {
        try (RealLedger shipped = RealLedger.shipped(folder)) {
            RealLedger.Loaded loaded = shipped.load(Told.format("reports-geojson"), shipped.request(null, null, null),
                    download(shipped, folder, true));
            assertThat(loaded.id()).isNull();
            assertThat(loaded.collected().unchanged()).isEqualTo(loaded.collected().rows()).isGreaterThan(100);
        }
    }
}
