package org.frontlinemap.geodata.report;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.InvalidRecordException;

/**
 * Who makes statements.
 *
 * @param id    slug
 * @param name  by language (BCP 47); at least English
 * @param kind  what they are
 * @param sides whose side they are on, since when; at least one, the first without a start
 */
public record Claimant(String id, Map<String, String> name, Kind kind, List<Allegiance> sides) {

    /** What a claimant is. */
    public enum Kind { OFFICE, FORCE, FIGURE, ANALYST, NEWSROOM }

    public Claimant {
        Check.slug("claimants.id", id);
        if (id.equals(Allegiance.INDEPENDENT)) {
            throw new InvalidRecordException("claimants.id", id, "is a reserved word");
        }
        Check.present("claimants.name", name);
        if (!name.containsKey("en")) {
            throw new InvalidRecordException("claimants.name", name.keySet().toString(), "must have an English text");
        }
        name.forEach((language, text) -> Check.text("claimants.name", text, 200));
        name = Map.copyOf(name);
        Check.present("claimants.kind", kind);
        sides = Check.list("claimants.sides", sides).stream()
                .sorted(Comparator.comparing(Allegiance::from, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        if (sides.isEmpty() || sides.get(0).from() != null) {
            throw new InvalidRecordException("claimants.side", null, "is required, one of them without a start");
        }
    }

    /** The party they speak for at an instant; empty if they are independent. */
    public Optional<String> party(Instant at) {
        return sides.stream().filter(side -> side.from() == null || !side.from().isAfter(at))
                .reduce((earlier, later) -> later)
                .map(Allegiance::side)
                .filter(side -> !side.equals(Allegiance.INDEPENDENT));
    }

    /**
     * Whose side a claimant is on.
     *
     * @param side   a party's id, or {@value #INDEPENDENT}
     * @param from   since when, inclusive; null for ever
     * @param source on what source, or whose reading this is
     */
    public record Allegiance(String side, Instant from, String source) {

        public static final String INDEPENDENT = "independent";

        public Allegiance {
            Check.slug("claimants.side", side);
            source = Check.optionalText("claimants.side_source", source, 2000);
        }
    }
}
