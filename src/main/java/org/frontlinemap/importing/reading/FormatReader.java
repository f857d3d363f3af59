package org.frontlinemap.importing.reading;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.ledger.Import;

/**
 * Reads the files of one import, in order. For one use, by one thread. Memory must not grow with the files, only with
 * the number of settlements.
 */
public interface FormatReader {

    /**
     * The files of one import in the order they are to be read: of a series that of their dates, as far as these can be
     * told beforehand. Nothing is said of what is wrong with a file; that comes when it is read.
     *
     * @param files by name
     * @throws IOException if the disk fails
     */
    default List<SourceFile> inOrder(List<SourceFile> files) throws IOException {
        return files;
    }

    /**
     * Reads one file as far as it can be read.
     *
     * @throws UnreadableFileException if the file as a whole, or the rest of it, cannot be read
     * @throws IOException             if the disk fails
     */
    void read(SourceFile file, Intake intake) throws IOException;

    /**
     * Hands over what is still held back once all files were read.
     *
     * @throws UnreadableFileException if the files together cannot be taken; then nothing of them must be recorded
     */
    void finish(Intake intake);

    /** What the import may say of itself: the stretches of time it speaks for without a gap. */
    default List<Import.Coverage> coverage() {
        return List.of();
    }

    /** Imports whose statements this one did not repeat. */
    default Set<UUID> reliesOn() {
        return Set.of();
    }
}
