package org.frontlinemap.geodata.snapshot;

import java.time.LocalDate;
import java.util.Arrays;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.theatre.Theatre;
import org.frontlinemap.geodata.verdict.Rule;

/**
 * All that a row is made of, save whether it is stale: two rows of one place made of the same read the same. What the
 * ledger held is compared by identity.
 *
 * @param timeline of the place
 * @param counting which of its statements count, as {@link Timeline#counting} has it
 * @param before   headline figure; null if there is none
 * @param latest   likewise
 * @param day      the day asked about if the settlement's names depend on it; else null
 */
record Ingredients(Rule rule, Settlement settlement, Theatre theatre, Timeline timeline, long[] counting,
        PopulationObservation before, PopulationObservation latest, LocalDate day) {

    boolean isSame(Ingredients other) {
        return rule == other.rule && settlement == other.settlement && theatre == other.theatre
                && timeline == other.timeline && before == other.before && latest == other.latest
                && Arrays.equals(counting, other.counting) && (day == null ? other.day == null : day.equals(other.day));
    }
}
