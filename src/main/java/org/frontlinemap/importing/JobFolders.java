package org.frontlinemap.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders of all jobs beside a store. Only whoever has the store open looks into them. */
final class JobFolders {

    private static final Logger LOG = LoggerFactory.getLogger(JobFolders.class);

    private final Path root;

    /** @param root need not be there */
    JobFolders(Path root) {
        this.root = root;
    }

    /** The jobs that were saved, as they stood then; those that cannot be read are left out. */
    List<ImportJob> jobs() throws IOException {
        List<ImportJob> jobs = new ArrayList<>();
        for (JobFolder folder : folders()) {
            if (folder.holdsJob()) {
                try {
                    jobs.add(ImportJob.load(folder));
                } catch (IOException | RuntimeException unreadable) {
                    LOG.error("The import in {} cannot be read and is left out", folder.path(), unreadable);
                }
            }
        }
        return jobs;
    }

    /**
     * Removes folders in which no job was saved: of an upload that never ended, or of a command that was killed.
     *
     * @return the ids of those jobs
     */
    List<UUID> removeUnfinished() throws IOException {
        List<UUID> removed = new ArrayList<>();
        for (JobFolder folder : folders()) {
            if (!folder.holdsJob()) {
                folder.remove();
                removed.add(UUID.fromString(folder.path().getFileName().toString()));
            }
        }
        return removed;
    }

    private List<JobFolder> folders() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(path -> isId(path.getFileName().toString())).sorted().map(JobFolder::new).toList();
        }
    }

    private static boolean isId(String name) {
        return name.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }
}
