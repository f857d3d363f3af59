package org.frontlinemap.geodata.ledger;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Records to canonical JSON (RFC 8785) and back. Thread-safe. */
public final class Payloads {

    /** The version of the payloads' schema that is written. */
    static final int SCHEMA_VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enumNamingStrategy(EnumNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(inclusion -> JsonInclude.Value.construct(
                    JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_NULL))
            .changeDefaultVisibility(visibility -> visibility.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Payloads() {
    }

    /** The canonical JSON of a record. */
    public static String write(Record body) {
        try {
            return new JsonCanonicalizer(tree(body).toString()).getEncodedString();
        } catch (IOException malformed) {
            throw new IllegalStateException("Jackson wrote JSON that is none", malformed);
        }
    }

    /** The record that a payload of a kind holds. */
    public static Record read(EntryKind kind, String payload) {
        return read(kind, MAPPER.readTree(payload));
    }

    /** A record as a JSON object's members. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> members(Record body) {
        return MAPPER.convertValue(body, Map.class);
    }

    /** Reads a record written by hand. */
    public static <T extends Record> T parse(Class<T> type, String json) {
        return MAPPER.readValue(json, type);
    }

    private static JsonNode tree(Record body) {
        if (body instanceof Correction correction) {
            ObjectNode node = MAPPER.createObjectNode();
            node.put("of", correction.of().toString());
            node.put("kind", correction.kind().id());
            node.set("replacement", tree(correction.replacement()));
            node.put("reason", correction.reason());
            return node;
        }
        return MAPPER.valueToTree(body);
    }

    private static Record read(EntryKind kind, JsonNode node) {
        if (kind == EntryKind.CORRECTION) {
            EntryKind corrected = EntryKind.of(node.required("kind").asString());
            return new Correction(UUID.fromString(node.required("of").asString()), corrected,
                    read(corrected, node.required("replacement")), node.required("reason").asString());
        }
        return MAPPER.treeToValue(node, kind.type());
    }
}
