package org.frontlinemap.geodata.verdict;

import java.util.List;
import org.frontlinemap.geodata.report.Control;

/**
 * Independents only: from the baseline or {@code unknown} on, what an independent claimant has assessed or
 * geolocated settles the control; what independents say otherwise counts as their voice. Parties have none.
 * Contradictory reports of the same instant leave the settled control as it was.
 */
final class Assessed extends Walk {

    @Override
    public String id() {
        return "assessed@1";
    }

    @Override
    boolean counts(Statement statement) {
        return statement.isIndependent();
    }

    @Override
    boolean startsAtBaseline() {
        return true;
    }

    @Override
    List<Statement> powerful(List<Statement> instant, Control settled, List<Statement> since) {
        return instant.stream().filter(Conceded::isIndependentJudgement).toList();
    }
}
