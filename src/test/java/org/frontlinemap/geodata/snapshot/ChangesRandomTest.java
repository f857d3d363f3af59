package org.frontlinemap.geodata.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Correction;
import org.frontlinemap.geodata.ledger.Entry;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.ledger.Store;
import org.frontlinemap.geodata.ledger.Withdrawal;
import org.frontlinemap.geodata.snapshot.Change.Cause;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Rule;
import org.frontlinemap.geodata.verdict.Rules;
import org.frontlinemap.geodata.verdict.Verdict;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Replays changes and histories of seeded random ledgers and holds them against the verdict at {@link #POINTS} distinct
 * points of (valid, known, position, rule) for each seed, 1,000 in all.
 */
class ChangesRandomTest {

    private static final int ENTRIES = 300;
    private static final int POINTS = 250;
    private static final List<Axis> AXES = List.of(Axis.VALID, Axis.KNOWN, Axis.POSITION);
    private static final List<Rule> RULES = List.of(Rules.DEFAULT, Rules.of("latest@1"), Rules.of("assessed@1"),
            Rules.of("corroborated@1"), Rules.of("according-to:party:russia"),
            Rules.without(Rules.DEFAULT, Set.of("claimant-2", "claimant-4")));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void replayedChangesAndHistoriesGiveTheVerdictOfEachPoint(long seed) {
        RandomLedger made = new RandomLedger(seed, ENTRIES);
        try (Store store = Store.open(folder.resolve("ledger.db"), Clock.systemUTC())) {
            Ledger ledger = store.ledger();
            Batch batch = new Batch("test");
            made.drafts().forEach(draft -> batch.add(draft.id(), draft.body()));
            ledger.append(batch);
            Snapshots snapshots = new Snapshots(ledger);
            Snapshot snapshot = snapshots.catchUp();
            List<Entry> entries = ledger.read(0, Integer.MAX_VALUE);
            Set<Cause> causes = EnumSet.noneOf(Cause.class);
            Set<Point> reproduced = new HashSet<>();
            for (int tries = 0; reproduced.size() < POINTS; tries++) {
                assertThat(tries).as("tries for %s points", reproduced.size()).isLessThan(4 * POINTS);
                AsOf at = made.asOf(entries.size());
                AsOf later = made.asOf(entries.size());
                Rule rule = RULES.get(tries % RULES.size());
                String place = RandomLedger.place(tries % RandomLedger.places());
                boolean isItselfThroughout = true;
                for (Axis axis : AXES) {
                    AsOf last = moved(axis, at, later);
                    List<Change> changes = changes(snapshot, axis, null, 0, Set.of(), last, rule);
                    check(changes, axis, entries, causes);
                    checkBounds(snapshot, changes, axis, at, last, rule);
                    boolean isItself = Stream.of(last, at).allMatch(when -> snapshot.settlement(place, when, rule)
                            .filter(view -> view.settlement().id().equals(place)).isPresent());
                    isItselfThroughout &= isItself;
                    if (isItself) {
                        String expected = shortly(snapshot.settlement(place, at, rule).orElseThrow().verdict());
                        assertThat(replayed(changes, place, axis, at, rule)).as(axis + " to " + last + " at " + at)
                                .isEqualTo(expected);
                        assertThat(history(snapshot, place, axis == Axis.VALID ? last : at, at.valid(), rule))
                                .as("history of " + last + " at " + at).isEqualTo(expected);
                    }
                }
                if (isItselfThroughout) {
                    reproduced.add(new Point(at, tries % RULES.size()));
                }
            }
            assertThat(causes).contains(Cause.REPORT, Cause.CORRECTION, Cause.WITHDRAWAL, Cause.CLAIMANT);
        }
    }

    /** Where all of the history and the changes along each axis gave the verdict. */
    private record Point(AsOf asOf, int rule) {
    }

    private static List<Change> changes(Snapshot snapshot, Axis axis, Instant from, long fromPosition,
            Set<String> settlements, AsOf asOf, Rule rule) {
        return snapshot.changes(new ChangeQuery(axis, from, fromPosition, settlements), asOf, rule);
    }

    /** From a point of the axis, exclusive, there are those changes that come after it, for all places or one. */
    private static void checkBounds(Snapshot snapshot, List<Change> changes, Axis axis, AsOf at, AsOf last, Rule rule) {
        Instant instant = axis == Axis.VALID ? at.valid() : at.known();
        Set<String> one = Set.of(RandomLedger.place(2));
        List<String> after = changes.stream().filter(change -> !isReached(change, axis, at))
                .map(ChangesRandomTest::line).toList();
        List<Change> asked = axis == Axis.POSITION ? changes(snapshot, axis, null, at.position(), Set.of(), last, rule)
                : changes(snapshot, axis, instant, 0, Set.of(), last, rule);
        assertThat(asked.stream().map(ChangesRandomTest::line).toList()).isEqualTo(after);
        assertThat(changes(snapshot, axis, null, 0, one, last, rule).stream().map(ChangesRandomTest::line).toList())
                .isEqualTo(changes.stream().filter(change -> one.contains(change.settlement().id()))
                        .map(ChangesRandomTest::line).toList());
        if (axis != Axis.POSITION) {
            assertThat(changes(snapshot, axis, null, 0, Set.of(), at, rule).stream().map(ChangesRandomTest::line).toList())
                    .as("up to " + at + ", inclusive").isEqualTo(changes.stream()
                            .filter(change -> isReached(change, axis, at)).map(ChangesRandomTest::line).toList());
        }
    }

    /** Newest first, each starting from what the one before it left, and caused by what the ledger holds there. */
    private static void check(List<Change> changes, Axis axis, List<Entry> entries, Set<Cause> causes) {
        Comparator<Change> newestFirst = axis == Axis.POSITION
                ? Comparator.comparing((Change change) -> change.step().position()).reversed()
                : Comparator.comparing((Change change) -> change.step().at()).reversed();
        assertThat(changes).isSortedAccordingTo(newestFirst);
        for (String place : changes.stream().map(change -> change.settlement().id()).distinct().toList()) {
            Change later = null;
            for (Change change : changes) {
                if (change.settlement().id().equals(place)) {
                    assertThat(shortly(change.before())).isNotEqualTo(shortly(change.step().verdict()));
                    if (later != null) {
                        assertThat(shortly(later.before())).isEqualTo(shortly(change.step().verdict()));
                    }
                    later = change;
                }
            }
        }
        for (Change change : changes) {
            if (axis != Axis.POSITION) {
                assertThat(change.cause()).isEqualTo(Cause.REPORT);
                assertThat(change.reason()).isNull();
                assertThat(change.recorded()).isNull();
                assertThat(change.step().reports()).isNotEmpty();
                continue;
            }
            causes.add(change.cause());
            Entry entry = entries.get((int) change.step().position() - 1);
            assertThat(change.cause().name()).isEqualTo(entry.kind().holdsRows() ? "REPORT" : entry.kind().name());
            assertThat(change.recorded()).isEqualTo(entry.recorded());
            assertThat(change.reason()).isEqualTo(entry.body() instanceof Correction correction ? correction.reason()
                    : entry.body() instanceof Withdrawal withdrawal ? withdrawal.reason() : null);
        }
    }

    /** What the last change up to a point left, starting from what there is when nothing has been said. */
    private static String replayed(List<Change> changes, String place, Axis axis, AsOf at, Rule rule) {
        List<Change> oldestFirst = new ArrayList<>(changes.stream()
                .filter(change -> change.settlement().id().equals(place)).toList());
        Collections.reverse(oldestFirst);
        Verdict verdict = rule.decide(List.of());
        for (Change change : oldestFirst) {
            if (isReached(change, axis, at)) {
                verdict = change.step().verdict();
            }
        }
        return shortly(verdict);
    }

    private static boolean isReached(Change change, Axis axis, AsOf at) {
        return switch (axis) {
            case POSITION -> change.step().position() <= at.position();
            case KNOWN -> !change.step().at().isAfter(at.known());
            default -> !change.step().at().isAfter(at.valid());
        };
    }

    /** The period of a history, as of a triple, that holds a moment. */
    private static String history(Snapshot snapshot, String place, AsOf asOf, Instant moment, Rule rule) {
        List<ControlPeriod> holding = snapshot.history(place, asOf, rule).orElseThrow().stream()
                .filter(period -> period.from() == null || !period.from().isAfter(moment))
                .filter(period -> period.until() == null || period.until().isAfter(moment)).toList();
        assertThat(holding).hasSize(1);
        return holding.get(0).control() + " " + holding.get(0).agreement() + " " + holding.get(0).claimed();
    }

    /** A triple moved on along an axis to where another is, if that is later. */
    private static AsOf moved(Axis axis, AsOf asOf, AsOf later) {
        return switch (axis) {
            case VALID -> new AsOf(max(asOf.valid(), later.valid()), asOf.known(), asOf.position());
            case KNOWN -> new AsOf(asOf.valid(), max(asOf.known(), later.known()), asOf.position());
            default -> new AsOf(asOf.valid(), asOf.known(), Math.max(asOf.position(), later.position()));
        };
    }

    private static Instant max(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static String line(Change change) {
        return change.settlement().id() + " " + change.step().at() + " " + change.step().position() + " "
                + shortly(change.before()) + " to " + shortly(change.step().verdict()) + " by " + change.step().reports();
    }

    private static String shortly(Verdict verdict) {
        return verdict.control() + " " + verdict.agreement() + " " + verdict.claimed();
    }
}
