package org.frontlinemap.geodata.verdict;

import java.time.Instant;
import java.util.List;
import org.frontlinemap.geodata.report.Control;

/**
 * What a rule makes of the statements on one settlement.
 *
 * @param control      reported control
 * @param agreement    how far those who have spoken agree with it
 * @param claimed      with {@link Agreement#CLAIMED} the control that all voices claim instead; else null
 * @param ground       what it rests on
 * @param since        valid time at which statements last moved the control to this, inclusive; null if they never
 *                     did: a baseline, confirmed or not, says how things stood and not since when
 * @param lastReportAt valid time of the newest statement that took part or was set aside, the baseline
 *                     included; null if there is none
 * @param weighed      every statement, in walking order, with the part it played
 */
public record Verdict(Control control, Agreement agreement, Control claimed, Ground ground, Instant since,
        Instant lastReportAt,
        List<Weighed> weighed) {

    public Verdict {
        weighed = List.copyOf(weighed);
    }

    /** How many statements played a role. */
    public int count(Role role) {
        int count = 0;
        for (Weighed each : weighed) {
            if (each.role() == role) {
                count++;
            }
        }
        return count;
    }

    /** What a settled control rests on. */
    public enum Ground {
        /** Statements settled it, or confirmed the baseline. */
        REPORTS,
        /** It is that of the baseline; nothing has settled or confirmed it since. */
        BASELINE,
        /** Nothing: it is {@code unknown}. */
        NOTHING
    }

    /** A statement and the part it played. */
    public record Weighed(Statement statement, Role role, Reason reason) {
    }

    /** On which side of the verdict a statement stands. */
    public enum Role { FOR, AGAINST, ASIDE }

    /** Why it stands there. */
    public enum Reason {
        /** It is of the instant that settled the control. */
        SETTLES,
        /** It is of the instant that settled the control, which another has confirmed since. */
        SETTLED,
        /** It is of the instant that last confirmed it. */
        CONFIRMS,
        /** It could have settled another control, but others of the same instant contradict it. */
        CONTRADICTED,
        /** It has no power to settle under this rule, but counts as a voice. */
        VOICE,
        /** It is history: the control was settled or confirmed since. */
        EARLIER,
        /** The same voice has said something later, or at the same time something less favourable to itself. */
        SUPERSEDED,
        /** Its time is known to the month or year only. */
        COARSE_DATE,
        /** It does not say who holds the settlement. */
        NO_CONTROL,
        /** It is where the walk starts. */
        BASELINE,
        /** The rule does not count this claimant. */
        NOT_COUNTED
    }
}
