package org.frontlinemap.geodata.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Correction;
import org.frontlinemap.geodata.ledger.Entry;
import org.frontlinemap.geodata.ledger.EntryKind;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.ledger.Spool;
import org.frontlinemap.geodata.ledger.Store;
import org.frontlinemap.geodata.ledger.Withdrawal;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What imports bring counts like anything else until they are withdrawn, and from then on as if it had never been. */
class ImportFoldTest {

    private static final int ENTRIES = 120;
    private static final int POINTS = 250;
    private static final List<String> RULES = List.of("conceded@1", "latest@1", "assessed@1", "corroborated@1");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void aWithdrawnImportLeavesEveryVerdictAsIfItHadNeverBeen(long seed) {
        Random random = new Random(seed);
        RandomLedger made = new RandomLedger(seed, ENTRIES);
        try (Store store = Store.open(folder.resolve("with.db"), Clock.systemUTC());
                Store other = Store.open(folder.resolve("without.db"), Clock.systemUTC())) {
            Ledger ledger = store.ledger();
            int half = ENTRIES / 2;
            append(ledger, made.drafts().subList(0, half));
            Snapshots snapshots = new Snapshots(ledger);
            String before = told(snapshots.catchUp(), points(random));
            Ledger.Appended first = bring(ledger, made, random);
            Ledger.Appended second = bring(ledger, made, random);
            append(ledger, made.drafts().subList(half, ENTRIES));
            amendSomeRows(ledger, made, random, first);
            long full = ledger.head();
            Snapshot with = snapshots.catchUp();

            withdraw(ledger, second.ids().get(0));
            withdraw(ledger, first.ids().get(0));
            Snapshot withdrawn = snapshots.catchUp();

            copyWithout(ledger, other.ledger(), Set.of(first, second));
            Snapshots never = new Snapshots(other.ledger());
            List<AsOf> points = points(random);
            assertThat(told(withdrawn, points)).isEqualTo(told(never.catchUp(), points)).isNotEqualTo(told(with, points));
            assertThat(told(withdrawn, points, full)).isEqualTo(told(with, points));
            assertThat(told(withdrawn, points(new Random(seed)), half)).isNotEmpty();
            assertThat(before).isNotEmpty();
            Snapshots restarted = new Snapshots(ledger);
            assertThat(told(restarted.catchUp(), points)).isEqualTo(told(withdrawn, points));
            assertThat(withdrawn.imports(ledger.head())).extracting(ImportView::withdrawn)
                    .containsExactly(full + 2, full + 1);
            assertThat(withdrawn.imports(full)).extracting(ImportView::withdrawn).containsOnlyNulls();
        }
    }

    @Test
    void aSettlementReadsAsBeforeTheImportThatChangedIt() {
        RandomLedger made = new RandomLedger(5, 20);
        try (Store store = Store.open(folder.resolve("ledger.db"), Clock.systemUTC())) {
            Ledger ledger = store.ledger();
            append(ledger, made.drafts());
            Snapshots snapshots = new Snapshots(ledger);
            String before = snapshots.catchUp().gazetteer(ledger.head()).toString();
            UUID first = bringSettlement(ledger, made);
            UUID second = bringSettlement(ledger, made);
            String changed = snapshots.catchUp().gazetteer(ledger.head()).toString();
            assertThat(changed).isNotEqualTo(before);
            withdraw(ledger, first);
            assertThat(snapshots.catchUp().gazetteer(ledger.head()).toString()).isEqualTo(changed);
            withdraw(ledger, second);
            assertThat(snapshots.catchUp().gazetteer(ledger.head()).toString()).isEqualTo(before);
        }
    }

    private UUID bringSettlement(Ledger ledger, RandomLedger made) {
        try (Spool spool = new Spool(folder.resolve("spool"))) {
            for (int i = 0; i < RandomLedger.places(); i++) {
                spool.add(made.settlement(i, null));
            }
            return ledger.append("importer", header(spool.size()), spool, entries -> { }).ids().get(0);
        }
    }

