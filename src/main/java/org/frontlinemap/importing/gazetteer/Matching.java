package org.frontlinemap.importing.gazetteer;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.PlaceCode;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.PlaceFinder;

/**
 * Finds the settlement that a row is: by its id, else by its codes, else by name, kind and distance ({@link
 * PlaceFinder}). What is not clear is refused with an {@link InvalidRecordException} that names the candidates, for a
 * person to decide. For one import; not thread-safe.
 *
 * <p>By name, a settlement of another KATOTTG or P-code, or of another unit of level 1 by its code, is never meant; nor
 * is one that an earlier row of the same file is, if the rows put it in different units. One of another GeoNames or
 * Wikidata code may be meant, since those have some places twice, but is never clear. Of several places of the name that
 * are near, one is clear if it alone lies in the row's raion or hromada; without a point, if it alone lies in its hromada.
 */
final class Matching {

    private static final int RAION = 2;
    private static final int HROMADA = 3;

    private final Known known;
    private final PlaceFinder finder;
    private final Map<String, Long> inThisFile;

    /** @param inThisFile lines of the rows of the present file by the id of the settlement that each is */
    Matching(Known known, PlaceFinder finder, Map<String, Long> inThisFile) {
        this.known = known;
        this.finder = finder;
        this.inThisFile = inThisFile;
    }

    /**
     * What a row was found to be.
     *
     * @param settlement null if it is not recorded
     * @param byPerson   whether a person said so
     */
    record Match(Settlement settlement, boolean byPerson) {
    }

    private static final Match NONE = new Match(null, false);

    Match match(PlaceRow row) {
        Settlement named = row.id() == null || row.isNew() ? null : recorded(row.id());
        Map<String, Settlement> coded = byCodes(row);
        if (named != null) {
            coded.remove(named.id());
            if (!coded.isEmpty()) {
                throw new InvalidRecordException("id", row.id(), "is not the settlement of the row's code: "
                        + String.join(", ", coded.keySet()));
            }
            return checked(row, new Match(named, true));
        }
        Match match = coded.isEmpty() ? byName(row) : byCode(row, coded.values());
        if (match.settlement() != null && row.id() != null && !row.isNew()) {
            throw new InvalidRecordException("id", row.id(), "is no recorded settlement; by its code or name the row is "
                    + match.settlement().id());
        }
        return checked(row, match);
    }

    private Match checked(PlaceRow row, Match match) {
        Long line = match.settlement() == null ? null : inThisFile.get(match.settlement().id());
        if (line != null) {
            Contradictions.refuse(row, match.settlement(), line);
        }
        return match;
    }

    private Settlement recorded(String id) {
        return finder.byId(id).or(() -> known.settlement(id).flatMap(former -> finder.byId(former.id()))).orElse(null);
    }

    private Map<String, Settlement> byCodes(PlaceRow row) {
        Map<String, Settlement> holders = new LinkedHashMap<>();
        for (PlaceCode code : row.codes()) {
            finder.holders(code.scheme(), code.code()).forEach(holder -> holders.put(holder.id(), holder));
        }
        return holders;
    }

    private Match byCode(PlaceRow row, Collection<Settlement> holders) {
        if (holders.size() > 1) {
            throw Candidates.refusal(row, holders, "its codes are those of several");
        }
        Settlement holder = holders.iterator().next();
        if (row.isNew() && !isSame(row, holder)) {
            throw new InvalidRecordException("id", row.id(), "is wrong: the row's code is that of " + holder.id()
                    + ", which is recorded");
        }
        Contradictions.code(row, holder).ifPresent(code -> {
            throw new InvalidRecordException(code.scheme().name().toLowerCase(Locale.ROOT), code.code(),
                    "is not that of " + holder.id() + ", which another code of the row is of: "
                            + holder.code(code.scheme()).orElse(""));
        });
        return new Match(holder, false);
    }

    private Match byName(PlaceRow row) {
        if (row.onlyAs() != null || row.names().isEmpty()) {
            return NONE;
        }
        List<Settlement> found = found(row, row.mainNames());
        if (found.isEmpty() && row.location() != null) {
            found = found(row, row.allNames()).stream().filter(settlement -> settlement.location() != null).toList();
        }
        List<Settlement> plausible = found.stream().filter(settlement -> !Contradictions.isOtherPlace(row, settlement)
                && !isOtherOfThisFile(row, settlement)).toList();
        if (row.isNew()) {
            return plausible.stream().filter(settlement -> isSame(row, settlement)).findFirst()
                    .map(settlement -> new Match(settlement, true)).orElse(NONE);
        }
        if (plausible.isEmpty()) {
            return NONE;
        }
        boolean byDistance = row.location() != null && plausible.get(0).location() != null;
        List<Settlement> clear = plausible;
        if (plausible.size() > 1 || !byDistance && found.size() > 1) {
            clear = plausible.stream().filter(settlement -> Contradictions.unitsAgree(row, settlement,
                    byDistance ? RAION : HROMADA)).toList();
        }
        if (clear.size() != 1) {
            throw Candidates.refusal(row, plausible, "several places have its name");
        }
        Settlement nearest = clear.get(0);
        if (!byDistance && Contradictions.units(row, nearest, 1)) {
            throw Candidates.refusal(row, plausible, "a place in what may be another unit of level 1 has its name");
        }
        Contradictions.code(row, nearest).ifPresent(code -> {
            throw Candidates.refusal(row, plausible, "a place of its name has another " + code.scheme() + " code");
        });
        return new Match(nearest, false);
    }

    private List<Settlement> found(PlaceRow row, List<String> names) {
        Location at = row.location();
        return at == null ? finder.byName(names, row.kind(), null, null, 0)
                : finder.byName(names, row.kind(), at.lon(), at.lat(), PlaceFinder.accuracy(at));
    }

    private boolean isOtherOfThisFile(PlaceRow row, Settlement settlement) {
        return inThisFile.containsKey(settlement.id()) && (Contradictions.units(row, settlement, 1)
                || Contradictions.units(row, settlement, RAION) || Contradictions.units(row, settlement, HROMADA));
    }

    /** Whether a settlement is this very row, recorded when it was loaded before. */
    private static boolean isSame(PlaceRow row, Settlement settlement) {
        boolean samePoint = row.location() == null ? settlement.location() == null
                : Contradictions.metres(row, settlement).filter(metres -> metres < 1).isPresent();
        return samePoint && new Completion(row, true).of(settlement).equals(settlement);
    }
}
