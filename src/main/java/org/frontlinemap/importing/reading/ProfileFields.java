package org.frontlinemap.importing.reading;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.Shortened;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a profile, a small JSON object. Every method throws {@link InvalidRecordException}, which names the field, for
 * a value of another kind. For one use.
 */
public final class ProfileFields {

    private final String path;
    private final ObjectNode object;
    private final Set<String> read = new HashSet<>();

    /** @param profile null for an empty one */
    public ProfileFields(JsonNode profile) {
        this("profile", profile);
    }

    /** @param path what the names of fields follow in messages, such as {@code profile} */
    public ProfileFields(String path, JsonNode object) {
        this.path = path;
        if (object == null || object.isNull()) {
            this.object = null;
        } else if (object instanceof ObjectNode given) {
            this.object = given;
        } else {
            throw new InvalidRecordException(path, Shortened.of(object.toString(), Intake.SHOWN),
                    "must be a JSON object");
        }
    }

    /** The value of a field; null if it is missing or null. */
    public JsonNode value(String name) {
        read.add(name);
        JsonNode value = object == null ? null : object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** Whether a field is there, be it null. */
    public boolean has(String name) {
        read.add(name);
        return object != null && object.has(name);
    }

    /** A text; null if it is missing. */
    public String text(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isString()) {
            throw refused(name, value, "must be a text");
        }
        return value == null ? null : value.stringValue();
    }

    /** A text that is not blank. */
    public String requiredText(String name) {
        String text = text(name);
        if (text == null || text.isBlank()) {
            throw new InvalidRecordException(path(name), text, "must be a text");
        }
        return text;
    }

    private static boolean isSeen(char c) {
        return c == '\t' || switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** A text of one character that can be seen, or a tab; null if it is missing. */
    public Character character(String name) {
        String text = text(name);
        if (text != null && (text.length() != 1 || text.equals("\"") || !isSeen(text.charAt(0)))) {
            throw refused(name, value(name), "must be one character that can be seen, such as , or ;, or a tab");
        }
        return text == null ? null : text.charAt(0);
    }

    /** A whole number within bounds. */
    public int integer(String name, int otherwise, int least, int most) {
        JsonNode value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < least
                || value.intValue() > most) {
            throw refused(name, value, "must be a whole number from " + least + " to " + most);
        }
        return value.intValue();
    }

    public boolean flag(String name, boolean otherwise) {
        JsonNode value = value(name);
        if (value != null && !value.isBoolean()) {
            throw refused(name, value, "must be true or false");
        }
        return value == null ? otherwise : value.booleanValue();
    }

    /** An object; one without fields if it is missing. */
    public ProfileFields object(String name) {
        return new ProfileFields(path + "." + name, value(name));
    }

    /** An object whose values are texts or null, in order; empty if it is missing. */
    public Map<String, String> texts(String name) {
        ProfileFields fields = object(name);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String field : fields.names()) {
            texts.put(field, fields.text(field));
        }
        return texts;
    }

    /** The names of all fields, in order. */
    public Set<String> names() {
        return object == null ? Set.of() : new java.util.LinkedHashSet<>(object.propertyNames());
    }

    /** How a field is called in messages. */
    public String path(String name) {
        return path + "." + name;
    }

    /** Refuses fields that were never asked for. */
    public void requireNoOthers() {
        for (String name : names()) {
            if (!read.contains(name)) {
                throw new InvalidRecordException(path(name), null, "is no field of this profile");
            }
        }
    }

    private InvalidRecordException refused(String name, JsonNode value, String problem) {
        return new InvalidRecordException(path(name), Shortened.of(value.toString(), Intake.SHOWN), problem);
    }
}
