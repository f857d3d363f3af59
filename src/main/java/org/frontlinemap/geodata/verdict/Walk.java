package org.frontlinemap.geodata.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.verdict.Verdict.Ground;
import org.frontlinemap.geodata.verdict.Verdict.Reason;

/**
 * What all rules share: they walk the statements instant by instant, keeping the settled control. How the
 * statements of one instant move it is each rule's own.
 */
abstract class Walk implements Rule {

    /** Whether the rule lets this claimant take part. */
    abstract boolean counts(Statement statement);

    /** Whether the walk starts at the baseline, else at {@code unknown}. */
    abstract boolean startsAtBaseline();

    /**
     * The statements that have the power to settle or confirm a control at one instant, in walking order. If all of them name one
     * control, it is settled or confirmed; if they contradict each other, the control stays as it was.
     *
     * @param instant eligible statements of the same valid time, in walking order, at least one
     * @param settled the control settled before
     * @param since   eligible statements, those of this instant included, that were made since the control was last
     *                settled or confirmed
     */
    abstract List<Statement> powerful(List<Statement> instant, Control settled, List<Statement> since);

    @Override
    public final Verdict decide(List<Statement> statements) {
        Control settled = Control.UNKNOWN;
        Ground ground = Ground.NOTHING;
        Instant since = null;
        List<Statement> walked = new ArrayList<>();
        for (Statement statement : statements) {
            if (statement.isBaseline() && startsAtBaseline()) {
                settled = statement.control();
                ground = Ground.BASELINE;
            } else if (reasonAside(statement) == null) {
                walked.add(statement);
            }
        }
        Weighing weighing = new Weighing();
        Instant spokenFrom = null;
        int unsettled = 0;
        for (int from = 0, until; from < walked.size(); from = until) {
            Instant valid = walked.get(from).valid();
            until = from + 1;
            while (until < walked.size() && walked.get(until).valid().equals(valid)) {
                until++;
            }
            List<Statement> powerful = powerful(walked.subList(from, until), settled,
                    walked.subList(unsettled, until));
            List<Control> named = powerful.stream().map(Statement::control).distinct().toList();
            if (named.size() > 1) {
                weighing.explain(powerful, Reason.CONTRADICTED);
            } else if (named.size() == 1) {
                boolean confirmed = named.get(0).equals(settled);
                weighing.explain(powerful, confirmed ? Reason.CONFIRMS : Reason.SETTLES);
                settled = named.get(0);
                since = confirmed ? since : valid;
                ground = Ground.REPORTS;
                spokenFrom = powerful.get(0).valid();
                unsettled = until;
            }
        }
        Voices voices = new Voices(walked, spokenFrom);
        return new Verdict(settled, voices.agreement(settled), voices.claimedInsteadOf(settled), ground, since,
                newest(statements), weighing.weigh(statements, this, settled, voices));
    }

    /** Why a statement takes no part; null if it does. */
    final Reason reasonAside(Statement statement) {
        if (statement.isBaseline() && startsAtBaseline()) {
            return Reason.BASELINE;
        }
        if (!counts(statement)) {
            return Reason.NOT_COUNTED;
        }
        // step 1: a date of a day or finer, and a control that is not unknown
        if (statement.coarse()) {
            return Reason.COARSE_DATE;
        }
        return statement.control().equals(Control.UNKNOWN) ? Reason.NO_CONTROL : null;
    }

    private Instant newest(List<Statement> statements) {
        Instant newest = null;
        for (Statement statement : statements) {
            if (statement.isBaseline() && startsAtBaseline() || counts(statement)) {
                newest = statement.valid();
            }
        }
        return newest;
    }
}
