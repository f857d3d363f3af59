package org.frontlinemap.geodata.ledger;

import java.io.IOException;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;
import org.frontlinemap.geodata.RecordJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Records to canonical JSON (RFC 8785) and back. Thread-safe. */
final class Payloads {

    /** The version of the payloads' schema that is written. */
    static final int SCHEMA_VERSION = 1;

    private Payloads() {
    }

    /** The canonical JSON of a record. */
    static String write(Record body) {
        try {
            return new JsonCanonicalizer(tree(body).toString()).getEncodedString();
        } catch (IOException malformed) {
            throw new IllegalStateException("Jackson wrote JSON that is none", malformed);
        }
    }

    /** The record that a payload of a kind holds. */
    static Record read(EntryKind kind, String payload) {
        return read(kind, RecordJson.parse(payload));
    }

    private static JsonNode tree(Record body) {
        if (body instanceof Correction correction) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("of", correction.of().toString());
            node.put("kind", correction.kind().id());
            node.set("replacement", tree(correction.replacement()));
            node.put("reason", correction.reason());
            return node;
        }
        return RecordJson.tree(body);
    }

    private static Record read(EntryKind kind, JsonNode node) {
        if (kind == EntryKind.CORRECTION) {
            EntryKind corrected = EntryKind.of(node.required("kind").asString());
            return new Correction(UUID.fromString(node.required("of").asString()), corrected,
                    read(corrected, node.required("replacement")), node.required("reason").asString());
        }
        return RecordJson.read(kind.type(), node);
    }
}
