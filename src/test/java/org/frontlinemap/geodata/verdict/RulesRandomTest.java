package org.frontlinemap.geodata.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Control;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of any statements whatever, on seeded random ones, and the default rule against a literal reading. */
class RulesRandomTest {

    private static final List<String> PARTIES = List.of("ukraine", "russia");
    private static final List<String> CONTROLS = List.of("ukraine", "russia", "contested", "none", "unknown");
    private static final Instant START = Instant.parse("2023-01-01T00:00:00Z");
    private static final int CASES = 3_000;

    @ParameterizedTest
    @ValueSource(strings = {"conceded@1", "latest@1", "assessed@1", "corroborated@1", "according-to:party:russia",
            "according-to:claimant:independent-1"})
    void everyStatementIsWeighedOnceAndTheCountsFitTheAgreement(String rule) {
        Random random = new Random(1);
        for (int i = 0; i < CASES; i++) {
            List<Statement> statements = statements(random);
            Verdict verdict = Rules.of(rule).decide(statements);
            assertThat(verdict.weighed()).extracting(Verdict.Weighed::statement).containsExactlyElementsOf(statements);
            int pro = verdict.count(Verdict.Role.FOR);
            int con = verdict.count(Verdict.Role.AGAINST);
            switch (verdict.agreement()) {
                case BASELINE -> assertThat(pro + con).isZero();
                case AGREED -> assertThat(pro >= 2 && con == 0).isTrue();
                case SINGLE_SOURCE -> assertThat(pro >= 1 && con == 0).isTrue();
                case CLAIMED -> assertThat(pro == 0 && con >= 1).isTrue();
                case DISPUTED -> assertThat(con).isPositive();
            }
            assertThat(verdict.claimed() != null).isEqualTo(verdict.agreement() == Agreement.CLAIMED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"conceded@1", "assessed@1"})
    void whatPartiesSayInTheirOwnFavourNeverMovesTheControl(String rule) {
        Random random = new Random(2);
        for (int i = 0; i < CASES; i++) {
            List<Statement> statements = statements(random);
            List<Statement> without = statements.stream()
                    .filter(s -> s.isIndependent() || s.isBaseline() || !s.control().id().equals(s.party())).toList();
            assertThat(Rules.of(rule).decide(without).control())
                    .isEqualTo(Rules.of(rule).decide(statements).control());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 5})
    void theDefaultRuleDecidesAsALiteralReadingOfItsTextDoes(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            List<Statement> statements = statements(random);
            Verdict verdict = Rules.DEFAULT.decide(statements);
            assertThat(verdict.control() + " " + verdict.agreement())
                    .as(statements.toString()).isEqualTo(literally(statements));
        }
    }

    private static String literally(List<Statement> all) {
        String settled = "unknown";
        for (Statement s : all) {
            if (isBaseline(s)) {
                settled = s.control().id();
            }
        }
        List<Statement> eligible = all.stream().filter(s -> !isBaseline(s))
                .filter(s -> !s.coarse() && !s.control().id().equals("unknown")).toList();
        Instant mark = Instant.MIN;
        for (Instant instant : eligible.stream().map(Statement::valid).distinct().sorted().toList()) {
            String before = settled;
            List<String> named = eligible.stream().filter(s -> s.valid().equals(instant))
                    .filter(s -> canSettle(s, before)).map(s -> s.control().id()).distinct().toList();
            if (named.size() == 1) {
                settled = named.get(0);
                mark = instant;
            }
        }
        Instant since = mark;
        List<Statement> spoken = eligible.stream().filter(s -> !s.valid().isBefore(since)).toList();
        List<String> voices = new ArrayList<>();
        for (String party : PARTIES) {
            List<Statement> own = spoken.stream().filter(s -> party.equals(s.party())).toList();
            if (!own.isEmpty()) {
                Instant last = own.get(own.size() - 1).valid();
                voices.add(own.stream().filter(s -> s.valid().equals(last)).map(s -> s.control().id())
                        .reduce((a, b) -> rank(party, b) <= rank(party, a) ? b : a).orElseThrow());
            }
        }
        for (String claimant : spoken.stream().filter(s -> s.party() == null).map(Statement::claimant)
                .collect(Collectors.toSet())) {
            voices.add(spoken.stream().filter(s -> s.claimant().equals(claimant)).reduce((a, b) -> b)
                    .orElseThrow().control().id());
        }
        String control = settled;
        if (voices.isEmpty()) {
            return control + " BASELINE";
        }
        if (voices.stream().allMatch(control::equals)) {
            return control + (voices.size() > 1 ? " AGREED" : " SINGLE_SOURCE");
        }
        boolean oneOther = voices.stream().noneMatch(control::equals) && voices.stream().distinct().count() == 1;
        return control + (oneOther ? " CLAIMED" : " DISPUTED");
    }

    private static boolean isBaseline(Statement s) {
        boolean givesAway = PARTIES.contains(s.control().id()) && !s.control().id().equals(s.party());
        return s.basis() == Basis.BASELINE && (s.party() == null || givesAway);
    }

    private static boolean canSettle(Statement s, String settled) {
        String says = s.control().id();
        if (s.party() == null) {
            return s.basis() == Basis.ASSESSED || s.basis() == Basis.GEOLOCATED;
        }
        boolean otherHolds = PARTIES.contains(says) && !says.equals(s.party());
        if (settled.equals("unknown")) {
            return otherHolds;
        }
        return rank(s.party(), says) < rank(s.party(), settled) || otherHolds && says.equals(settled);
    }

    private static int rank(String party, String control) {
        return Objects.equals(party, control) ? 2 : control.equals("contested") ? 1 : 0;
    }

    private static List<Statement> statements(Random random) {
        List<Statement> statements = new ArrayList<>();
        int count = random.nextInt(9);
        for (int i = 0; i < count; i++) {
            int side = random.nextInt(4);
            String party = side < 2 ? PARTIES.get(side) : null;
            Instant valid = START.plusSeconds(random.nextInt(5) * 3600L);
            statements.add(new Statement(new UUID(7, i), i + 1, (party == null ? "independent" : party) + "-"
                    + random.nextInt(3), party, Control.of(CONTROLS.get(random.nextInt(CONTROLS.size()))),
                    Basis.values()[random.nextInt(Basis.values().length)], valid,
                    START.plusSeconds(random.nextInt(3) * 3600L), random.nextInt(8) == 0));
        }
        Collections.shuffle(statements, random);
        statements.sort(Statement.WALKING_ORDER);
        return statements;
    }
}
