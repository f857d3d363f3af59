package org.frontlinemap.importing;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** A zip file on its way in: its files are stored as they come, by their names alone. For one use. */
final class ZipArchive {

    private static final byte[] START = {'P', 'K', 3, 4};
    /** Of the record that ends an archive: without it the archive is cut off. */
    private static final byte[] END = {'P', 'K', 5, 6};
    /** The ending record with the longest comment. */
    private static final int END_LENGTH = 22 + 65_535;

    private final String name;
    private final Tail tail;
    private final FileIntake.Counting packed;
    private final FileIntake files;

    ZipArchive(String name, InputStream in, FileIntake files) {
        this.name = name;
        this.tail = new Tail(in);
        this.packed = files.counting(tail);
        this.files = files;
    }

    void unpack() throws IOException {
        boolean any = false;
        // not closed: it would close the request's body
        ZipInputStream zip = new ZipInputStream(packed);
        try {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (isLeftOut(entry)) {
                    files.leaveOut(entry.getName(), zip, packed);
                } else {
                    String own = FileIntake.lastPart(entry.getName());
                    if (FileIntake.isArchive(own.toLowerCase(Locale.ROOT))) {
                        throw new RefusedFileException(name, "holds an archive itself: " + own);
                    }
                    files.store(own, zip, packed);
                }
                any = true;
            }
        } catch (EOFException cut) {
            throw new RefusedFileException(name, "is cut off");
        } catch (ZipException | IllegalArgumentException broken) {
            throw new RefusedFileException(name, String.valueOf(broken.getMessage()).contains("ncrypted")
                    ? "is encrypted; bring it without a password" : "cannot be unpacked: it is damaged, or packed in a way"
                    + " that cannot be read here");
        }
        packed.transferTo(OutputStream.nullOutputStream());
        if (!any && !tail.startsWith(START)) {
            throw new RefusedFileException(name, "is no zip file, or holds no files");
        }
        if (!tail.holds(END)) {
            throw new RefusedFileException(name, "is cut off");
        }
    }

    private static boolean isLeftOut(ZipEntry entry) {
        String path = entry.getName();
        return entry.isDirectory() || path.startsWith("__MACOSX/")
                || path.startsWith(".", Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** Keeps the last bytes that were read, and the first four. */
    private static final class Tail extends FilterInputStream {

        private final byte[] last = new byte[END_LENGTH];
        private final byte[] first = new byte[4];
        private long count;

        private Tail(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            for (int i = 0; i < read; i++, count++) {
                last[(int) (count % END_LENGTH)] = bytes[offset + i];
                if (count < first.length) {
                    first[(int) count] = bytes[offset + i];
                }
            }
            return read;
        }

        boolean startsWith(byte[] mark) {
            return Arrays.equals(first, mark);
        }

        boolean holds(byte[] mark) {
            long from = Math.max(0, count - END_LENGTH);
            for (long at = from; at + mark.length <= count; at++) {
                int same = 0;
                while (same < mark.length && last[(int) ((at + same) % END_LENGTH)] == mark[same]) {
                    same++;
                }
                if (same == mark.length) {
                    return true;
                }
            }
            return false;
        }
    }
}
