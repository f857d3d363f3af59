package org.frontlinemap.geodata.verdict;

import java.util.List;
import org.frontlinemap.geodata.report.Control;

/**
 * What one side, or one claimant, has said, all of it: the newest of their statements settles the control, which
 * starts at {@code unknown}; there is no baseline. Of a party's statements of one instant the least favourable to
 * it counts, of an independent's the one published last.
 */
final class AccordingTo extends Walk {

    static final String PARTY = "according-to:party:";
    static final String CLAIMANT = "according-to:claimant:";

    private final String id;
    private final boolean party;
    private final String whom;

    private AccordingTo(String prefix, String whom) {
        this.id = prefix + whom;
        this.party = prefix.equals(PARTY);
        this.whom = whom;
    }

    static AccordingTo party(String party) {
        return new AccordingTo(PARTY, party);
    }

    static AccordingTo claimant(String claimant) {
        return new AccordingTo(CLAIMANT, claimant);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    boolean counts(Statement statement) {
        return whom.equals(party ? statement.party() : statement.claimant());
    }

    @Override
    boolean startsAtBaseline() {
        return false;
    }

    @Override
    List<Statement> powerful(List<Statement> instant, Control settled, List<Statement> since) {
        Statement spoken = instant.stream().reduce(Voices::speaking).orElseThrow();
        return List.of(spoken);
    }
}
