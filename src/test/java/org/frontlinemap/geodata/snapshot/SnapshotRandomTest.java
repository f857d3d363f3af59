package org.frontlinemap.geodata.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Correction;
import org.frontlinemap.geodata.ledger.Entry;
import org.frontlinemap.geodata.ledger.EntryKind;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.ledger.Redaction;
import org.frontlinemap.geodata.ledger.Store;
import org.frontlinemap.geodata.ledger.Withdrawal;
import org.frontlinemap.geodata.report.AreaAssessment;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.report.ReportTable;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Rule;
import org.frontlinemap.geodata.verdict.Rules;
import org.frontlinemap.geodata.verdict.Statement;
import org.frontlinemap.geodata.verdict.Verdict;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds snapshots of seeded random ledgers, folded in random splits, against an oracle that reads every entry. */
class SnapshotRandomTest {

    private static final int ENTRIES = 300;
    private static final int TRIPLES = 300;
    private static final List<String> RULES = List.of("conceded@1", "latest@1", "assessed@1",
            "according-to:party:russia", "according-to:claimant:claimant-1");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void answersAnyTripleAsReadingTheWholeLedgerDoes(long seed) {
        Random random = new Random(seed);
        RandomLedger made = new RandomLedger(seed, ENTRIES);
        try (Store store = Store.open(folder.resolve("ledger.db"), Clock.systemUTC())) {
            Ledger ledger = store.ledger();
            Snapshots stepwise = new Snapshots(ledger);
            for (int from = 0, until; from < made.drafts().size(); from = until) {
                until = Math.min(made.drafts().size(), from + 1 + random.nextInt(20));
                append(ledger, made.drafts().subList(from, until));
                if (random.nextBoolean()) {
                    stepwise.catchUp();
                }
            }
            stepwise.catchUp();
            Snapshots atOnce = new Snapshots(ledger);
            atOnce.catchUp();
            compare(made, ledger, stepwise.current(), atOnce.current());

            List<Entry> reports = ledger.read(0, ENTRIES).stream()
                    .filter(entry -> entry.kind() == EntryKind.REPORT || entry.kind().holdsRows() || entry.kind() == EntryKind.CORRECTION).toList();
            Batch redaction = new Batch("editor");
            redaction.add(new Redaction(reports.get(random.nextInt(reports.size())).id(), Redaction.Ground.LAW, "law"));
            ledger.append(redaction);
            Snapshots restarted = new Snapshots(ledger);
            compare(made, ledger, stepwise.catchUp(), restarted.catchUp());
        }
    }

    private static void compare(RandomLedger made, Ledger ledger, Snapshot stepwise, Snapshot atOnce) {
        List<Entry> entries = ledger.read(0, Integer.MAX_VALUE);
        int followed = 0;
        for (int i = 0; i < TRIPLES; i++) {
            AsOf asOf = made.asOf(entries.size());
            Rule rule = Rules.of(RULES.get(i % RULES.size()));
            String place = RandomLedger.place(i % RandomLedger.places());
            Optional<Verdict> expected = oracle(entries, place, asOf, rule);
            assertThat(stepwise.settlement(place, asOf, rule).map(SettlementView::verdict))
                    .as(place + " " + asOf + " " + rule.id()).isEqualTo(expected);
            assertThat(atOnce.settlement(place, asOf, rule).map(SettlementView::verdict)).isEqualTo(expected);
            AsOf earlier = made.asOf(asOf.position());
            for (Axis axis : Axis.values()) {
                AsOf moved = moved(axis, asOf, earlier);
                boolean isItself = Stream.of(asOf, moved).allMatch(at -> atOnce.settlement(place, at, rule)
                        .filter(view -> view.settlement().id().equals(place)).isPresent());
                if (!isItself) {
                    continue;
                }
                followed++;
                assertThat(alongAxis(atOnce, place, axis, asOf, earlier, rule)).as(axis + " to " + earlier + " of " + asOf)
                        .isEqualTo(shortly(atOnce, place, moved, rule));
            }
            assertThat(ids(stepwise.reports(ReportQuery.ALL, asOf))).isEqualTo(ids(atOnce.reports(ReportQuery.ALL, asOf)));
        }
        AsOf head = new AsOf(RandomLedger.START.plusSeconds(1_000_000), RandomLedger.START.plusSeconds(1_000_000), entries.size());
        assertThat(ids(atOnce.reports(ReportQuery.ALL, head)).size()).isPositive();
        assertThat(followed).isGreaterThan(TRIPLES);
    }

