package org.frontlinemap.importing.reports;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Inference;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.ProfileFields;

/**
 * How files of statements are to be read: {@code {"columns": {target: column}, "values": {target: {theirs: ours}},
 * "defaults": {target: value}, "delimiter": ";"}}. With {@code columns}, no other column is read; without, each target
 * has the column of its own name.
 */
final class OwnProfile {

    private final Map<Target, String> columns = new EnumMap<>(Target.class);
    private final Map<Target, Map<String, String>> values = new EnumMap<>(Target.class);
    private final Map<Target, String> defaults = new EnumMap<>(Target.class);
    private final Character delimiter;
    private final boolean mapped;

    OwnProfile(ImportRequest request) {
        ProfileFields fields = new ProfileFields(request.profile());
        mapped = fields.value("columns") != null;
        if (mapped) {
            ProfileFields given = fields.object("columns");
            for (String name : given.names()) {
                columns.put(target(given, name), given.requiredText(name));
            }
        } else {
            for (Target target : Target.values()) {
                columns.put(target, target.id());
            }
        }
        ProfileFields translated = fields.object("values");
        for (String name : translated.names()) {
            Target target = target(translated, name);
            Map<String, String> words = new HashMap<>();
            ProfileFields given = translated.object(name);
            for (String theirs : given.names()) {
                words.put(theirs, checked(request, target, given.path(theirs), given.requiredText(theirs)));
            }
            values.put(target, words);
        }
        ProfileFields otherwise = fields.object("defaults");
        for (String name : otherwise.names()) {
            Target target = target(otherwise, name);
            defaults.put(target, checked(request, target, otherwise.path(name), otherwise.requiredText(name)));
        }
        delimiter = fields.character("delimiter");
        fields.requireNoOthers();
    }

    private static Target target(ProfileFields fields, String name) {
        Target target = Target.of(name);
        if (target == null) {
            throw new InvalidRecordException(fields.path(name), null, "is nothing that a statement has");
        }
        return target;
    }

    private static String checked(ImportRequest request, Target target, String field, String value) {
        switch (target) {
            case CONTROL -> Words.control(request, field, value);
            case BASIS -> Words.read(Basis.class, field, value);
            case INFERENCE -> Words.read(Inference.class, field, value);
            case EXTENT -> Words.read(Extent.class, field, value);
            default -> {
                // checked with the row it is used in
            }
        }
        return value;
    }

    /** The columns that are read, by what they say. */
    Map<Target, String> columns() {
        return columns;
    }

    /** Whether the profile names the columns. */
    boolean isMapped() {
        return mapped;
    }

    /** What parts the cells of a CSV file; null to take what its header shows. */
    Character delimiter() {
        return delimiter;
    }

    /** What a cell means; the default if it is null, and null if there is none. */
    String meaning(Target target, String cell) {
        if (cell == null) {
            return defaults.get(target);
        }
        return values.getOrDefault(target, Map.of()).getOrDefault(cell, cell);
    }
}
