package org.frontlinemap.format;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * A layer of a vector tile: give a feature's attributes, then its point. Written field by field after
 * {@code vector_tile.proto} of MVT 2.1. Not thread-safe.
 */
final class TileLayer {

    private static final int VERSION = 2;
    private static final int POINT = 1;
    private static final int MOVE_TO = 1;

    // numbers of fields
    private static final int LAYER_NAME = 1;
    private static final int LAYER_FEATURES = 2;
    private static final int LAYER_KEYS = 3;
    private static final int LAYER_VALUES = 4;
    private static final int LAYER_EXTENT = 5;
    private static final int LAYER_VERSION = 15;
    private static final int FEATURE_TAGS = 2;
    private static final int FEATURE_TYPE = 3;
    private static final int FEATURE_GEOMETRY = 4;
    private static final int VALUE_STRING = 1;
    private static final int VALUE_UINT = 5;
    private static final int VALUE_BOOL = 7;

    private final String name;
    private final Part features = new Part();
    private final Part values = new Part();
    private final Map<String, Integer> keys = new HashMap<>();
    private final Map<Object, Integer> known = new HashMap<>();
    private final Part keyNames = new Part();
    private int[] tags = new int[32];
    private int tagged;
    private int valued;

    TileLayer(String name) {
        this.name = name;
    }

    /** A text that no other feature has. */
    void unique(String key, String value) {
        tag(key, valued++);
        values.message(LAYER_VALUES, CodedOutputStream.computeStringSize(VALUE_STRING, value),
                out -> out.writeString(VALUE_STRING, value));
    }

    /** A text; none if it is null. */
    void text(String key, String value) {
        if (value == null) {
            return;
        }
        Integer index = known.get(value);
        if (index == null) {
            known.put(value, valued);
            unique(key, value);
        } else {
            tag(key, index);
        }
    }

    /** A number, 0 or more. */
    void number(String key, int value) {
        Integer index = known.get(value);
        if (index == null) {
            index = valued++;
            known.put(value, index);
            values.message(LAYER_VALUES, CodedOutputStream.computeUInt64Size(VALUE_UINT, value),
                    out -> out.writeUInt64(VALUE_UINT, value));
        }
        tag(key, index);
    }

    void flag(String key, boolean value) {
        Integer index = known.get(value);
        if (index == null) {
            index = valued++;
            known.put(value, index);
            values.message(LAYER_VALUES, CodedOutputStream.computeBoolSize(VALUE_BOOL, value),
                    out -> out.writeBool(VALUE_BOOL, value));
        }
        tag(key, index);
    }

    private void tag(String key, int value) {
        Integer index = keys.get(key);
        if (index == null) {
            index = keys.size();
            keys.put(key, index);
            keyNames.write(out -> out.writeString(LAYER_KEYS, key));
        }
        tags[tagged++] = index;
        tags[tagged++] = value;
    }

    /** Ends the feature, which lies at these points: x and y, one pair after the other. */
    void point(int[] at) {
        int tagBytes = 0;
        for (int i = 0; i < tagged; i++) {
            tagBytes += CodedOutputStream.computeUInt32SizeNoTag(tags[i]);
        }
        int[] geometry = new int[1 + at.length];
        geometry[0] = MOVE_TO | at.length / 2 << 3;
        for (int i = 0; i < at.length; i++) {
            geometry[1 + i] = CodedOutputStream.encodeZigZag32(at[i] - (i < 2 ? 0 : at[i - 2]));
        }
        int geometryBytes = 0;
        for (int each : geometry) {
            geometryBytes += CodedOutputStream.computeUInt32SizeNoTag(each);
        }
        int tagSize = tagBytes;
        int geometrySize = geometryBytes;
        int size = 1 + CodedOutputStream.computeUInt32SizeNoTag(tagSize) + tagSize
                + CodedOutputStream.computeEnumSize(FEATURE_TYPE, POINT)
                + 1 + CodedOutputStream.computeUInt32SizeNoTag(geometrySize) + geometrySize;
        features.message(LAYER_FEATURES, size, out -> {
            packed(out, FEATURE_TAGS, tags, tagged, tagSize);
            out.writeEnum(FEATURE_TYPE, POINT);
            packed(out, FEATURE_GEOMETRY, geometry, geometry.length, geometrySize);
        });
        tagged = 0;
    }

    private static void packed(CodedOutputStream out, int field, int[] numbers, int count, int size) throws IOException {
        out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        out.writeUInt32NoTag(size);
        for (int i = 0; i < count; i++) {
            out.writeUInt32NoTag(numbers[i]);
        }
    }

    void writeTo(OutputStream to) throws IOException {
        CodedOutputStream out = CodedOutputStream.newInstance(to);
        out.writeString(LAYER_NAME, name);
        out.writeRawBytes(features.bytes());
        out.writeRawBytes(keyNames.bytes());
        out.writeRawBytes(values.bytes());
        out.writeUInt32(LAYER_EXTENT, VectorTile.EXTENT);
        out.writeUInt32(LAYER_VERSION, VERSION);
        out.flush();
    }

    @FunctionalInterface
    private interface Writer {
        void write(CodedOutputStream out) throws IOException;
    }

    /** Messages of one kind, one after the other. */
    private static final class Part {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
        private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

        void message(int field, int size, Writer writer) {
            write(to -> {
                to.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
                to.writeUInt32NoTag(size);
                writer.write(to);
            });
        }

        void write(Writer writer) {
            try {
                writer.write(out);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        byte[] bytes() throws IOException {
            out.flush();
            return bytes.toByteArray();
        }
    }
}
