package org.frontlinemap.importing.gazetteer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.gazetteer.AdminUnit;
import org.frontlinemap.geodata.gazetteer.NameSearch;
import org.frontlinemap.geodata.gazetteer.PlaceCode;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.importing.reading.PlaceFinder;

/** Where a row and a recorded settlement say different things. Thread-safe. */
final class Contradictions {

    /** How far apart two rows of one file may put a place, besides how far off their points may be; in metres. */
    static final int SAME_POINT = 1_000;
    private static final int LEVELS = 3;

    /** Words that say what a unit is, not which. */
    private static final Pattern UNIT_WORDS = Pattern.compile("\\b(область|обл|район|громада|міська|селищна|сільська"
            + "|територіальна|автономна|республіка|oblast|region|province|raion|rayon|district|hromada|community|urban"
            + "|rural|settlement|territorial|autonomous|republic|of)\\b",
            Pattern.UNICODE_CHARACTER_CLASS | Pattern.CASE_INSENSITIVE);
    private static final Set<PlaceCode.Scheme> REGISTERS = Set.of(PlaceCode.Scheme.KATOTTG, PlaceCode.Scheme.PCODE);

    private Contradictions() {
    }

    /** The row's code in a scheme in which the settlement now has others only. */
    static Optional<PlaceCode> code(PlaceRow row, Settlement settlement) {
        return row.codes().stream().filter(code -> {
            List<String> own = settlement.codes().stream()
                    .filter(each -> each.scheme() == code.scheme() && each.until() == null)
                    .map(PlaceCode::code).toList();
            return !own.isEmpty() && !own.contains(code.code());
        }).findFirst();
    }

    /**
     * Whether a settlement is surely another place: by the official registers, which have each place once, or by the
     * code of its unit of level 1.
     */
    static boolean isOtherPlace(PlaceRow row, Settlement settlement) {
        boolean otherCode = row.codes().stream().filter(code -> REGISTERS.contains(code.scheme()))
                .anyMatch(code -> settlement.code(code.scheme()).filter(own -> !own.equals(code.code())).isPresent());
        return otherCode || row.admin().stream().filter(unit -> unit.level() == 1 && unit.code() != null)
                .anyMatch(unit -> settlement.admin(1).map(AdminUnit::code)
                        .filter(own -> !own.startsWith(unit.code()) && !unit.code().startsWith(own)).isPresent());
    }

    /** Whether they name different units of a level, or units of different codes. */
    static boolean units(PlaceRow row, Settlement settlement, int level) {
        return Boolean.FALSE.equals(sameUnit(row, settlement, level));
    }

    /** Whether both lie in the same unit of a level or a finer one, and in different ones of none. */
    static boolean unitsAgree(PlaceRow row, Settlement settlement, int level) {
        List<Boolean> same = IntStream.rangeClosed(1, LEVELS)
                .mapToObj(each -> sameUnit(row, settlement, each)).toList();
        return !same.contains(false) && same.subList(level - 1, LEVELS).contains(true);
    }

    /** Null if they do not say, or not in the same language. */
    private static Boolean sameUnit(PlaceRow row, Settlement settlement, int level) {
        AdminUnit own = settlement.admin(level).orElse(null);
        AdminUnit given = row.admin().stream().filter(unit -> unit.level() == level).findFirst().orElse(null);
        if (own == null || given == null) {
            return null;
        }
        if (own.code() != null && given.code() != null) {
            return own.code().equals(given.code());
        }
        List<Boolean> names = given.name().entrySet().stream().filter(name -> own.name().containsKey(name.getKey()))
                .map(name -> bare(name.getValue()).equals(bare(own.name().get(name.getKey())))).toList();
        return names.isEmpty() ? null : Boolean.valueOf(!names.contains(false));
    }

    private static String bare(String unit) {
        return NameSearch.normalise(UNIT_WORDS.matcher(unit).replaceAll(" "));
    }

    /**
     * Refuses a row that says otherwise of a settlement than an earlier row of the same file did.
     *
     * @param line of the earlier row
     */
    static void refuse(PlaceRow row, Settlement settlement, long line) {
        String place = "of " + settlement.id() + ", which line " + line + " of this file is already";
        for (PlaceName name : row.names()) {
            official(settlement, name.language()).filter(own -> name.kind() == PlaceName.Kind.OFFICIAL
                    && !NameSearch.normalise(own).equals(NameSearch.normalise(name.text()))).ifPresent(own -> {
                throw new InvalidRecordException("name_" + name.language(), name.text(), "is not the official name "
                        + place + ": " + own);
            });
        }
        if (PlaceFinder.contradict(row.kind(), settlement.kind())) {
            throw new InvalidRecordException("kind", row.kind().name().toLowerCase(Locale.ROOT),
                    "is not the kind " + place);
        }
        for (AdminUnit unit : row.admin()) {
            if (units(row, settlement, unit.level())) {
                throw new InvalidRecordException("adm" + unit.level() + "_code", unit.code(), "is not the unit " + place);
            }
        }
        metres(row, settlement).filter(metres -> metres > samePoint(row, settlement)).ifPresent(metres -> {
            throw new InvalidRecordException("id", row.id(), "must say which it is: its point is "
                    + Candidates.distance(metres) + " from that " + place);
        });
    }

    /** How far apart a row may put a place that another row of its file has named, in metres. */
    static int samePoint(PlaceRow row, Settlement settlement) {
        return SAME_POINT + PlaceFinder.accuracy(row.location()) + PlaceFinder.accuracy(settlement.location());
    }

    /** How far apart the points are; empty if either has none. */
    static Optional<Double> metres(PlaceRow row, Settlement settlement) {
        return row.location() == null ? Optional.empty()
                : PlaceFinder.metres(settlement, row.location().lon(), row.location().lat());
    }

    /** The present official name in a language. */
    static Optional<String> official(Settlement settlement, String language) {
        return settlement.names().stream().filter(name -> name.language().equals(language)
                && name.kind() == PlaceName.Kind.OFFICIAL && name.isCurrent()).map(PlaceName::text).findFirst();
    }
}
