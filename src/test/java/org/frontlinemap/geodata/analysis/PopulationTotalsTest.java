package org.frontlinemap.geodata.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.frontlinemap.geodata.analysis.PopulationTotals.Total;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.PopulationObservation.Kind;
import org.frontlinemap.geodata.gazetteer.PopulationObservation.Qualifier;
import org.frontlinemap.geodata.gazetteer.PopulationObservation.Scope;
import org.frontlinemap.geodata.gazetteer.PopulationObservation.Visibility;
import org.frontlinemap.geodata.snapshot.PopulationView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationTotalsTest {

    private final PopulationTotals totals = new PopulationTotals();

    private static PopulationView figure(Kind kind, Qualifier qualifier, Integer value, Integer lower, Integer upper) {
        UUID id = new UUID(0x7000L, 1);
        return new PopulationView(id, new PopulationObservation("place", kind, value, lower, upper, qualifier,
                Scope.WHOLE, null, null, null, id, Visibility.PUBLIC, null), null);
    }

    @Test
    void kindsAreKeptApart() {
        totals.add(figure(Kind.CENSUS, Qualifier.STATED, 100, null, null));
        totals.add(figure(Kind.ESTIMATE, Qualifier.ABOUT, 30, null, null));
        totals.add(figure(Kind.CENSUS, Qualifier.STATED, 7, null, null));
        totals.add(figure(Kind.REMAINING, Qualifier.STATED, 2, null, null));
        totals.add(null);
        assertThat(totals.totals()).containsExactlyInAnyOrder(new Total(Kind.CENSUS, 2, 107, 107L),
                new Total(Kind.ESTIMATE, 1, 30, 30L), new Total(Kind.REMAINING, 1, 2, 2L));
        assertThat(totals.without()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"STATED, 50, 50, 50", "ABOUT, 50, 50, 50", "FEWER_THAN, 50, 0, 49", "FEWER_THAN, 0, 0, 0",
        "MORE_THAN, 50, 51, ", "AT_LEAST, 50, 50, ", "AT_MOST, 50, 0, 50"})
    void aFigureCountsWithItsBounds(Qualifier qualifier, int value, long low, Long high) {
        totals.add(figure(Kind.REMAINING, qualifier, value, null, null));
        assertThat(totals.totals()).containsExactly(new Total(Kind.REMAINING, 1, low, high));
    }

    @Test
    void boundsAddUpAndOneOpenBoundLeavesTheSumOpen() {
        totals.add(figure(Kind.REMAINING, Qualifier.BETWEEN, null, 10, 20));
        totals.add(figure(Kind.REMAINING, Qualifier.FEWER_THAN, 5, null, null));
        assertThat(totals.totals()).containsExactly(new Total(Kind.REMAINING, 2, 10, 24L));
        totals.add(figure(Kind.REMAINING, Qualifier.AT_LEAST, 100, null, null));
        totals.add(figure(Kind.REMAINING, Qualifier.STATED, 1, null, null));
        assertThat(totals.totals()).containsExactly(new Total(Kind.REMAINING, 4, 111, null));
    }

    @Test
    void manyLargeFiguresDoNotOverflow() {
        for (int i = 0; i < 100; i++) {
            totals.add(figure(Kind.ESTIMATE, Qualifier.STATED, 100_000_000, null, null));
        }
        assertThat(totals.totals()).containsExactly(new Total(Kind.ESTIMATE, 100, 10_000_000_000L, 10_000_000_000L));
    }

    @Test
    void nothingAddedIsNoTotalAndNotNought() {
        assertThat(totals.totals()).isEmpty();
        assertThat(totals.without()).isZero();
    }
}
