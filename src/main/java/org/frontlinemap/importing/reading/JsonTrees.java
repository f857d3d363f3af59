package org.frontlinemap.importing.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Trees of JSON objects of bounded size. */
final class JsonTrees {

    /** Most numbers, texts, arrays and objects in one object: what 1.5 million points of three coordinates take. */
    static final int MOST_VALUES = 6_000_000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int LOOK_EVERY = 1_024;

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
     * Reads the object whose start a parser stands at, up to its end.
     *
     * @param mostCharacters of the object
     */
    static Read read(JsonParser parser, long mostCharacters) {
        ObjectNode root = NODES.objectNode();
        Deque<ContainerNode<?>> open = new ArrayDeque<>();
        open.push(root);
        long start = parser.currentTokenLocation().getCharOffset();
        String fault = null;
        int depth = 1;
        long values = 0;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.PROPERTY_NAME) {
                if (fault == null && ((ObjectNode) open.peek()).has(parser.currentName())) {
                    fault = "names the member " + Shortened.of(parser.currentName()) + " twice";
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
            if (++values > MOST_VALUES) {
                fault = "holds more than " + MOST_VALUES + " values";
            } else if ((values % LOOK_EVERY == 0 || token == JsonToken.VALUE_STRING
                    && parser.getStringLength() > LOOK_EVERY)
                    && parser.currentTokenLocation().getCharOffset() - start > mostCharacters) {
                fault = "has more than " + mostCharacters + " characters";
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

    private static JsonNode value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> NODES.objectNode();
            case START_ARRAY -> NODES.arrayNode();
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
