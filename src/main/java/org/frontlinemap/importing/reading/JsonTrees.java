package org.frontlinemap.importing.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import org.frontlinemap.geodata.Shortened;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Trees of JSON objects of bounded size. */
final class JsonTrees {

    /** Most bytes that a tree may take: what half a million points of four coordinates do. */
    static final int MOST_BYTES = 96 << 20;
    /** Most members of all objects in one object. */
    static final int MOST_MEMBERS = 10_000;
    /** Most characters of all names and texts in one object. */
    static final int MOST_TEXT = 1_000_000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int ARRAY_CAPACITY = 3;
    /** Rough sizes of the nodes of the tree, with where they are held. */
    private static final int ARRAY_BYTES = 88;
    private static final int OBJECT_BYTES = 240;
    private static final int NUMBER_BYTES = 28;
    private static final int LONG_NUMBER_BYTES = 150;
    private static final int TEXT_BYTES = 100;
    private static final int REFERENCE_BYTES = 8;
    /** Digits of the longest number that is a long. */
    private static final int LONG_NUMBER = 19;

    private JsonTrees() {
    }

    /**
     * An object read.
     *
     * @param tree  null if it cannot be taken
     * @param fault why it cannot; null if it can
     */
    record Read(ObjectNode tree, String fault) {
    }

    /**
     * Reads the object whose start a parser stands at, up to its end; what is too large is passed over, not held.
     */
    static Read read(JsonParser parser) {
        ObjectNode root = NODES.objectNode();
        Deque<ContainerNode<?>> open = new ArrayDeque<>();
        open.push(root);
        String fault = null;
        int depth = 1;
        long bytes = 0;
        long text = 0;
        int members = 0;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.PROPERTY_NAME) {
                if (fault == null) {
                    text += parser.currentName().length();
                    fault = ++members > MOST_MEMBERS ? "holds more than " + MOST_MEMBERS + " members"
                            : ((ObjectNode) open.peek()).has(parser.currentName())
                            ? "names the member " + Shortened.of(parser.currentName(), Intake.SHOWN) + " twice" : null;
                }
                continue;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (fault != null) {
                continue;
            }
            if (token.isStructEnd()) {
                open.pop();
                continue;
            }
            bytes += bytes(parser, token);
            text += token == JsonToken.VALUE_STRING ? parser.getStringLength() : 0;
            if (bytes > MOST_BYTES) {
                fault = "holds more values than fit into " + (MOST_BYTES >> 20) + " MB";
            } else if (text > MOST_TEXT) {
                fault = "holds more than " + MOST_TEXT + " characters of names and texts";
            } else {
                put(open, parser, token);
                continue;
            }
            root.removeAll();
            open.clear();
        }
        return fault == null ? new Read(root, null) : new Read(null, fault);
    }

    private static void put(Deque<ContainerNode<?>> open, JsonParser parser, JsonToken token) {
        JsonNode value = value(parser, token);
        if (open.peek() instanceof ArrayNode array) {
            array.add(value);
        } else {
            ((ObjectNode) open.peek()).set(parser.currentName(), value);
        }
        if (value instanceof ContainerNode<?> container) {
            open.push(container);
        }
    }

    private static int bytes(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_ARRAY -> ARRAY_BYTES;
            case START_OBJECT -> OBJECT_BYTES;
            case VALUE_NUMBER_INT -> parser.getStringLength() > LONG_NUMBER ? LONG_NUMBER_BYTES : NUMBER_BYTES;
            case VALUE_NUMBER_FLOAT -> NUMBER_BYTES;
            case VALUE_STRING -> TEXT_BYTES;
            default -> REFERENCE_BYTES;
        };
    }

    private static JsonNode value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> NODES.objectNode();
            case START_ARRAY -> NODES.arrayNode(ARRAY_CAPACITY);
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> switch (parser.getNumberType()) {
                case INT -> NODES.numberNode(parser.getIntValue());
                case LONG -> NODES.numberNode(parser.getLongValue());
                default -> NODES.numberNode(parser.getBigIntegerValue());
            };
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    /** A tree as JSON text; empty if it holds too much for one of at most so many characters. */
    static String text(ObjectNode tree, int most) {
        return size(tree, most) > most ? "" : tree.toString();
    }

    private static long size(JsonNode node, long most) {
        long size = 2;
        if (node instanceof ObjectNode object) {
            for (String name : object.propertyNames()) {
                size += name.length();
            }
        } else if (node.isString()) {
            return size + node.stringValue().length();
        }
        for (JsonNode child : node) {
            size += size(child, most);
            if (size > most) {
                return size;
            }
        }
        return size;
    }
}
