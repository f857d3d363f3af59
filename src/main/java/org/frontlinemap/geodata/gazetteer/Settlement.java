package org.frontlinemap.geodata.gazetteer;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.InvalidRecordException;

/**
 * A populated place.
 *
 * @param id         permanent slug; never reused
 * @param names      current, former and used by one side; at least one
 * @param codes      codes of registers
 * @param kind       what the register calls it
 * @param admin      the units it lies in, level 1 (oblast) to 3 (hromada)
 * @param location   its point; null where none is known
 * @param formerIds  ids under which it was recorded before a merge or renaming; they go on resolving
 * @param mergedInto id of the settlement that this one became part of; null normally
 */
public record Settlement(String id, List<PlaceName> names, List<PlaceCode> codes, Kind kind, List<AdminUnit> admin,
        Location location, List<String> formerIds, String mergedInto) {

    /** Kinds of populated place. */
    public enum Kind { CITY, TOWN, SETTLEMENT, VILLAGE, HAMLET, OTHER }

    public Settlement {
        Check.slug("id", id);
        names = Check.list("names", names);
        if (names.isEmpty()) {
            throw new InvalidRecordException("names", null, "must hold at least one name");
        }
        codes = Check.list("codes", codes);
        Check.present("kind", kind);
        admin = Check.list("admin", admin);
        formerIds = Check.list("former_ids", formerIds);
        formerIds.forEach(former -> Check.slug("former_ids", former));
        if (mergedInto != null) {
            Check.slug("merged_into", mergedInto);
            if (mergedInto.equals(id)) {
                throw new InvalidRecordException("merged_into", mergedInto, "must be another settlement");
            }
        }
    }

    /** The current name in a language, official before common; empty if there is none. */
    public Optional<String> name(String language) {
        PlaceName best = null;
        for (PlaceName name : names) {
            if (name.language().equals(language) && name.isCurrent()
                    && (best == null || name.kind().compareTo(best.kind()) < 0)) {
                best = name;
            }
        }
        return Optional.ofNullable(best).map(PlaceName::text);
    }

    /** The name that held in a language on a day, be it former now; empty if there is none. */
    public Optional<String> nameOn(LocalDate day, String language) {
        PlaceName first = null;
        for (PlaceName name : names) {
            if (name.kind() == PlaceName.Kind.FORMER && name.language().equals(language) && name.heldOn(day)
                    && (first == null || name.until().compareTo(first.until()) < 0)) {
                first = name;
            }
        }
        return first == null ? name(language) : Optional.of(first.text());
    }

    /** The name for readers of English, else the first there is. */
    public String displayName() {
        return name("en").orElse(names.get(0).text());
    }

    /** The code in a register that is valid today; empty if there is none. */
    public Optional<String> code(PlaceCode.Scheme scheme) {
        return codes.stream().filter(code -> code.scheme() == scheme && code.until() == null)
                .map(PlaceCode::code).findFirst();
    }

    /** The unit of a level, 1 to 3; empty if it is not known. */
    public Optional<AdminUnit> admin(int level) {
        return admin.stream().filter(unit -> unit.level() == level).findFirst();
    }
}
