package org.frontlinemap.importing.reports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.gazetteer.PlaceCode;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.PlaceFinder;

/** Finds the settlement that a row is about. */
final class Places {

    private static final int MOST_NAMED = 10;
    private static final int METRES_PER_KM = 1_000;

    private final Known known;
    private final PlaceFinder finder;

    Places(Known known) {
        this.known = known;
        this.finder = new PlaceFinder(known.settlements());
    }

    /** The present id of the settlement that a row of our own formats names: by id, else by code, else by name. */
    String settlement(Row row) {
        String id = row.text(Target.SETTLEMENT);
        if (id != null) {
            return known.settlement(id).map(Settlement::id)
                    .orElseThrow(() -> new InvalidRecordException(Target.SETTLEMENT.id(), id, "is no settlement here"));
        }
        Settlement found = null;
        InvalidRecordException unknown = null;
        for (Target target : List.of(Target.KATOTTG, Target.PCODE, Target.GEONAMES)) {
            String code = row.text(target);
            if (code == null) {
                continue;
            }
            Optional<Settlement> coded = coded(target, code);
            if (coded.isEmpty()) {
                unknown = new InvalidRecordException(target.id(), code, "is no settlement's code here");
            } else if (found != null && !found.id().equals(coded.get().id())) {
                throw new InvalidRecordException(target.id(), code, "is the code of " + coded.get().id()
                        + ", but another code of this row is that of " + found.id());
            } else {
                found = coded.get();
            }
        }
        if (found != null) {
            return present(found);
        }
        String name = row.text(Target.NAME);
        if (name == null) {
            throw unknown != null ? unknown
                    : new InvalidRecordException(Target.SETTLEMENT.id(), null, "is required, or a code, or a name");
        }
        Settlement named = named(Target.NAME.id(), name, row.degrees(Target.LON, 180), row.degrees(Target.LAT, 90));
        requireNoOtherCode(row, named);
        return present(named);
    }

    private static void requireNoOtherCode(Row row, Settlement named) {
        for (Target target : List.of(Target.KATOTTG, Target.PCODE, Target.GEONAMES)) {
            String given = row.text(target);
            String own = named.code(PlaceCode.Scheme.valueOf(target.name())).orElse(null);
            if (given != null && own != null && !own.equals(given)) {
                throw new InvalidRecordException(target.id(), given, "is not the code of " + named.id()
                        + ", which the name means, but " + own + " is");
            }
        }
    }

    private Optional<Settlement> coded(Target target, String code) {
        return finder.byCode(PlaceCode.Scheme.valueOf(target.name()), code);
    }

    /** The present id of the settlement of a code, KATOTTG if it starts with a letter, else of GeoNames. */
    Optional<String> coded(String code) {
        boolean letter = !code.isEmpty() && Character.isLetter(code.charAt(0));
        return coded(letter ? Target.KATOTTG : Target.GEONAMES, code).map(this::present);
    }

    /** The present id of the one settlement that a name means. */
    String named(String field, String name, String lonField, String lon, String latField, String lat) {
        return present(named(field, name, Row.degrees(lonField, lon, 180), Row.degrees(latField, lat, 90)));
    }

    private Settlement named(String field, String name, Double lon, Double lat) {
        List<Settlement> candidates = finder.byName(name, null, lon, lat);
        if (candidates.isEmpty()) {
            throw new InvalidRecordException(field, name, "is the name of no settlement here"
                    + (lon == null || lat == null ? "; degrees may help" : " near these degrees"));
        }
        if (candidates.size() > 1) {
            throw new InvalidRecordException(field, name, "may mean several, say which by its id in a column settlement: "
                    + candidates.stream().limit(MOST_NAMED)
                    .map(candidate -> candidate.id() + " (" + candidate.displayName() + PlaceFinder.region(candidate)
                            + PlaceFinder.metres(candidate, lon, lat).map(Places::kilometres).orElse("") + ")")
                    .collect(Collectors.joining(", ")) + (candidates.size() > MOST_NAMED ? ", …" : ""));
        }
        return candidates.get(0);
    }

    private static String kilometres(double metres) {
        return String.format(Locale.ROOT, ", %.1f km away", metres / METRES_PER_KM);
    }

    private String present(Settlement settlement) {
        return known.settlement(settlement.id()).orElse(settlement).id();
    }
}
