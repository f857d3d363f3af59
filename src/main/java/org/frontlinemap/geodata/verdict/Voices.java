package org.frontlinemap.geodata.verdict;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.report.Control;

/**
 * Step 3: who has spoken since the control was last settled or confirmed, and for what. Each party is one voice
 * (its claimants' latest statement; of several at one time, the least favourable to it), each independent
 * claimant one (their latest statement).
 */
final class Voices {

    private final Instant from;
    private final Map<String, Statement> latest = new HashMap<>();

    /**
     * @param walked the statements that take part, in walking order
     * @param from   only those valid from this instant on, inclusive, speak; null for all
     */
    Voices(List<Statement> walked, Instant from) {
        this.from = from;
        for (Statement statement : walked) {
            if (!isHistory(statement)) {
                latest.merge(statement.voice(), statement, Voices::speaking);
            }
        }
    }

    /** Which of two statements of one voice is what it says now. */
    static Statement speaking(Statement earlier, Statement later) {
        boolean oneTime = earlier.valid().equals(later.valid());
        boolean earlierConcedesMore = earlier.favour(earlier.control()) < later.favour(later.control());
        return !later.isIndependent() && oneTime && earlierConcedesMore ? earlier : later;
    }

    boolean isHistory(Statement statement) {
        return from != null && statement.valid().isBefore(from);
    }

    /** Whether this statement is what its voice says now. */
    boolean speaks(Statement statement) {
        Statement spoken = latest.get(statement.voice());
        return spoken != null && spoken.valid().equals(statement.valid())
                && spoken.control().equals(statement.control());
    }

    Agreement agreement(Control settled) {
        if (latest.isEmpty()) {
            return Agreement.BASELINE;
        }
        Set<Control> named = named();
        if (named.equals(Set.of(settled))) {
            return latest.size() > 1 ? Agreement.AGREED : Agreement.SINGLE_SOURCE;
        }
        return named.size() == 1 ? Agreement.CLAIMED : Agreement.DISPUTED;
    }

    /** The one other control that all voices name; null if it is not so. */
    Control claimedInsteadOf(Control settled) {
        return agreement(settled) == Agreement.CLAIMED ? named().iterator().next() : null;
    }

    private Set<Control> named() {
        return latest.values().stream().map(Statement::control).collect(Collectors.toSet());
    }
}
