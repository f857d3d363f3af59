package org.frontlinemap.geodata.ledger;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/**
 * Entries of an import on their way to the ledger, checked, in a file of their own, so that an import of any length
 * takes little memory. To be filled by one thread, then closed, then appended. Failures of the disk end in
 * {@link LedgerException}.
 */
public final class Spool implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final DataOutputStream out;
    private long size;

    /** @param file to be written; replaced if it is there */
    public Spool(Path file) {
        this.file = file;
        try {
            this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
        } catch (IOException failed) {
            throw new LedgerException(file + " cannot be written", failed);
        }
    }

    /**
     * Adds a record under a new id, which it returns.
     *
     * @throws IllegalArgumentException if it is an import, an amendment, or would not read back
     */
    public UUID add(Record body) {
        UUID id = Batch.newId(body);
        add(id, body);
        return id;
    }

    private void add(UUID id, Record body) {
        EntryKind kind = EntryKind.of(body);
        if (!kind.isImportable()) {
            throw new IllegalArgumentException("no import brings a " + kind.id());
        }
        String payload = Payloads.write(body);
        if (!body.equals(Payloads.read(kind, payload))) {
            throw new IllegalArgumentException("a " + kind.id() + " does not read back as it is");
        }
        try {
            byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
            out.writeUTF(kind.id());
            out.writeInt(bytes.length);
            out.write(bytes);
            size++;
        } catch (IOException failed) {
            throw new LedgerException(file + " cannot be written", failed);
        }
    }

    /** How many entries it holds. */
    public long size() {
        return size;
    }

    /** Ends the filling. A second call does nothing. */
    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException failed) {
            throw new LedgerException(file + " cannot be written", failed);
        }
    }

    Reader read() {
        close();
        try {
            return new Reader(new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER)), size);
        } catch (IOException failed) {
            throw new LedgerException(file + " cannot be read", failed);
        }
    }

    /** An entry without its place in the ledger. */
    record Sealed(UUID id, EntryKind kind, String payload) {
        Entry at(long position, Instant recorded, String author) {
            Seal seal = Seal.of(payload);
            return new Entry(position, id, kind, Payloads.SCHEMA_VERSION, recorded, author, payload, seal.salt(),
                    seal.hash());
        }
    }

    /** Reads what was added, in order. */
    static final class Reader implements AutoCloseable {

        private final DataInputStream in;
        private long left;

        private Reader(DataInputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        /** The next one; null at the end. */
        Sealed next() {
            if (left == 0) {
                return null;
            }
            left--;
            try {
                UUID id = new UUID(in.readLong(), in.readLong());
                EntryKind kind = EntryKind.of(in.readUTF());
                byte[] bytes = in.readNBytes(in.readInt());
                return new Sealed(id, kind, new String(bytes, StandardCharsets.UTF_8));
            } catch (IOException failed) {
                throw new LedgerException("the spooled import cannot be read", failed);
            }
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException failed) {
                throw new LedgerException("the spooled import cannot be closed", failed);
            }
        }
    }
}
