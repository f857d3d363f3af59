package org.frontlinemap.importing.gazetteer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frontlinemap.geodata.gazetteer.AdminUnit;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.NameSearch;
import org.frontlinemap.geodata.gazetteer.PlaceCode;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.importing.reading.PlaceFinder;

/**
 * What a row adds to a recorded settlement. Nothing recorded is lost or changed: a name is added if it has none of that
 * spelling in the language; a code in a scheme in which it has none; units and their names where there are none; a point
 * where there is none; a kind where it has none but {@code other}. An official name other than the present one is added
 * as a common one, since a row does not say since when it holds. For one row.
 */
final class Completion {

    private static final String UNDETERMINED = "und";

    private final PlaceRow row;
    private final boolean byPerson;
    private final boolean replacingPoints;
    private final List<String> notices = new ArrayList<>();

    Completion(PlaceRow row, boolean byPerson) {
        this(row, byPerson, false);
    }

    /**
     * @param byPerson        whether a person said which settlement it is: then a code is added beside another
     * @param replacingPoints whether a more accurate point takes the place of one that is recorded
     */
    Completion(PlaceRow row, boolean byPerson, boolean replacingPoints) {
        this.row = row;
        this.byPerson = byPerson;
        this.replacingPoints = replacingPoints;
    }

    /** The settlement as completed; an equal one if the row says nothing new. */
    Settlement of(Settlement recorded) {
        return new Settlement(recorded.id(), names(recorded), codes(recorded),
                recorded.kind() == Settlement.Kind.OTHER && row.kind() != null ? row.kind() : recorded.kind(),
                admin(recorded), location(recorded), recorded.formerIds(), recorded.mergedInto());
    }

    /** What a person should know of it. */
    List<String> notices() {
        return notices;
    }

    private List<PlaceName> names(Settlement recorded) {
        List<PlaceName> names = new ArrayList<>(recorded.names());
        for (PlaceName name : row.names()) {
            if (names.stream().anyMatch(own -> isSame(own, name))) {
                continue;
            }
            String present = recorded.name(name.language()).orElse(null);
            if (name.kind() != PlaceName.Kind.OFFICIAL || present == null) {
                names.add(name);
            } else if (Contradictions.official(recorded, name.language()).isEmpty()) {
                names.add(name);
                notices.add(recorded.id() + " is now shown by the official name " + name.text() + ", before by "
                        + present);
            } else {
                names.add(new PlaceName(name.language(), name.text(), PlaceName.Kind.COMMON, null, null, null,
                        name.source()));
                notices.add(recorded.id() + " is officially " + name.text() + " by this file, but recorded as "
                        + present + ": the recorded name stays, the other was added as a common one");
            }
        }
        return names;
    }

    private static boolean isSame(PlaceName own, PlaceName name) {
        return (own.language().equals(name.language()) || name.language().startsWith(UNDETERMINED))
                && NameSearch.normalise(own.text()).equals(NameSearch.normalise(name.text()));
    }

    private List<PlaceCode> codes(Settlement recorded) {
        List<PlaceCode> codes = new ArrayList<>(recorded.codes());
        for (PlaceCode code : row.codes()) {
            if (codes.stream().anyMatch(own -> own.scheme() == code.scheme() && own.code().equals(code.code()))) {
                continue;
            }
            String present = recorded.code(code.scheme()).orElse(null);
            if (present == null || byPerson) {
                codes.add(code);
            }
            if (present != null && byPerson) {
                notices.add(recorded.id() + " got a second " + code.scheme() + " code, " + code.code() + " beside "
                        + present);
            }
        }
        return codes;
    }

    private List<AdminUnit> admin(Settlement recorded) {
        List<AdminUnit> admin = new ArrayList<>(recorded.admin());
        for (AdminUnit unit : row.admin()) {
            AdminUnit own = recorded.admin(unit.level()).orElse(null);
            if (own == null) {
                admin.add(unit);
            } else if (own.code() == null || unit.code() == null || own.code().equals(unit.code())) {
                Map<String, String> name = new HashMap<>(unit.name());
                name.putAll(own.name());
                admin.set(admin.indexOf(own), new AdminUnit(own.level(), own.code() != null ? own.code() : unit.code(),
                        name));
            }
        }
        return admin;
    }

    private Location location(Settlement recorded) {
        Location own = recorded.location();
        boolean better = own != null && row.location() != null && replacingPoints && isBetter(row.location(), own);
        return own == null || better ? row.location() : own;
    }

    /** By how far off the points may be if both say so; else any point of the place is better than a postal one. */
    private static boolean isBetter(Location given, Location own) {
        if (given.accuracyMetres() != null && own.accuracyMetres() != null) {
            return given.accuracyMetres() < own.accuracyMetres();
        }
        return own.kind() == Location.Kind.POSTAL && given.kind() != Location.Kind.POSTAL
                && PlaceFinder.accuracy(given) < PlaceFinder.accuracy(own);
    }
}
