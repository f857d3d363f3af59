package org.frontlinemap.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.geodata.time.TimeText;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the members of a JSON object, noting everything that is wrong with it instead of stopping at the first.
 * Members never read are noted as unknown by {@link #close}. Not thread-safe.
 */
public final class BodyFields implements AutoCloseable {

    private static final int MOST_FAULTS = 100;

    private final ObjectNode object;
    private final String path;
    private final List<RequestException.Fault> faults;
    private final Set<String> read = new TreeSet<>();

    /** The body of a request. */
    public BodyFields(ObjectNode object) {
        this(object, "", new ArrayList<>());
    }

    private BodyFields(ObjectNode object, String path, List<RequestException.Fault> faults) {
        this.object = object;
        this.path = path;
        this.faults = faults;
    }

    /** Notes that a member is wrong. */
    public void fault(String name, String value, String detail) {
        if (faults.size() >= MOST_FAULTS) {
            return;
        }
        faults.add(new RequestException.Fault(path + name, value, detail));
    }

    /** Whether a member is there and not null. */
    public boolean has(String name) {
        read.add(name);
        return object.has(name) && !object.get(name).isNull();
    }

    /** Whether a member is there, be it null. */
    public boolean names(String name) {
        read.add(name);
        return object.has(name);
    }

    /** Whether a member is there and true. */
    public boolean flag(String name) {
        if (!has(name)) {
            return false;
        }
        if (!object.get(name).isBoolean()) {
            fault(name, object.get(name).toString(), "must be true or false");
        }
        return object.get(name).asBoolean(false);
    }

    /** A UUID; null if it is not there or none. */
    public UUID uuid(String name) {
        String text = text(name);
        if (text != null && !text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            fault(name, text, "must be a UUID");
            return null;
        }
        return text == null ? null : UUID.fromString(text);
    }

    /** An object as it stands; null if it is not there or none. */
    public ObjectNode tree(String name) {
        if (!has(name)) {
            return null;
        }
        if (object.get(name) instanceof ObjectNode tree) {
            return tree;
        }
        fault(name, object.get(name).toString(), "must be an object");
        return null;
    }

    /** Has {@code reader} read an object, if it is there. */
    public void object(String name, Consumer<BodyFields> reader) {
        if (has(name)) {
            if (object.get(name) instanceof ObjectNode item) {
                try (BodyFields fields = new BodyFields(item, path + name + ".", faults)) {
                    reader.accept(fields);
                }
            } else {
                fault(name, object.get(name).toString(), "must be an object");
            }
        }
    }

    /** A text; null if it is not there or no text. */
    public String text(String name) {
        if (!has(name)) {
            return null;
        }
        JsonNode node = object.get(name);
        if (!node.isString()) {
            fault(name, node.toString(), "must be a text");
            return null;
        }
        String text = node.asString();
        return text.isBlank() ? null : text.strip();
    }

    /** A text; its absence is noted. */
    public String required(String name) {
        int before = faults.size();
        String text = text(name);
        if (text == null && faults.size() == before) {
            fault(name, null, "is required");
        }
        return text;
    }

    /** A word of an enumeration; {@code otherwise} if it is not there. If that is null, its absence is noted. */
    public <E extends Enum<E>> E word(Class<E> type, String name, E otherwise) {
        String word = otherwise == null ? required(name) : text(name);
        if (word == null) {
            return otherwise;
        }
        E value = Words.value(type, word);
        if (value == null) {
            fault(name, word, "must be one of " + String.join(", ", Words.all(type)));
        }
        return value;
    }

    /** A time; null if it is not there or none. */
    public TimeSpan time(String name, ZoneId zone) {
        String text = text(name);
        return text == null ? null : noting("", () -> TimeText.parse(name, text, zone));
    }

    /** An address; null if it is not there or none. */
    public URI address(String name) {
        String text = text(name);
        try {
            return text == null ? null : new URI(text);
        } catch (URISyntaxException refused) {
            fault(name, text, "is no address");
            return null;
        }
    }

    /** What {@code reader} makes of each object of an array of {@code most} at most; empty if it is not there. */
    public <T> List<T> objects(String name, int most, Function<BodyFields, T> reader) {
        List<T> items = new ArrayList<>();
        if (!has(name)) {
            return items;
        }
        JsonNode array = object.get(name);
        if (!array.isArray()) {
            fault(name, null, "must be an array");
            return items;
        }
        if (array.size() > most) {
            fault(name, Integer.toString(array.size()), "must hold at most " + most);
            return items;
        }
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof ObjectNode item) {
                try (BodyFields fields = new BodyFields(item, path + name + "[" + i + "].", faults)) {
                    items.add(reader.apply(fields));
                }
            } else {
                fault(name + "[" + i + "]", array.get(i).toString(), "must be an object");
            }
        }
        return items;
    }

    /** What {@code maker} makes; null, and noted, if it refuses a value. */
    public <T> T made(Supplier<T> maker) {
        return noting("", maker);
    }

    private <T> T noting(String prefix, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (InvalidRecordException invalid) {
            String field = invalid.field().substring(invalid.field().lastIndexOf('.') + 1);
            fault(prefix + field, invalid.value(), invalid.problem());
            return null;
        }
    }

    /** Whether nothing was wrong so far, here or elsewhere in the body. */
    public boolean isSound() {
        return faults.isEmpty();
    }

    /**
     * Ends the reading of the body.
     *
     * @throws RequestException 422 if anything was wrong
     */
    public void requireSound() {
        close();
        if (!faults.isEmpty()) {
            throw new RequestException(HttpStatus.UNPROCESSABLE_CONTENT, faults);
        }
    }

    /** Notes members that were never read. */
    @Override
    public void close() {
        for (String name : object.propertyNames()) {
            if (read.add(name)) {
                fault(name, null, "is no field here");
            }
        }
    }
}
