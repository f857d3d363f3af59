package org.frontlinemap.importing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.frontlinemap.geodata.ledger.Import;

/**
 * A job as it is saved.
 *
 * @param id     UUIDv7; the import's own once it is recorded
 * @param author pseudonymous id of who brought the files
 * @param files  those brought, in order; the first lies in the file numbered by the first of {@code stored}
 * @param stored numbers of the files in the job's folder, in the same order; empty once they were removed
 */
record JobRecord(UUID id, String author, Instant created, ImportOptions options, List<Import.SourceFile> files,
        List<Integer> stored, JobState state) {

    JobRecord {
        files = List.copyOf(files);
        stored = stored == null ? List.of() : List.copyOf(stored);
    }
}
