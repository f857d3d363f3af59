package org.frontlinemap.geodata.verdict;

import java.util.List;

/** A stated, versioned way from statements to a verdict. A pure function; thread-safe. */
public interface Rule {

    /** Its name in requests and answers, with its version. */
    String id();

    /**
     * The verdict on one settlement.
     *
     * @param statements all that had been said as of the moment asked about, in
     *                   {@linkplain Statement#WALKING_ORDER walking order}
     */
    Verdict decide(List<Statement> statements);
}
