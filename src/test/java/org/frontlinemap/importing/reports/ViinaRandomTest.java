package org.frontlinemap.importing.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Inference;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.geodata.time.TimeText;
import org.frontlinemap.importing.RealLedger;
import org.frontlinemap.importing.reading.FileOf;
import org.frontlinemap.importing.reading.Known;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever series were read before, what is held on each day is what the last file says of it. */
class ViinaRandomTest {

    private static final LocalDate FIRST = LocalDate.of(2023, 2, 1);
    private static final int DAYS = 20;
    private static final List<String> VALUES = List.of("UA", "RU", "CONTESTED", "NA");
    private static final Map<String, String> CONTROLS = Map.of("UA", "ukraine", "RU", "russia", "CONTESTED",
            "contested", "NA", "unknown");
    private static final List<String> PLACES = List.of("yahidne", "berkhivka", "soledar");
    private static final List<String> CODES = List.of("UA14020010190061896", "UA14020010040033862",
            "UA14020090010053316");
    private static final List<String> CLAIMANTS = List.of("deepstate", "isw");
    private static final String PROFILE = "{\"claimants\": {\"status_dsm\": \"deepstate\", \"status_isw\": \"isw\"}}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatIsHeldOnEachDayIsWhatTheLastFileSays(long seed) {
        Random random = new Random(seed);
        try (RealLedger ledger = RealLedger.silent(folder)) {
            int until = 5 + random.nextInt(5);
            String[][][] said = random(random);
            for (int round = 0; round < 4; round++) {
                int from = random.nextInt(3);
                revise(said, random);
                FileOf file = file(said, from, until, random);
                RealLedger.Loaded loaded = ledger.load(Told.format("viina"), ledger.request(null, null, PROFILE), file);
                assertThat(loaded.collected().reasons()).isEmpty();
                requireHeld(ledger.known(), said, from, until);
                requireReliance(ledger.known(), loaded);

                RealLedger.Loaded again = ledger.load(Told.format("viina"), ledger.request(null, null, PROFILE), file);
                assertThat(again.id()).isNull();
                until = Math.min(DAYS, until + random.nextInt(6));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void whateverClaimantsSaidAloneTheSameSeriesIsNewOnlyOnce(long seed) {
        Random random = new Random(seed);
        try (RealLedger ledger = RealLedger.silent(folder)) {
            String[][][] said = random(random);
            UUID document = ledger.record(new Document("Alone", null, null, null, null, null, null)).get(0);
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < 12; i++) {
                    TimeSpan valid = day(random.nextInt(DAYS));
                    TimeSpan published = random.nextBoolean() ? valid : day(DAYS + random.nextInt(3));
                    ledger.record(new Report(PLACES.get(random.nextInt(PLACES.size())),
                            CLAIMANTS.get(random.nextInt(CLAIMANTS.size())),
                            Control.of(CONTROLS.get(VALUES.get(random.nextInt(3)))), Basis.ASSESSED, Inference.STATED,
                            Extent.WHOLE, valid, published, List.of(document), null, null));
                }
                FileOf file = file(said, 0, DAYS, random);
                RealLedger.Loaded first = ledger.load(Told.format("viina"), ledger.request(null, null, PROFILE), file);
                assertThat(first.id()).isNotNull();
                RealLedger.Loaded again = ledger.load(Told.format("viina"), ledger.request(null, null, PROFILE), file);
                assertThat(again.collected().entries()).isEmpty();
                assertThat(again.id()).isNull();
            }
        }
    }

    private static TimeSpan day(int day) {
        return TimeText.parse("day", FIRST.plusDays(day).toString(), ZoneId.of("Europe/Kyiv"));
    }

    /** Values by place, claimant and day. */
    private static String[][][] random(Random random) {
        String[][][] said = new String[PLACES.size()][CLAIMANTS.size()][DAYS];
        for (String[][] place : said) {
            for (String[] claimant : place) {
                String value = VALUES.get(random.nextInt(4));
                for (int day = 0; day < DAYS; day++) {
                    value = random.nextInt(3) == 0 ? VALUES.get(random.nextInt(4)) : value;
                    claimant[day] = value;
                }
            }
        }
        return said;
    }

    private static void revise(String[][][] said, Random random) {
        for (int i = random.nextInt(6); i > 0; i--) {
            said[random.nextInt(PLACES.size())][random.nextInt(CLAIMANTS.size())][random.nextInt(DAYS)] =
                    VALUES.get(random.nextInt(4));
        }
    }

    private FileOf file(String[][][] said, int from, int until, Random random) {
        List<String> rows = new ArrayList<>();
        for (int day = from; day < until; day++) {
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2));
            Collections.shuffle(order, random);
            for (int place : order) {
                rows.add(CODES.get(place) + "," + FIRST.plusDays(day).toString().replace("-", "") + ","
                        + said[place][0][day] + "," + said[place][1][day] + "\n");
            }
        }
        if (random.nextBoolean()) {
            rows.sort(null);
        }
        return FileOf.text(folder, "kontrol.csv", "katottg,date,status_dsm,status_isw\n" + String.join("", rows));
    }

    private static void requireHeld(Known known, String[][][] said, int from, int until) {
        for (int place = 0; place < PLACES.size(); place++) {
            for (int claimant = 0; claimant < CLAIMANTS.size(); claimant++) {
                List<Known.Said> recorded = known.said(PLACES.get(place), CLAIMANTS.get(claimant));
                for (int day = from; day < until; day++) {
                    Instant end = FIRST.plusDays(day + 1).atStartOfDay(ZoneId.of("Europe/Kyiv")).toInstant();
                    String held = recorded.stream().filter(each -> !each.report().valid().latest().isAfter(end))
                            .reduce((earlier, later) -> later).map(each -> each.report().control().id()).orElse("unknown");
                    assertThat(held).as("%s by %s on day %d", PLACES.get(place), CLAIMANTS.get(claimant), day)
                            .isEqualTo(CONTROLS.get(said[place][claimant][day]));
                }
            }
        }
    }

    private static void requireReliance(Known known, RealLedger.Loaded loaded) {
        Set<Object> others = new HashSet<>();
        known.imports().forEach(each -> others.add(each.id()));
        others.remove(loaded.id());
        assertThat(others).containsAll(loaded.reliesOn());
    }
}
