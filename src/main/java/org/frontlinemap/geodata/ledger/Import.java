package org.frontlinemap.geodata.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.InvalidRecordException;

/**
 * Entries that came from files and can be withdrawn as a whole: a {@link Withdrawal} of this entry withdraws them all,
 * save claimants and documents, which say nothing by themselves. They follow this entry without a gap.
 *
 * @param format    id of the files' format
 * @param files     the files, in order
 * @param claimant  whose statements they are; null if the rows say, or if it brings settlements
 * @param profile   the mapping it was read by, JSON; null for the format's own
 * @param mode      what was to be done about rows that cannot be read
 * @param rows      how many rows there were and what became of them
 * @param coverage  times that the files speak for without a gap, statements that did not change left out
 * @param reliesOn  imports that already held what this one says; they cannot be withdrawn before it
 * @param entries   how many entries that follow this one belong to it
 */
public record Import(String format, List<SourceFile> files, String claimant, String profile, Mode mode, Rows rows,
        List<Coverage> coverage, List<UUID> reliesOn, long entries) {

    /** Most characters of a mapping. */
    public static final int MOST_PROFILE = 100_000;

    /** What to do about rows that cannot be read. */
    public enum Mode { ALL_OR_NOTHING, KEEP_GOOD }

    /**
     * A file.
     *
     * @param bytes  its length
     * @param sha256 lower-case hexadecimal
     */
    public record SourceFile(String name, long bytes, String sha256) {
        public SourceFile {
            Check.text("files.name", name, 300);
            Check.text("files.sha256", sha256, 64);
        }
    }

    /**
     * What became of the rows.
     *
     * @param read      rows there were
     * @param accepted  rows that became part of what is recorded
     * @param unchanged rows that say what was recorded already
     * @param dropped   things that are never kept, such as points and symbols of units
     * @param rejected  rows that could not be read
     */
    public record Rows(long read, long accepted, long unchanged, long dropped, long rejected) {
        public Rows {
            if (read < 0 || accepted < 0 || unchanged < 0 || dropped < 0 || rejected < 0) {
                throw new InvalidRecordException("rows", null, "must not be negative");
            }
        }
    }

    /**
     * A stretch of valid time for which a claimant's statements are all there: from each on, the settlement's control
     * is repeated at least daily until the next, or to the end.
     *
     * @param from  inclusive
     * @param until the last moment spoken for, inclusive
     */
    public record Coverage(String claimant, Instant from, Instant until) {
        public Coverage {
            Check.slug("coverage.claimant", claimant);
            Check.present("coverage.from", from);
            Check.present("coverage.until", until);
            if (until.isBefore(from)) {
                throw new InvalidRecordException("coverage.until", until.toString(), "must not be before from " + from);
            }
        }
    }

    public Import {
        Check.text("format", format, 60);
        files = Check.list("files", files);
        if (claimant != null) {
            Check.slug("claimant", claimant);
        }
        profile = Check.optionalText("profile", profile, MOST_PROFILE);
        Check.present("mode", mode);
        Check.present("rows", rows);
        coverage = Check.list("coverage", coverage);
        reliesOn = Check.list("relies_on", reliesOn);
        if (entries < 0) {
            throw new InvalidRecordException("entries", Long.toString(entries), "must not be negative");
        }
    }
}
