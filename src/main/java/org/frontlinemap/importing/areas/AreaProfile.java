package org.frontlinemap.importing.areas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Inference;
import org.frontlinemap.geodata.report.Wording;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.ProfileFields;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;

/**
 * How areas are to be read.
 *
 * @param classProperty  names an area's class; null if no property does
 * @param layerProperty  names it where that property says nothing; null for none
 * @param part           the part of the class's name that {@code classes} go by; null for all of it
 * @param classes        by name; a name that ends in {@code *} stands for all that begin so
 * @param outside        what is said of settlements in no area; null for nothing
 * @param edgeMetres     which settlements count as near an edge; null if that is not looked at
 * @param dates          when it held
 * @param within         only settlements in this box are said to be outside of all areas; null for all
 * @param publishedAfter days from what held to its publication
 * @param tables         tables of a GeoPackage to be read; empty for all that hold areas
 */
record AreaProfile(String classProperty, String layerProperty, Part part, Map<String, ClassRule> classes,
        Wording outside, Integer edgeMetres, Dates dates, Envelope within, int publishedAfter, List<String> tables) {

    /** Label of what is said of settlements in no area. */
    static final String OUTSIDE = "outside all areas";

    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0]+");
    private static final int MOST_EDGE_METRES = 100_000;
    private static final int MOST_DAYS_AFTER = 365;

    /**
     * A part of a text.
     *
     * @param number 1, 2, 3 …
     */
    record Part(String separator, int number) {
        String of(String text) {
            String[] parts = text.split(Pattern.quote(separator), -1);
            return parts.length >= number ? parts[number - 1] : text;
        }
    }

    /**
     * What a class of areas is read as.
     *
     * @param control  null if areas of the class are left out
     * @param claimant whose statement it is; null for the import's
     * @param files    only in files of such names; null for all
     */
    record ClassRule(Control control, Basis basis, String claimant, PatternText files) {
    }

    /**
     * Reads a profile.
     *
     * @throws InvalidRecordException if it is none, and names the field
     */
    static AreaProfile read(JsonNode json, ImportRequest request) {
        ProfileFields fields = new ProfileFields(json);
        Map<String, ClassRule> classes = new LinkedHashMap<>();
        ProfileFields given = fields.object("classes");
        for (String name : given.names()) {
            classes.put(normal(name), rule(given, name, request));
        }
        Part part = null;
        if (fields.value("class_part") != null) {
            ProfileFields parts = fields.object("class_part");
            part = new Part(Check.text(parts.path("separator"), parts.text("separator"), 20),
                    parts.integer("part", 1, 1, 20));
            parts.requireNoOthers();
        }
        Wording outside = null;
        if (fields.value("outside") != null) {
            ProfileFields said = fields.object("outside");
            outside = new Wording(control(said, request), basis(said), Inference.INFERRED, Extent.WHOLE, OUTSIDE, null);
            said.requireNoOthers();
        }
        boolean looked = !fields.has("edge_metres") || fields.value("edge_metres") != null;
        AreaProfile profile = new AreaProfile(fields.text("class_property"), fields.text("layer_property"), part,
                Map.copyOf(classes), outside,
                looked ? fields.integer("edge_metres", 1_000, 0, MOST_EDGE_METRES) : null,
                Dates.read(fields, request.zone()), within(fields),
                fields.integer("published_after_days", 0, 0, MOST_DAYS_AFTER), tables(fields));
        fields.requireNoOthers();
        return profile;
    }

    private static ClassRule rule(ProfileFields classes, String name, ImportRequest request) {
        if (classes.value(name) == null) {
            return new ClassRule(null, null, null, null);
        }
        ProfileFields fields = classes.object(name);
        String files = fields.text("in_files");
        String claimant = fields.text("claimant");
        if (claimant != null) {
            Check.slug(fields.path("claimant"), claimant);
        }
        ClassRule rule = new ClassRule(control(fields, request), basis(fields), claimant,
                files == null ? null : new PatternText(fields.path("in_files"), files));
        fields.requireNoOthers();
        return rule;
    }

    private static Control control(ProfileFields fields, ImportRequest request) {
        List<String> allowed = new ArrayList<>(request.parties());
        allowed.addAll(List.of(Control.CONTESTED.id(), Control.NONE.id(), Control.UNKNOWN.id()));
        String word = fields.text("control");
        if (word == null || !allowed.contains(word)) {
            throw new InvalidRecordException(fields.path("control"), word, "must be one of " + String.join(", ", allowed));
        }
        return new Control(word);
    }

    private static Basis basis(ProfileFields fields) {
        String word = fields.text("basis");
        for (Basis basis : Basis.values()) {
            if (basis.name().toLowerCase(Locale.ROOT).equals(word)) {
                return basis;
            }
        }
        throw new InvalidRecordException(fields.path("basis"), word, "must be one of "
                + String.join(", ", java.util.stream.Stream.of(Basis.values())
                        .map(basis -> basis.name().toLowerCase(Locale.ROOT)).toList()));
    }

    private static Envelope within(ProfileFields fields) {
        JsonNode box = fields.value("within");
        if (box == null) {
            return null;
        }
        double[] sides = new double[4];
        for (int i = 0; i < 4; i++) {
            JsonNode side = box.path(i);
            sides[i] = box.size() == 4 && side.isNumber() ? side.doubleValue() : Double.NaN;
        }
        if (!(sides[0] >= -180 && sides[0] < sides[2] && sides[2] <= 180 && sides[1] >= -90 && sides[1] < sides[3]
                && sides[3] <= 90)) {
            throw new InvalidRecordException(fields.path("within"), null,
                    "must be [west, south, east, north] in degrees");
        }
        return new Envelope(sides[0], sides[2], sides[1], sides[3]);
    }

    private static List<String> tables(ProfileFields fields) {
        JsonNode given = fields.value("table");
        List<String> tables = new ArrayList<>();
        if (given != null) {
            for (JsonNode name : given.isArray() ? given : List.of(given)) {
                if (!name.isString()) {
                    throw new InvalidRecordException(fields.path("table"), null, "must be a name or a list of names");
                }
                tables.add(name.stringValue());
            }
        }
        return List.copyOf(tables);
    }

    /**
     * The rule of a class in a file; empty if the class is not known.
     *
     * @param name the class's whole name
     */
    Optional<ClassRule> rule(String name, String file) {
        String searched = normal(part == null ? name : part.of(name));
        ClassRule exact = classes.get(searched);
        if (exact == null) {
            exact = classes.entrySet().stream()
                    .filter(rule -> rule.getKey().endsWith("*")
                            && searched.startsWith(rule.getKey().substring(0, rule.getKey().length() - 1)))
                    .max(Map.Entry.comparingByKey(java.util.Comparator.comparingInt(String::length)))
                    .map(Map.Entry::getValue).orElse(null);
        }
        return Optional.ofNullable(exact).filter(rule -> rule.files() == null || rule.files().find(file) != null);
    }

    private static String normal(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }
}
