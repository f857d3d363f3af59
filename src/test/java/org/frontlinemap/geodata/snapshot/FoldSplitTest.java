package org.frontlinemap.geodata.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.PopulationObservation.Kind;
import org.frontlinemap.geodata.gazetteer.PopulationObservation.Qualifier;
import org.frontlinemap.geodata.gazetteer.PopulationObservation.Scope;
import org.frontlinemap.geodata.gazetteer.PopulationObservation.Visibility;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Correction;
import org.frontlinemap.geodata.ledger.EntryKind;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.ledger.Store;
import org.frontlinemap.geodata.ledger.Withdrawal;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.theatre.Theatre;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.geodata.verdict.Rules;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a ledger holds, it folds to the same in any split: populations, documents and the theatre too. */
class FoldSplitTest {

    private static final int ENTRIES = 250;
    private static final int TRIPLES = 60;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void anySplitIntoBatchesFoldsToTheSame(long seed) {
        Random random = new Random(seed);
        RandomLedger made = new RandomLedger(seed, ENTRIES);
        List<Batch.Draft> drafts = mixed(made, random);
        try (Store store = Store.open(folder.resolve("ledger.db"), Clock.systemUTC())) {
            Ledger ledger = store.ledger();
            Snapshots stepwise = new Snapshots(ledger);
            Snapshots inLeaps = new Snapshots(ledger);
            for (int from = 0, until; from < drafts.size(); from = until) {
                until = Math.min(drafts.size(), from + 1 + random.nextInt(9));
                Batch batch = new Batch("test");
                drafts.subList(from, until).forEach(draft -> batch.add(draft.id(), draft.body()));
                ledger.append(batch);
                stepwise.catchUp();
                if (random.nextInt(6) == 0) {
                    inLeaps.catchUp();
                }
            }
            inLeaps.catchUp();
            Snapshots atOnce = new Snapshots(ledger);
            atOnce.catchUp();
            int populated = 0;
            for (int i = 0; i < TRIPLES; i++) {
                AsOf asOf = made.asOf(drafts.size());
                String expected = told(atOnce.current(), asOf);
                assertThat(told(stepwise.current(), asOf)).as(asOf.toString()).isEqualTo(expected);
                assertThat(told(inLeaps.current(), asOf)).as(asOf.toString()).isEqualTo(expected);
                populated += expected.contains("PopulationObservation") ? 1 : 0;
            }
            assertThat(populated).isPositive();
        }
    }

    /** The ledger with theatres, figures, and corrections and withdrawals of figures, documents and claimants between. */
    private static List<Batch.Draft> mixed(RandomLedger made, Random random) {
        List<Batch.Draft> drafts = new ArrayList<>();
        List<Batch.Draft> figures = new ArrayList<>();
        Batch.Draft document = null;
        Batch.Draft claimant = null;
        for (Batch.Draft draft : made.drafts()) {
            drafts.add(draft);
            document = draft.body() instanceof Document ? draft : document;
            claimant = draft.body() instanceof Claimant ? draft : claimant;
            if (claimant == null || random.nextInt(3) > 0) {
                continue;
            }
            Batch.Draft wrong = figures.isEmpty() ? null : figures.get(random.nextInt(figures.size()));
            Record body = switch (random.nextInt(7)) {
                case 0 -> theatre(random);
                case 1 -> new Correction(document.id(), EntryKind.DOCUMENT, new Document("Publisher " + random.nextInt(9),
                        null, null, "uk", null, null, null), "misnamed");
                case 2 -> new Correction(claimant.id(), EntryKind.CLAIMANT, new Claimant(
                        ((Claimant) claimant.body()).id(), Map.of("en", "Renamed"), Claimant.Kind.FORCE,
                        List.of(new Claimant.Allegiance("russia", null, null))), "misnamed");
                case 3 -> wrong == null ? null : new Correction(wrong.id(), EntryKind.POPULATION,
                        figure(document.id(), random), "misread");
                case 4 -> wrong == null ? null : new Withdrawal(wrong.id(), "doubled");
                default -> figure(document.id(), random);
            };
            if (body != null) {
                Batch.Draft added = new Batch.Draft(Batch.newId(), body);
                drafts.add(added);
                if (body instanceof PopulationObservation) {
                    figures.add(added);
                }
            }
        }
        return drafts;
    }

    private static PopulationObservation figure(UUID document, Random random) {
        Instant reference = RandomLedger.START.plusSeconds(3_600L * random.nextInt(RandomLedger.HOURS));
        return new PopulationObservation(RandomLedger.place(random.nextInt(RandomLedger.places())), Kind.REMAINING,
                random.nextInt(1_000), null, null, Qualifier.ABOUT, Scope.WHOLE, TimeSpan.at(reference), null, null,
                document, Visibility.PUBLIC, null);
    }

    private static Theatre theatre(Random random) {
        Theatre old = RandomLedger.theatre();
        return new Theatre(old.id(), Map.of("en", "Theatre " + random.nextInt(9)), old.timeZone(), old.invasionDate(),
                "P" + (1 + random.nextInt(3)) + "D", old.parties(), old.controls(), old.defaultView(), null,
                old.firstDate(), null, old.disclaimer(), old.boundaryPolicy(), List.of(), old.stories());
    }

    /** All that a snapshot says of a triple. */
    private static String told(Snapshot snapshot, AsOf asOf) {
        StringBuilder told = new StringBuilder();
        for (SettlementView view : snapshot.settlements(SettlementQuery.ALL, asOf, Rules.DEFAULT).items()) {
            told.append(view.settlement()).append(view.verdict()).append(view.stale()).append(view.populations())
                    .append(view.populationLatest()).append(view.reports()).append('\n');
            told.append(snapshot.history(view.settlement().id(), asOf, Rules.DEFAULT)).append('\n');
        }
        return told.append(snapshot.theatre(asOf.position())).append(snapshot.claimants(asOf.position()))
                .append(snapshot.amendments(asOf.position())).append(snapshot.changes(
                        new ChangeQuery(Axis.POSITION, null, 0, java.util.Set.of()), asOf, Rules.DEFAULT).stream()
                        .map(change -> change.settlement().id() + change.step() + change.cause()).toList()).toString();
    }
}
