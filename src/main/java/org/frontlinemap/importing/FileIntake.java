package org.frontlinemap.importing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.ledger.Import;

/**
 * Stores the files that are brought for one import, archives unpacked, within all limits. For one use, by one thread.
 */
final class FileIntake {

    private static final int BUFFER = 1 << 16;
    private static final List<String> ARCHIVES =
            List.of(".zip", ".gz", ".tgz", ".tar", ".bz2", ".xz", ".7z", ".rar", ".zst");

    private final JobFolder folder;
    private final Space space;
    private final List<Stored> files = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final byte[] buffer = new byte[BUFFER];
    private long unpacked;
    private int leftOut;

    FileIntake(JobFolder folder, Space space) {
        this.folder = folder;
        this.space = space;
    }

    /**
     * A file as it was stored.
     *
     * @param path where it lies
     */
    record Stored(Import.SourceFile file, Path path) {
    }

    /**
     * Stores a file, or the files in an archive.
     *
     * @param given the name it was given, perhaps with a path, of which only the last part is used
     * @throws RefusedFileException  if it is not taken in
     * @throws Space.UsedUpException if there is no space left
     */
    void add(String given, InputStream in) throws IOException {
        String name = lastPart(given);
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".zip")) {
            new ZipArchive(name, in, this).unpack();
        } else if (lower.endsWith(".gz") && !lower.endsWith(".tar.gz")) {
            gunzip(name, in);
        } else if (isArchive(lower)) {
            throw new RefusedFileException(name, "is an archive that cannot be read here; .zip and .gz can");
        } else {
            store(name, in, null);
        }
    }

    /** Stores a file that lies on this machine, without copying it unless it is an archive. */
    void add(Path path) throws IOException {
        String name = lastPart(path.getFileName().toString());
        try (InputStream in = Files.newInputStream(path)) {
            if (isArchive(name.toLowerCase(Locale.ROOT))) {
                add(name, in);
                return;
            }
            DigestInputStream digesting = new DigestInputStream(in, sha256());
            long bytes = digesting.transferTo(OutputStream.nullOutputStream());
            enlist(name, bytes, digesting.getMessageDigest(), path);
        }
    }

    /** All that were stored, by name. */
    List<Stored> files() {
        return files.stream().sorted(Comparator.comparing(stored -> stored.file().name())).toList();
    }

    static boolean isArchive(String name) {
        return ARCHIVES.stream().anyMatch(name::endsWith);
    }

    /**
     * The name of a file without its path.
     *
     * @throws RefusedFileException if that is none
     */
    static String lastPart(String given) {
        String name = given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        if (name.isBlank()) {
            throw new RefusedFileException(given, "has no name");
        }
        if (name.chars().anyMatch(Character::isISOControl) || List.of(".", "..").contains(name.strip())) {
            throw new RefusedFileException(given, "is no name of a file");
        }
        return name.strip();
    }

    private void gunzip(String name, InputStream in) throws IOException {
        Counting packed = counting(in);
        String own = name.substring(0, name.length() - ".gz".length());
        if (isArchive(own.toLowerCase(Locale.ROOT))) {
            throw new RefusedFileException(name, "holds an archive itself: " + own);
        }
        try {
            store(own, new GZIPInputStream(packed, BUFFER), packed);
        } catch (java.util.zip.ZipException | java.io.EOFException broken) {
            throw new RefusedFileException(name, "is no gzip file, or is cut off");
        }
    }

    /**
     * Stores a file.
     *
     * @param packed where its packed bytes come from; null if it is not packed
     */
    void store(String name, InputStream in, Counting packed) throws IOException {
        long before = packed == null ? 0 : packed.count;
        MessageDigest digest = sha256();
        Path path = folder.own(folder.file(files.size() + 1));
        long bytes = 0;
        try (OutputStream out = Files.newOutputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (packed != null) {
                    requireSane(name, bytes, before, packed, read);
                }
                space.take(read);
                digest.update(buffer, 0, read);
                write(out, read);
            }
        }
        enlist(name, bytes, digest, path);
    }

    /**
     * Passes over something in an archive that is none of its files, within the same limits: to get past it, it has to
     * be unpacked all the same.
     *
     * @param packed where its packed bytes come from
     */
    void leaveOut(String name, InputStream in, Counting packed) throws IOException {
        requireFewer(name);
        leftOut++;
        long before = packed.count;
        long bytes = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes += read;
            requireSane(name, bytes, before, packed, read);
        }
    }

    private void write(OutputStream out, int read) {
        try {
            out.write(buffer, 0, read);
        } catch (IOException full) {
            throw new Space.UsedUpException("the server's disk cannot take the file: " + full.getMessage());
        }
    }

    private void requireSane(String name, long bytes, long before, Counting packed, int read) {
        unpacked += read;
        packed.unpacked += read;
        if (unpacked > Limits.MOST_UNPACKED) {
            throw new RefusedFileException(name, "and what came before it unpack to more than "
                    + (Limits.MOST_UNPACKED >> 30) + " GB");
        }
        requireRatio(name, "unpacks", bytes, packed.count - before);
        requireRatio(name, "and what came before it in its archive unpack", packed.unpacked, packed.count);
        if (packed.unpacked > packed.most) {
            throw new Space.UsedUpException("the archive that " + name + " came in unpacks to more than half of the space"
                    + " that is left for imports, " + (packed.most >> 20) + " MB: bring it in parts, or discard imports that"
                    + " were not recorded");
        }
    }

    private static void requireRatio(String name, String unpacks, long bytes, long packedBytes) {
        if (bytes > Limits.UNSUSPICIOUS && bytes / Math.max(1, packedBytes) > Limits.MOST_RATIO) {
            throw new RefusedFileException(name, unpacks + " to more than " + Limits.MOST_RATIO
                    + " times its packed size; bring it unpacked");
        }
    }

    /** Counts the bytes of an archive that is about to be unpacked, to no more than half of the space there is. */
    Counting counting(InputStream archive) {
        return new Counting(archive, space.left() / 2);
    }

    private void enlist(String name, long bytes, MessageDigest digest, Path path) {
        requireFewer(name);
        if (!names.add(name)) {
            throw new RefusedFileException(name, "is the name of two files; rejected rows could not be told apart");
        }
        try {
            files.add(new Stored(new Import.SourceFile(name, bytes, HexFormat.of().formatHex(digest.digest())), path));
        } catch (InvalidRecordException badName) {
            throw new RefusedFileException(name, "is no name that can be kept: it " + badName.problem());
        }
    }

    private void requireFewer(String name) {
        if (files.size() + leftOut >= Limits.MOST_FILES) {
            throw new RefusedFileException(name, "is one more than the " + Limits.MOST_FILES
                    + " files that one import takes");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java has SHA-256", absent);
        }
    }

    /** Counts the bytes read of an archive, and those that they unpack to. */
    static final class Counting extends FilterInputStream {

        private final long most;
        private long count;
        private long unpacked;

        private Counting(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
