package org.frontlinemap.importing.areas;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.frontlinemap.geodata.InvalidRecordException;

/**
 * Geometries of GeoPackages, taken apart: the header of GeoPackage 1.3, section 2.1.3, then Well-Known Binary of ISO
 * 13249-3, or with the flags of EWKB. Heights and measures are left out. Never believes a count before the bytes for
 * it are there.
 */
final class WkbShapes {

    private static final int MOST_NESTING = 20;
    private static final int POINT = 1;
    private static final int LINE = 2;
    private static final int POLYGON = 3;
    private static final int MULTI_POINT = 4;
    private static final int MULTI_LINE = 5;
    private static final int MULTI_POLYGON = 6;
    private static final int COLLECTION = 7;
    private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};

    private final ByteBuffer bytes;
    private final Consumer<double[]> toLonLat;
    private final Shape shape = new Shape();

    private WkbShapes(byte[] blob, Consumer<double[]> toLonLat) {
        this.bytes = ByteBuffer.wrap(blob);
        this.toLonLat = toLonLat;
    }

    /**
     * Takes a geometry apart.
     *
     * @param blob     null for none
     * @param toLonLat turns coordinates, east before north, into degrees, in place
     * @throws InvalidRecordException if it is none that can be read
     */
    static Shape read(byte[] blob, Consumer<double[]> toLonLat) {
        WkbShapes reader = new WkbShapes(blob == null ? new byte[0] : blob, toLonLat);
        if (blob == null) {
            return reader.shape;
        }
        try {
            if (!reader.header()) {
                reader.geometry(0, 0);
            }
            return reader.shape;
        } catch (BufferUnderflowException cutOff) {
            throw Shape.fault(null, "is cut off");
        }
    }

    /** Reads the header; true if it says that the geometry is empty. */
    private boolean header() {
        if (bytes.get() != 'G' || bytes.get() != 'P' || bytes.get() != 0) {
            throw Shape.fault(null, "must be a GeoPackage geometry of version 1");
        }
        int flags = bytes.get();
        int envelope = flags >> 1 & 7;
        if ((flags & 0x20) != 0 || envelope >= ENVELOPE_BYTES.length) {
            throw Shape.fault(null, "must be a standard GeoPackage geometry");
        }
        skip(4L + ENVELOPE_BYTES[envelope]);
        return (flags & 0x10) != 0;
    }

    private void geometry(int depth, int required) {
        if (depth > MOST_NESTING) {
            throw Shape.fault(null, "must not hold collections nested deeper than " + MOST_NESTING);
        }
        bytes.order(bytes.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int code = bytes.getInt();
        int type = (code & 0x0FFFFFFF) % 1000;
        int thousands = (code & 0x0FFFFFFF) / 1000;
        if (thousands > 3 || required != 0 && type != required) {
            throw Shape.fault(Integer.toString(code), "must be of a known type");
        }
        int dimensions = 2 + (thousands == 3 ? 2 : thousands > 0 ? 1 : 0) + (code >>> 31) + (code >>> 30 & 1);
        if ((code & 0x20000000) != 0) {
            bytes.getInt();
        }
        switch (type) {
            case POINT -> {
                skip(8L * dimensions);
                shape.points(1);
            }
            case LINE -> {
                skip(8L * dimensions * count(8 * dimensions));
                shape.lines(1);
            }
            case POLYGON -> polygon(dimensions);
            case MULTI_POINT, MULTI_LINE, MULTI_POLYGON, COLLECTION -> {
                int count = count(5);
                for (int i = 0; i < count; i++) {
                    geometry(depth + 1, type == COLLECTION ? 0 : type - MULTI_POINT + POINT);
                }
            }
            default -> throw Shape.fault(Integer.toString(code), "must be made of points, lines and polygons");
        }
    }

    private void polygon(int dimensions) {
        int rings = count(4);
        if (rings == 0) {
            return;
        }
        shape.polygon();
        for (int ring = 0; ring < rings; ring++) {
            int count = count(8 * dimensions);
            Shape.requireVertices(count);
            double[] coordinates = new double[count * 2];
            for (int i = 0; i < coordinates.length; i += 2) {
                coordinates[i] = bytes.getDouble();
                coordinates[i + 1] = bytes.getDouble();
                skip(8L * (dimensions - 2));
            }
            toLonLat.accept(coordinates);
            shape.ring(coordinates);
        }
    }

    private int count(int leastBytes) {
        int count = bytes.getInt();
        if (count < 0 || (long) count * leastBytes > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        return count;
    }

    private void skip(long count) {
        if (count > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        bytes.position(bytes.position() + (int) count);
    }
}
