package org.frontlinemap.geodata.verdict;

import java.util.List;
import java.util.Set;
import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.InvalidRecordException;

/** The rules there are. Thread-safe. */
public final class Rules {

    /** The rule that applies where none is named. */
    public static final Rule DEFAULT = new Conceded();

    private static final List<Rule> FIXED = List.of(DEFAULT, new Latest(), new Assessed(), new Corroborated());

    private Rules() {
    }

    /** The names of the rules that need no argument. */
    public static List<String> ids() {
        return FIXED.stream().map(Rule::id).toList();
    }

    /** Whether it is one of those that need no argument. */
    public static boolean isCommon(Rule rule) {
        for (Rule fixed : FIXED) {
            if (fixed == rule) {
                return true;
            }
        }
        return false;
    }

    /** A rule as it would decide had some claimants said nothing; their statements are listed as not counted. */
    public static Rule without(Rule rule, Set<String> claimants) {
        return claimants.isEmpty() ? rule : new Without(rule, claimants);
    }

    /**
     * The rule of a name.
     *
     * @throws InvalidRecordException if there is none
     */
    public static Rule of(String id) {
        for (Rule rule : FIXED) {
            if (rule.id().equals(id)) {
                return rule;
            }
        }
        if (id.startsWith(AccordingTo.PARTY)) {
            return AccordingTo.party(Check.slug("rule", id.substring(AccordingTo.PARTY.length())));
        }
        if (id.startsWith(AccordingTo.CLAIMANT)) {
            return AccordingTo.claimant(Check.slug("rule", id.substring(AccordingTo.CLAIMANT.length())));
        }
        throw new InvalidRecordException("rule", id, "must be one of " + String.join(", ", ids())
                + ", " + AccordingTo.PARTY + "{id}, " + AccordingTo.CLAIMANT + "{id}");
    }
}
