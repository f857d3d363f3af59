package org.frontlinemap.importing;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.ledger.Spool;

/**
 * What reading the files of an import came to, ready to be recorded.
 *
 * @param findings   what to tell
 * @param coverage   what the files speak for without a gap
 * @param addsCoverage whether that is more than what is recorded
 * @param reliesOn   imports whose statements were not repeated
 * @param spool      the entries, closed
 * @param adds       whether they say anything: a new claimant by itself does not
 * @param refused    why the files together cannot be taken, whatever the mode; null if they can
 * @param asked      what it asked of what is recorded
 */
record Reading(JobState.Findings findings, List<Import.Coverage> coverage, boolean addsCoverage, Set<UUID> reliesOn,
        Spool spool, boolean adds, String refused, Asked asked) {

    /** Why nothing of it may be recorded in a mode, null for none yet; null if it may. */
    String refusal(Import.Mode mode) {
        if (refused != null) {
            return refused;
        }
        long rejected = findings.rows().rejected();
        int unreadable = findings.unreadable().size();
        if (rejected == 0 && unreadable == 0) {
            return null;
        }
        String faults = (rejected == 0 ? "" : rejected == 1 ? "one row was rejected" : rejected + " rows were rejected")
                + (rejected > 0 && unreadable > 0 ? " and " : "")
                + (unreadable == 0 ? "" : unreadable == 1 ? "a file could not be read to its end: "
                        + findings.unreadable().entrySet().iterator().next().getKey() + ": "
                        + findings.unreadable().values().iterator().next()
                        : unreadable + " files could not be read to their end");
        if (mode == Import.Mode.ALL_OR_NOTHING) {
            return "nothing is recorded, as all_or_nothing was asked: " + faults;
        }
        return isNothing() ? "there is nothing to record: " + faults : null;
    }

    /** Whether it would add nothing to what is recorded. */
    boolean isNothing() {
        return !adds && !addsCoverage;
    }

    /** What the import says of itself. */
    Import header(ImportJob job) {
        return new Import(job.options().format(), job.described(), job.options().claimant(), job.options().profile(),
                job.state().mode(), findings.rows(), coverage, reliesOn.stream().sorted().toList(), spool.size());
    }
}
