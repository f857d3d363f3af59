package org.frontlinemap.importing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.frontlinemap.geodata.RecordJson;
import org.springframework.util.FileSystemUtils;

/**
 * Where a job keeps its files: those brought, numbered ({@code files/}), what they come to ({@code spool}), the rows
 * rejected and the notices line by line as JSON, and what the job is ({@code job.json}).
 */
record JobFolder(Path path) {

    private static final String JOB = "job.json";

    /** The folder of a job; not made yet. */
    static JobFolder of(Path root, UUID id) {
        return new JobFolder(root.resolve(id.toString()));
    }

    /** Makes it, for the eyes of this server's user alone where the disk knows such things. */
    void create() throws IOException {
        Files.createDirectories(path.resolve("files"), attributes("rwx------"));
    }

    /** A file for the eyes of this server's user alone, made if it is not there. */
    Path own(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file, attributes("rw-------"));
        }
        return file;
    }

    private FileAttribute<?>[] attributes(String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix") ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))} : new FileAttribute<?>[0];
    }

    /** Where the file of a number lies. */
    Path file(int number) {
        return path.resolve("files").resolve(Integer.toString(number));
    }

    Path spool() {
        return path.resolve("spool");
    }

    Path rejected() {
        return path.resolve("rejected.ndjson");
    }

    Path notices() {
        return path.resolve("notices.ndjson");
    }

    /** Whether a job was saved here. */
    boolean holdsJob() {
        return Files.isRegularFile(path.resolve(JOB));
    }

    /** Saves a job, all of it or nothing. */
    void save(JobRecord job) throws IOException {
        Path fresh = path.resolve(JOB + ".new");
        Files.writeString(own(fresh), RecordJson.tree(job).toString(), StandardCharsets.UTF_8);
        Files.move(fresh, path.resolve(JOB), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The job that was saved last. */
    JobRecord load() throws IOException {
        return RecordJson.read(JobRecord.class, RecordJson.parse(Files.readString(path.resolve(JOB))));
    }

    /** Removes what is of no use once the import is recorded. */
    void removeFiles() throws IOException {
        FileSystemUtils.deleteRecursively(path.resolve("files"));
        Files.deleteIfExists(spool());
    }

    void remove() throws IOException {
        FileSystemUtils.deleteRecursively(path);
    }
}