    /** What the steps along an axis say for an earlier point of it. */
    private static String alongAxis(Snapshot snapshot, String place, Axis axis, AsOf asOf, AsOf earlier, Rule rule) {
        AsOf moved = moved(axis, asOf, earlier);
        return snapshot.steps(place, axis, asOf, rule).stream().filter(step -> switch (axis) {
            case POSITION -> step.position() <= moved.position();
            case KNOWN -> step.at() == null || !step.at().isAfter(moved.known());
            default -> step.at() == null || !step.at().isAfter(moved.valid());
        }).reduce((first, second) -> second).map(step -> shortly(step.verdict())).orElse("nothing");
    }

    private static String shortly(Snapshot snapshot, String place, AsOf asOf, Rule rule) {
        return snapshot.settlement(place, asOf, rule).map(view -> shortly(view.verdict())).orElse("nothing");
    }

    private static String shortly(Verdict verdict) {
        return verdict.control() + " " + verdict.agreement() + " " + verdict.claimed();
    }

    private static AsOf moved(Axis axis, AsOf asOf, AsOf earlier) {
        Instant valid = min(asOf.valid(), earlier.valid());
        Instant known = min(asOf.known(), earlier.known());
        return switch (axis) {
            case VALID -> new AsOf(valid, asOf.known(), asOf.position());
            case KNOWN -> new AsOf(asOf.valid(), known, asOf.position());
            case POSITION -> new AsOf(asOf.valid(), asOf.known(), Math.min(asOf.position(), earlier.position()));
            case THEN -> new AsOf(min(valid, known), min(valid, known), asOf.position());
        };
    }

    private static Instant min(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static List<UUID> ids(Page<ReportView> page) {
        return page.items().stream().map(ReportView::id).toList();
    }

    /** Reads every entry up to the position, one after the other, and decides on what is left. */
    private static Optional<Verdict> oracle(List<Entry> entries, String asked, AsOf asOf, Rule rule) {
        Map<String, Settlement> settlements = new LinkedHashMap<>();
        Map<String, Claimant> claimants = new LinkedHashMap<>();
        Map<UUID, Report> reports = new LinkedHashMap<>();
        Map<UUID, Long> positions = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.position() > asOf.position() || entry.isRedacted()) {
                continue;
            }
            Record body = entry.body();
            if (body instanceof Settlement settlement) {
                settlements.put(settlement.id(), settlement);
            } else if (body instanceof Claimant claimant) {
                claimants.put(claimant.id(), claimant);
            } else if (body instanceof Report report) {
                reports.put(entry.id(), report);
                positions.put(entry.id(), entry.position());
            } else if (body instanceof ReportTable || body instanceof AreaAssessment) {
                ReportTable rows = body instanceof AreaAssessment areas ? areas.reports() : (ReportTable) body;
                for (int row = 0; row < rows.size(); row++) {
                    UUID id = new UUID(entry.id().getMostSignificantBits(), entry.id().getLeastSignificantBits() + 1 + row);
                    reports.put(id, rows.report(row));
                    positions.put(id, entry.position());
                }
            } else if (body instanceof Correction correction && positions.containsKey(correction.of())) {
                reports.put(correction.of(), (Report) correction.replacement());
            } else if (body instanceof Withdrawal withdrawal) {
                reports.remove(withdrawal.of());
            }
        }
        String place = present(settlements, asked);
        if (place == null) {
            return Optional.empty();
        }
        List<Statement> said = new ArrayList<>();
        reports.forEach((id, report) -> {
            if (place.equals(present(settlements, report.settlement()))
                    && !report.valid().latest().isAfter(asOf.valid())
                    && !report.published().latest().isAfter(asOf.known())) {
                said.add(Statement.of(id, positions.get(id), report, claimants.get(report.claimant())));
            }
        });
        said.sort(Statement.WALKING_ORDER);
        return Optional.of(rule.decide(said));
    }

    private static String present(Map<String, Settlement> settlements, String id) {
        Settlement settlement = settlements.get(id);
        if (settlement == null) {
            return null;
        }
        return settlement.mergedInto() == null ? id : present(settlements, settlement.mergedInto());
    }

    private static void append(Ledger ledger, List<Batch.Draft> drafts) {
        Batch batch = new Batch("test");
        drafts.forEach(draft -> batch.add(draft.id(), draft.body()));
        ledger.append(batch);
    }
}
