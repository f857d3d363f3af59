package org.frontlinemap.format;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON in UTF-8. Its methods write a field whether or not there is a value. Not thread-safe. */
final class JsonOutput {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonGenerator json;

    private JsonOutput(JsonGenerator json) {
        this.json = json;
    }

    /** Has {@code writer} write one JSON text to {@code out}, which stays open. */
    static void write(OutputStream out, Consumer<JsonOutput> writer) {
        try (JsonGenerator json = FACTORY.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), out)) {
            writer.accept(new JsonOutput(json));
        }
    }

    void object(Runnable members) {
        json.writeStartObject();
        members.run();
        json.writeEndObject();
    }

    void object(String name, Runnable members) {
        json.writeName(name);
        object(members);
    }

    <T> void array(String name, Iterable<T> items, Consumer<T> writer) {
        json.writeName(name);
        json.writeStartArray();
        items.forEach(writer);
        json.writeEndArray();
    }

    void item(String value) {
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
    }

    /** An array of numbers, of which some may be missing. */
    void numbers(String name, Iterable<? extends Number> items) {
        array(name, items, number -> {
            if (number == null) {
                json.writeNull();
            } else if (number instanceof BigDecimal decimal) {
                json.writeNumber(decimal);
            } else {
                json.writeNumber(number.longValue());
            }
        });
    }

    void texts(String name, Iterable<String> items) {
        array(name, items, this::item);
    }

    void items(Runnable writer) {
        json.writeStartArray();
        writer.run();
        json.writeEndArray();
    }

    void name(String name) {
        json.writeName(name);
    }

    void nothing(String name) {
        json.writeName(name);
        json.writeNull();
    }

    void text(String name, String value) {
        json.writeName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
    }

    void text(String name, SerializableString encoded) {
        json.writeName(name);
        json.writeString(encoded);
    }

    void word(String name, Enum<?> value) {
        text(name, value == null ? null : value.name().toLowerCase(Locale.ROOT));
    }

    void time(String name, Instant value) {
        text(name, value == null ? null : value.toString());
    }

    void number(String name, Integer value) {
        json.writeName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    void number(String name, long value) {
        json.writeName(name);
        json.writeNumber(value);
    }

    void flag(String name, boolean value) {
        json.writeName(name);
        json.writeBoolean(value);
    }

    /** An array of two coordinates of so many decimals at most. */
    void position(String name, double[] point, int decimals) {
        json.writeName(name);
        json.writeStartArray();
        json.writeNumber(rounded(point[0], decimals));
        json.writeNumber(rounded(point[1], decimals));
        json.writeEndArray();
    }

    private static BigDecimal rounded(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    }
}
