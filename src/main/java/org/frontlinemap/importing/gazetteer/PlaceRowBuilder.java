package org.frontlinemap.importing.gazetteer;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.gazetteer.AdminUnit;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.PlaceCode;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.time.TimeText;

/**
 * Gathers what a row says. A text that is null says nothing. Every method throws {@link InvalidRecordException}, which
 * names the target it was given. For one row.
 */
final class PlaceRowBuilder {

    private static final Pattern DEGREES = Pattern.compile("[+-]?\\d{1,3}(\\.\\d{1,30})?");
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
    /** How much of a KATOTTG code is the P-code, and how much that of the unit of each level. */
    private static final int PCODE = 12;
    private static final int[] UNIT_CODES = {4, 6, 9};

    private final List<PlaceName> names = new ArrayList<>();
    private final List<PlaceCode> codes = new ArrayList<>();
    private final List<AdminUnit> admin = new ArrayList<>();
    private String id;
    private Settlement.Kind kind;
    private Location location;
    private PlaceRow.Figure figure;
    private String onlyAs;

    PlaceRowBuilder id(String text) {
        this.id = text;
        return this;
    }

    PlaceRowBuilder kind(Settlement.Kind given) {
        this.kind = given;
        return this;
    }

    /** What the row is dropped as unless its id or code is recorded. */
    PlaceRowBuilder onlyAs(String dropped) {
        this.onlyAs = dropped;
        return this;
    }

    /** @param source where the name is from; may be null */
    PlaceRowBuilder name(String target, String language, PlaceName.Kind nameKind, String text, String source) {
        if (text != null) {
            names.add(named(target, text,
                    () -> new PlaceName(language, text, nameKind, null, null, null, source)));
        }
        return this;
    }

    PlaceRowBuilder code(String target, PlaceCode.Scheme scheme, String text) {
        if (text != null && codes.stream().noneMatch(code -> code.scheme() == scheme)) {
            codes.add(named(target, text, () -> new PlaceCode(scheme, text, null, null)));
        }
        return this;
    }

    /** @param names by language, without those that are null */
    PlaceRowBuilder unit(int level, String code, Map<String, String> names) {
        if (code != null || !names.isEmpty()) {
            admin.add(named("adm" + level + "_code", code, () -> new AdminUnit(level, code, names)));
        }
        return this;
    }

    PlaceRowBuilder point(String lon, String lat, Location.Kind pointKind, Integer accuracy, String source,
            String licence) {
        if (lon == null && lat == null) {
            return this;
        }
        double x = degrees("lon", lon, 180);
        double y = degrees("lat", lat, 90);
        Location at = named("point_accuracy_m", accuracy == null ? null : accuracy.toString(),
                () -> new Location(x, y, pointKind, accuracy, null, null));
        named("point_source", source, () -> new Location(x, y, pointKind, null, source, null));
        location = named("point_licence", licence,
                () -> new Location(at.lon(), at.lat(), at.kind(), accuracy, source, licence));
        return this;
    }

    PlaceRowBuilder population(String text, PopulationObservation.Kind figureKind, String date, ZoneId zone) {
        if (text != null) {
            figure = new PlaceRow.Figure(count("population", text), figureKind,
                    date == null ? null : TimeText.parse("population_date", date, zone));
        }
        return this;
    }

    /**
     * What was gathered. A KATOTTG code brings the P-code, its first 12 characters, and the codes of the units it lies
     * in, its first 4, 6 and 9, where none were given.
     */
    PlaceRow build() {
        codes.stream().filter(code -> code.scheme() == PlaceCode.Scheme.KATOTTG).findFirst()
                .map(PlaceCode::code).ifPresent(this::derive);
        return new PlaceRow(id, List.copyOf(names), List.copyOf(codes), kind, List.copyOf(admin), location, figure,
                onlyAs);
    }

    private void derive(String katottg) {
        code("katottg", PlaceCode.Scheme.PCODE, katottg.substring(0, PCODE));
        for (int level = 1; level <= UNIT_CODES.length; level++) {
            String code = katottg.substring(0, UNIT_CODES[level - 1]);
            // A city that is no part of an oblast's raion has zeros in their place.
            if (code.endsWith("000") || level == 2 && code.endsWith("00")) {
                continue;
            }
            int wanted = level;
            AdminUnit given = admin.stream().filter(unit -> unit.level() == wanted).findFirst().orElse(null);
            if (given == null || given.code() == null) {
                admin.remove(given);
                admin.add(new AdminUnit(level, code, given == null ? Map.of() : given.name()));
            }
        }
        admin.sort((one, other) -> Integer.compare(one.level(), other.level()));
    }

    private static double degrees(String target, String text, int most) {
        if (text == null) {
            throw new InvalidRecordException(target, null, "is required where the other coordinate is given");
        }
        if (!DEGREES.matcher(text).matches() || Math.abs(Double.parseDouble(text)) > most) {
            throw new InvalidRecordException(target, text, "must be a number of degrees from -" + most + " to " + most
                    + ", such as 48.589");
        }
        return Double.parseDouble(text);
    }

    /** A whole number; null if the text is. */
    static Integer count(String target, String text) {
        if (text != null && !COUNT.matcher(text).matches()) {
            throw new InvalidRecordException(target, text, "must be a whole number, such as 300");
        }
        return text == null ? null : Integer.valueOf(text);
    }

    /** The constant of an enumeration that a word names; null if the word is. */
    static <E extends Enum<E>> E word(Class<E> type, String target, String word) {
        if (word == null) {
            return null;
        }
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            words.add(constant.name().toLowerCase(Locale.ROOT));
            if (words.get(words.size() - 1).equals(word)) {
                return constant;
            }
        }
        throw new InvalidRecordException(target, word, "must be one of " + String.join(", ", words));
    }

    /** What a record makes of a value; what it refuses is said of the target. */
    private static <T> T named(String target, String value, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (InvalidRecordException refused) {
            throw new InvalidRecordException(target, value, refused.problem());
        }
    }
}
