package org.frontlinemap.geodata;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records as JSON: components and enumerations in snake case, times as ISO 8601 texts, nothing written for what is
 * null or empty, nothing read that is no component. Thread-safe.
 */
public final class RecordJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enumNamingStrategy(EnumNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(inclusion -> JsonInclude.Value.construct(
                    JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_NULL))
            .changeDefaultVisibility(visibility -> visibility.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private RecordJson() {
    }

    /** A record as a tree. */
    public static JsonNode tree(Record body) {
        return MAPPER.valueToTree(body);
    }

    /** A record as an object's members, in the order of its components. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> members(Record body) {
        return MAPPER.convertValue(body, Map.class);
    }

    /** The tree of a JSON text. */
    public static JsonNode parse(String json) {
        return MAPPER.readTree(json);
    }

    /**
     * The record that a tree holds.
     *
     * @throws JacksonException if it holds none; the cause is an {@link InvalidRecordException} if the record refused
     */
    public static <T> T read(Class<T> type, JsonNode tree) {
        return MAPPER.treeToValue(tree, type);
    }
}
