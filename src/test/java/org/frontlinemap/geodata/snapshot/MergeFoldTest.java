package org.frontlinemap.geodata.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.ledger.Store;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Inference;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.geodata.verdict.Rules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hangs on a settlement through another entry follows when that entry changes, folded at once or step by step. */
class MergeFoldTest {

    private static final Instant THEN = Instant.parse("2023-02-01T00:00:00Z");

    @TempDir
    Path folder;

    private Store store;
    private Snapshots stepwise;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("ledger.db"), Clock.systemUTC());
        stepwise = new Snapshots(store.ledger());
        record(RandomLedger.theatre());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private UUID record(Record body) {
        Ledger ledger = store.ledger();
        Batch batch = new Batch("test");
        UUID id = batch.add(body);
        ledger.append(batch);
        stepwise.catchUp();
        return id;
    }

    private void recordReport(String settlement) {
        UUID document = record(new Document("Publisher", null, null, null, null, null, null));
        record(new Report(settlement, "analyst", Control.of("russia"), Basis.ASSESSED, Inference.STATED, Extent.WHOLE,
                TimeSpan.at(THEN), TimeSpan.at(THEN), List.of(document), null, null));
    }

    private static Settlement settlement(String id, String mergedInto) {
        return new Settlement(id, List.of(new PlaceName("en", id, PlaceName.Kind.COMMON, null, null, null, null)),
                List.of(), Settlement.Kind.VILLAGE, List.of(), null, List.of(), mergedInto);
    }

    private static Claimant analyst(String side) {
        return new Claimant("analyst", Map.of("en", "Analyst"), Claimant.Kind.ANALYST,
                List.of(new Claimant.Allegiance(side, null, null)));
    }

    private void assertVerdict(String settlement, String control) {
        Snapshots atOnce = new Snapshots(store.ledger());
        for (Snapshot snapshot : List.of(stepwise.current(), atOnce.catchUp())) {
            AsOf asOf = new AsOf(THEN.plusSeconds(1), THEN.plusSeconds(1), snapshot.position());
            assertThat(snapshot.settlement(settlement, asOf, Rules.DEFAULT).orElseThrow().verdict().control().id())
                    .isEqualTo(control);
        }
    }

    @Test
    void aSettlementThatIsNoLongerPartOfAnotherTakesItsReportsAlong() {
        record(analyst("independent"));
        record(settlement("whole", null));
        record(settlement("part", "whole"));
        recordReport("part");
        assertVerdict("whole", "russia");
        record(settlement("part", null));
        assertVerdict("whole", "unknown");
        assertVerdict("part", "russia");
    }

    @Test
    void whoseSideAClaimantIsOnCountsForWhatAPartBringsToo() {
        record(analyst("independent"));
        record(settlement("whole", null));
        record(settlement("part", "whole"));
        recordReport("part");
        record(analyst("russia"));
        assertVerdict("whole", "unknown");
    }

    @Test
    void whatWasSaidCountsOnceItIsRecordedWhoSaidIt() {
        record(settlement("place", null));
        recordReport("place");
        assertVerdict("place", "unknown");
        record(analyst("independent"));
        assertVerdict("place", "russia");
    }
}
