package org.frontlinemap.importing.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file to be imported that lies where a test put it. */
public record FileOf(String name, Path path, String sha256) implements SourceFile {

    /** A file on the disk, under its own name. */
    public static FileOf path(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return new FileOf(path.getFileName().toString(), path, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    /** A fixture of {@code src/test/resources/imports}. */
    public static FileOf fixture(String name) {
        return path(Path.of("src/test/resources/imports").resolve(name));
    }

    /** A new file of these bytes. */
    public static FileOf bytes(Path folder, String name, byte[] bytes) {
        try {
            return path(Files.write(folder.resolve(name), bytes));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A new file of this text in UTF-8. */
    public static FileOf text(Path folder, String name, String text) {
        return bytes(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }
}