    /** An import of tables, reports and settlements, those that are there among them. */
    private Ledger.Appended bring(Ledger ledger, RandomLedger made, Random random) {
        try (Spool spool = new Spool(folder.resolve("spool"))) {
            spool.add(new Document("Importer", null, null, "en", null, null, null));
            for (int i = 0; i < 12; i++) {
                spool.add(switch (random.nextInt(4)) {
                    case 0 -> made.report();
                    case 1 -> made.settlement(random.nextInt(RandomLedger.places()), null);
                    default -> made.table();
                });
            }
            return ledger.append("importer", header(spool.size()), spool, entries -> { });
        }
    }

    private static void amendSomeRows(Ledger ledger, RandomLedger made, Random random, Ledger.Appended brought) {
        Batch batch = new Batch("editor");
        for (Entry entry : ledger.read(brought.firstPosition(), (int) (brought.lastPosition() - brought.firstPosition()))) {
            if (entry.kind() == EntryKind.REPORT_TABLE) {
                UUID row = new UUID(entry.id().getMostSignificantBits(), entry.id().getLeastSignificantBits() + 1);
                batch.add(random.nextBoolean() ? new Withdrawal(row, "doubled")
                        : new Correction(row, EntryKind.REPORT, made.report(), "misread"));
            }
        }
        ledger.append(batch);
    }

    private static void copyWithout(Ledger from, Ledger to, Set<Ledger.Appended> imports) {
        for (Entry entry : from.read(0, Integer.MAX_VALUE)) {
            boolean brought = imports.stream().anyMatch(each -> each.firstPosition() <= entry.position()
                    && entry.position() <= each.lastPosition());
            if (!brought) {
                Batch batch = new Batch("test");
                batch.add(entry.id(), entry.body());
                to.append(batch);
            }
        }
    }

    private static Import header(long entries) {
        return new Import("test", List.of(), null, null, Import.Mode.ALL_OR_NOTHING, new Import.Rows(1, 1, 0, 0, 0),
                List.of(), List.of(), entries);
    }

    private static void withdraw(Ledger ledger, UUID id) {
        Batch batch = new Batch("editor");
        batch.add(new Withdrawal(id, "wrong file"));
        ledger.append(batch);
    }

    private static List<AsOf> points(Random random) {
        return random.ints(POINTS, 0, 4 * RandomLedger.HOURS * RandomLedger.HOURS)
                .mapToObj(point -> new AsOf(hour(point % (2 * RandomLedger.HOURS)), hour(point / (2 * RandomLedger.HOURS)), 0))
                .toList();
    }

    private static Instant hour(int hour) {
        return RandomLedger.START.plus(hour, ChronoUnit.HOURS);
    }

    private static String told(Snapshot snapshot, List<AsOf> points) {
        return told(snapshot, points, snapshot.position());
    }

    private static String told(Snapshot snapshot, List<AsOf> points, long position) {
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            AsOf asOf = new AsOf(points.get(i).valid(), points.get(i).known(), position);
            SettlementView view = snapshot.settlement(RandomLedger.place(i % RandomLedger.places()), asOf,
                    Rules.of(RULES.get(i % RULES.size()))).orElse(null);
            told.append(i).append(' ').append(view == null ? "nothing" : view.settlement() + " " + view.verdict().control()
                    + " " + view.verdict().agreement() + " " + view.verdict().since() + " " + view.lastReportAt() + " "
                    + view.verdict().weighed().stream().map(weighed -> weighed.statement().id() + " " + weighed.role()).toList())
                    .append('\n');
        }
        return told.toString();
    }

    private static void append(Ledger ledger, List<Batch.Draft> drafts) {
        Batch batch = new Batch("test");
        drafts.forEach(draft -> batch.add(draft.id(), draft.body()));
        ledger.append(batch);
    }
}
