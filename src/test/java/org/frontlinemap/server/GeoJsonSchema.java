package org.frontlinemap.server;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What is wrong with a document by the JSON Schemas that geojson.org publishes for RFC 7946. */
public enum GeoJsonSchema {

    FEATURE("Feature"),
    FEATURE_COLLECTION("FeatureCollection");

    private final Schema schema;

    GeoJsonSchema(String name) {
        try (InputStream file = GeoJsonSchema.class.getResourceAsStream("/geojson/" + name + ".json")) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Everything that is wrong; empty for a valid document. */
    public List<String> faults(JsonNode document) {
        return schema.validate(document).stream().map(Object::toString).toList();
    }
}
