package org.frontlinemap.geodata.verdict;

import java.util.List;
import org.frontlinemap.geodata.report.Control;

/**
 * The newest statement by valid time settles the control, whoever made it; it starts at the baseline or
 * {@code unknown}. Contradictory reports of the same instant leave it as it was.
 */
final class Latest extends Walk {

    @Override
    public String id() {
        return "latest@1";
    }

    @Override
    boolean counts(Statement statement) {
        return true;
    }

    @Override
    boolean startsAtBaseline() {
        return true;
    }

    @Override
    List<Statement> powerful(List<Statement> instant, Control settled, List<Statement> since) {
        return instant;
    }
}
