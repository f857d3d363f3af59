package org.frontlinemap.geodata.report;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.frontlinemap.geodata.Check;

/**
 * Who is said to hold a settlement: a party of the theatre, by its id, or one of the three words below.
 *
 * @param id a party's id, {@code contested}, {@code none} or {@code unknown}
 */
public record Control(@JsonValue String id) {

    /** Both sides are inside. */
    public static final Control CONTESTED = new Control("contested");
    /** Neither side is inside. */
    public static final Control NONE = new Control("none");
    /** The source does not say, or nobody has. */
    public static final Control UNKNOWN = new Control("unknown");

    public Control {
        Check.slug("control", id);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Control of(String id) {
        return new Control(id);
    }

    /** Whether one party holds the settlement. */
    public boolean isParty() {
        return !equals(CONTESTED) && !equals(NONE) && !equals(UNKNOWN);
    }

    @Override
    public String toString() {
        return id;
    }
}
