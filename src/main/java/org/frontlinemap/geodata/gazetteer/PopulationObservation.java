package org.frontlinemap.geodata.gazetteer;

import java.time.Instant;
import java.util.UUID;
import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.time.TimeSpan;

/**
 * One figure for the people of a settlement, as one source gives it. Figures of different kinds are never added.
 *
 * @param settlement   id of the settlement
 * @param kind         what was counted
 * @param value        the figure, or the bound with a bounding qualifier; null with {@link Qualifier#BETWEEN}
 * @param lower        lower bound, inclusive, with {@link Qualifier#BETWEEN} only
 * @param upper        upper bound, inclusive, likewise
 * @param qualifier    how the source puts the figure
 * @param scope        the settlement itself, or a wider area it lies in
 * @param reference    when it held; null if not known
 * @param notAfter     for an unknown {@code reference}: an instant by which it surely held; null if there is none
 * @param published    when it became public; null if not known
 * @param document     id of the document that gives it
 * @param visibility   whether the public may see it
 * @param note         a short note in our words; may be null
 */
public record PopulationObservation(String settlement, Kind kind, Integer value, Integer lower, Integer upper,
        Qualifier qualifier, Scope scope, TimeSpan reference, Instant notAfter, TimeSpan published, UUID document,
        Visibility visibility, String note) {

    /** What was counted. */
    public enum Kind {
        CENSUS, ESTIMATE,
        /** Those who have stayed. */
        REMAINING,
        /** Those who have left from here. */
        DISPLACED,
        /** Those who have come back. */
        RETURNED;

        /** Whether it counts those who live in the place at the time. */
        public boolean countsResidents() {
            return this == CENSUS || this == ESTIMATE || this == REMAINING;
        }
    }

    /** How the source puts the figure; all but the first two make it a bound, not a value to add up. */
    public enum Qualifier { STATED, ABOUT, FEWER_THAN, MORE_THAN, AT_LEAST, AT_MOST, BETWEEN }

    /** What the figure covers. */
    public enum Scope { WHOLE, WIDER }

    /** Who may see the figure. */
    public enum Visibility { PUBLIC, RESTRICTED }

    private static final int MOST = 100_000_000;

    public PopulationObservation {
        Check.slug("settlement", settlement);
        Check.present("kind", kind);
        Check.present("qualifier", qualifier);
        Check.present("scope", scope);
        Check.present("visibility", visibility);
        Check.present("document", document);
        boolean range = qualifier == Qualifier.BETWEEN;
        if (range != (value == null) || range != (lower != null) || range != (upper != null)) {
            throw new InvalidRecordException("value", String.valueOf(value),
                    "stands alone; lower and upper go with the qualifier between");
        }
        requireCount("value", value);
        requireCount("lower", lower);
        requireCount("upper", upper);
        if (range && lower > upper) {
            throw new InvalidRecordException("lower", lower.toString(), "must not exceed upper " + upper);
        }
        if (reference != null && notAfter != null) {
            throw new InvalidRecordException("not_after", notAfter.toString(), "goes without a reference date");
        }
        note = Check.optionalText("note", note, 500);
    }

    private static void requireCount(String field, Integer count) {
        if (count != null && (count < 0 || count > MOST)) {
            throw new InvalidRecordException(field, count.toString(), "must be from 0 to " + MOST);
        }
    }
}
