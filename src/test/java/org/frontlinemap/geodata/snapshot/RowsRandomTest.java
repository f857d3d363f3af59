package org.frontlinemap.geodata.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.frontlinemap.format.GeoJson;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.ledger.Store;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Agreement;
import org.frontlinemap.geodata.verdict.Rule;
import org.frontlinemap.geodata.verdict.Rules;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;

/** Rows that are kept must read as views that are made anew do, whatever was asked before and recorded since. */
class RowsRandomTest {

    private static final int ENTRIES = 400;
    private static final int QUESTIONS = 25;
    private static final List<String> RULES = List.of("conceded@1", "latest@1", "corroborated@1",
            "according-to:party:russia");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void readAsViewsDo(long seed) {
        Random random = new Random(seed);
        RandomLedger made = new RandomLedger(seed, ENTRIES);
        int asked = 0;
        try (Store store = Store.open(folder.resolve("ledger.db"), Clock.systemUTC())) {
            Ledger ledger = store.ledger();
            Snapshots snapshots = new Snapshots(ledger, GeoJson::row);
            for (int from = 0, until; from < made.drafts().size(); from = until) {
                until = Math.min(made.drafts().size(), from + 1 + random.nextInt(5));
                Batch batch = new Batch("test");
                made.drafts().subList(from, until).forEach(draft -> batch.add(draft.id(), draft.body()));
                ledger.append(batch);
                Snapshot snapshot = snapshots.catchUp();
                for (int i = 0; i < QUESTIONS; i++) {
                    asked += compare(snapshot, made.asOf(random.nextBoolean() ? snapshot.position() : until), random);
                }
            }
        }
        assertThat(asked).isGreaterThan(3_000);
    }

    private static int compare(Snapshot snapshot, AsOf random, Random choice) {
        AsOf asOf = choice.nextBoolean() ? random : new AsOf(random.valid(), random.known(), snapshot.position());
        Rule rule = Rules.of(RULES.get(choice.nextInt(RULES.size())));
        SettlementQuery query = query(choice);
        Rows rows = snapshot.rows(query, asOf, rule);
        Page<SettlementView> views = snapshot.settlements(query, asOf, rule);
        assertThat(rows.page().items().stream().map(row -> text(row.encoded())).toList())
                .as("%s as of %s under %s", query, asOf, rule.id())
                .isEqualTo(views.items().stream().map(view -> text(GeoJson.row(view))).toList());
        assertThat(rows.page().matched()).isEqualTo(views.matched());
        assertThat(rows.page().more()).isEqualTo(views.more());
        assertThat(rows.cell().holds(asOf)).isTrue();
        if (Rules.isCommon(rule)) {
            assertThat(snapshot.rows(query, asOf, rule).page().items()).as("kept rows").isEqualTo(rows.page().items());
        }
        for (Row row : rows.page().items()) {
            assertThat(snapshot.row(row.settlement().id(), asOf, rule).map(Row::hash)).contains(row.hash());
        }
        return views.items().size();
    }

    private static SettlementQuery query(Random random) {
        List<Envelope> boxes = random.nextBoolean() ? null
                : List.of(new Envelope(29 + random.nextInt(4), 31 + random.nextInt(4), 47 + random.nextInt(3), 50));
        return new SettlementQuery(boxes, random.nextInt(4) > 0 ? Set.of() : Set.of("russia", "contested"),
                random.nextInt(4) > 0 ? Set.of() : Set.of(Agreement.DISPUTED, Agreement.SINGLE_SOURCE),
                random.nextInt(4) > 0 ? null : "place", null, 1 + random.nextInt(6));
    }

    private static String text(byte[] encoded) {
        return new String(encoded, StandardCharsets.UTF_8);
    }
}
