package org.frontlinemap.importing;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.importing.reading.Intake;

/**
 * How far a job has come. Immutable.
 *
 * @param phase    what it is at
 * @param mode     what is to be done about rows that cannot be read; null until that is said
 * @param author   pseudonymous id of who has it recorded
 * @param ended    when it ended; null while it is queued, under way or waits for a decision
 * @param rested   when it came to rest, be it to wait for a decision; null while it is queued or under way
 * @param findings what reading the files came to; null before that
 * @param problem  why nothing was recorded, for a person; null if there is nothing to say
 * @param sameAs   import that recorded these very files before; null if none did
 * @param unchanged whether everything in it was recorded before
 * @param first    position of its first entry; null unless it was recorded
 * @param last     position of its last entry, inclusive; likewise
 */
record JobState(Phase phase, Import.Mode mode, String author, Instant ended, Instant rested, Findings findings,
        String problem, UUID sameAs, boolean unchanged, Long first, Long last) {

    /** What a job is at. */
    enum Phase {
        QUEUED, READING,
        /** Waits for the decision whether to record what was read. */
        READ, RECORDING, RECORDED,
        /** Nothing of it may be recorded. */
        REFUSED, CANCELLED, FAILED,
        /** The server stopped meanwhile. */
        INTERRUPTED;

        /** Whether it waits for its turn or is under way. */
        boolean isActive() {
            return this == QUEUED || this == READING || this == RECORDING;
        }

        /** Whether nothing happens to it any more unless somebody asks for it. */
        boolean isFinal() {
            return !isActive() && this != READ;
        }

        /** Whether it can be begun anew from the files that were brought. */
        boolean isResumable() {
            return this == INTERRUPTED || this == CANCELLED || this == FAILED;
        }
    }

    /**
     * What reading the files came to.
     *
     * @param position  of the snapshot they were held against
     * @param dropped   how many things of each kind are never kept
     * @param rejected  the first rows that cannot be taken, without the rows themselves
     * @param notices   the first things a person should know
     * @param unreadable files that could not be read to their end, and why
     */
    record Findings(long position, Import.Rows rows, Map<String, Long> dropped, List<Intake.Rejection> rejected,
            List<Intake.Notice> notices, Map<String, String> unreadable) {

        /** How many rejections and notices are kept here. */
        static final int FIRST = 100;

        static final Findings NONE = new Findings(0, new Import.Rows(0, 0, 0, 0, 0), null, null, null, null);

        Findings {
            dropped = dropped == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(dropped));
            rejected = rejected == null ? List.of() : List.copyOf(rejected);
            notices = notices == null ? List.of() : List.copyOf(notices);
            unreadable = unreadable == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(unreadable));
        }
    }

    static JobState queued(Import.Mode mode, String author) {
        return new JobState(Phase.QUEUED, mode, author, null, null, null, null, null, false, null, null);
    }

    /** The same job queued once more, with what is known so far. */
    JobState again(Import.Mode decided, String by) {
        return new JobState(Phase.QUEUED, decided, by, null, null, findings, null, null, false, null, null);
    }

    /** The same job at another phase, with what is known so far. */
    JobState at(Phase next, Findings found) {
        return new JobState(next, mode, author, null, null, found, null, null, false, null, null);
    }

    /** The job waiting for a decision on what was read. */
    JobState read(Instant when, Findings found) {
        return new JobState(Phase.READ, mode, author, null, when, found, null, null, false, null, null);
    }

    /** The job at rest. */
    JobState ended(Phase next, Instant when, String why) {
        return new JobState(next, mode, author, when, when, findings, why, null, false, null, null);
    }

    /** The job recorded at positions. */
    JobState recorded(Instant when, long from, long to, String remark) {
        return new JobState(Phase.RECORDED, mode, author, when, when, findings, remark, null, false, from, to);
    }

    /** The job done without anything to record. */
    JobState unchanged(Instant when, UUID same) {
        return new JobState(Phase.RECORDED, mode, author, when, when, findings, null, same, true, null, null);
    }
}
