package org.frontlinemap.importing.gazetteer;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.importing.reading.ProfileFields;

/**
 * How the columns of a plain gazetteer are to be read.
 *
 * <pre>{"columns": {"name_uk": "Назва", "lon": "longitude", …},  what the file calls a target; its own name if absent,
 *                                                                 unless another target has that column; null: none
 * "kinds": {"місто": "city", "район": null},       kinds by the file's word; null: no settlement, dropped
 * "values": {"point_kind": {"GeoNames": "postal"}}, likewise for other targets
 * "point_source": "…", "point_licence": "ODbL-1.0", "point_kind": "centre", "point_accuracy_m": 300,
 * "population_kind": "census", "population_date": "2001-12-05",  for rows that do not say
 * "country": "UA",            then Ukrainian names are official; else names are common ones
 * "replace_points": true,     a more accurate point takes the place of one that is recorded
 * "delimiter": ";"}           of CSV; else the one that parts the header most</pre>
 *
 * @param columns   names in the file by target, null for none; those of other targets are their own
 * @param values    values by the file's word by target; a value may be null
 * @param constants values by target for rows that do not say
 */
record PlainProfile(Map<String, String> columns, Map<String, Map<String, String>> values,
        Map<String, String> constants, String country, boolean replacePoints, Character delimiter) {

    static final String ID = "id";
    static final Set<String> NAMES = new LinkedHashSet<>(List.of("name_en", "name_uk", "name_ru"));
    static final Set<String> CODES = new LinkedHashSet<>(List.of("katottg", "pcode", "geonames", "wikidata"));
    static final Set<String> TARGETS = targets();
    private static final List<String> CONSTANTS = List.of("kind", "point_source", "point_licence", "point_kind",
            "population_kind", "population_date");

    /**
     * Reads a profile.
     *
     * @param csv whether it is for CSV
     * @throws InvalidRecordException if something in it is wrong; names the field
     */
    static PlainProfile read(ProfileFields fields, boolean csv) {
        Map<String, String> columns = columns(fields);
        Map<String, Map<String, String>> values = values(fields);
        Map<String, String> constants = new HashMap<>();
        for (String target : CONSTANTS) {
            String constant = fields.text(target);
            if (constant != null) {
                check(fields.path(target), target, constant);
                constants.put(target, constant);
            }
        }
        if (fields.value("point_accuracy_m") != null) {
            constants.put("point_accuracy_m",
                    Integer.toString(fields.integer("point_accuracy_m", 0, 0, 1_000_000)));
        }
        PlainProfile profile = new PlainProfile(columns, values, constants, GeoNamesProfile.country(fields),
                fields.flag("replace_points", false), csv ? fields.character("delimiter") : null);
        fields.requireNoOthers();
        return profile;
    }

    private static Map<String, String> columns(ProfileFields fields) {
        Map<String, String> columns = fields.texts("columns");
        ProfileFields object = fields.object("columns");
        columns.forEach((target, column) -> {
            if (!TARGETS.contains(target)) {
                throw new InvalidRecordException(object.path(target), column, "is none of " + String.join(", ", TARGETS));
            }
            if (column != null && column.isBlank()) {
                throw new InvalidRecordException(object.path(target), column,
                        "must be the name of a column, or null if there is none");
            }
        });
        boolean lon = columns.containsKey("lon") && columns.get("lon") == null;
        boolean lat = columns.containsKey("lat") && columns.get("lat") == null;
        if (lon != lat) {
            throw new InvalidRecordException(object.path(lon ? "lon" : "lat"), null,
                    "is required where the other coordinate is given");
        }
        return columns;
    }

    private static Map<String, Map<String, String>> values(ProfileFields fields) {
        Map<String, Map<String, String>> values = new HashMap<>();
        ProfileFields object = fields.object("values");
        for (String target : object.names()) {
            if (!TARGETS.contains(target)) {
                throw new InvalidRecordException(object.path(target), null, "is none of " + String.join(", ", TARGETS));
            }
            values.put(target, checked(object, target, target));
        }
        Map<String, String> kinds = new LinkedHashMap<>(values.getOrDefault("kind", Map.of()));
        kinds.putAll(checked(fields, "kinds", "kind"));
        if (!kinds.isEmpty()) {
            values.put("kind", kinds);
        }
        return values;
    }

    private static Map<String, String> checked(ProfileFields fields, String name, String target) {
        Map<String, String> texts = fields.texts(name);
        texts.forEach((word, value) -> check(fields.object(name).path(word), target, value));
        return texts;
    }

    /** Refuses a value that no row could have. */
    private static void check(String path, String target, String value) {
        switch (target) {
            case "kind" -> PlaceRowBuilder.word(Settlement.Kind.class, path, value);
            case "point_kind" -> PlaceRowBuilder.word(Location.Kind.class, path, value);
            case "population_kind" -> PlaceRowBuilder.word(PopulationObservation.Kind.class, path, value);
            case "point_accuracy_m" -> PlaceRowBuilder.count(path, value);
            default -> {
            }
        }
    }

    /** What the file calls a target; null if it does not have it. */
    String column(String target) {
        return columns.containsKey(target) ? columns.get(target) : columns.containsValue(target) ? null : target;
    }

    /** Whether the profile names the column of a target. */
    boolean isMapped(String target) {
        return columns.get(target) != null;
    }

    private static Set<String> targets() {
        Set<String> targets = new LinkedHashSet<>();
        targets.add(ID);
        targets.addAll(NAMES);
        targets.addAll(CODES);
        targets.add("kind");
        for (int level = 1; level <= 3; level++) {
            Stream.of("_en", "_uk", "_code").map(("adm" + level)::concat).forEach(targets::add);
        }
        targets.addAll(List.of("lon", "lat", "point_kind", "point_accuracy_m", "point_source", "point_licence",
                "population", "population_date", "population_kind"));
        return targets;
    }
}
