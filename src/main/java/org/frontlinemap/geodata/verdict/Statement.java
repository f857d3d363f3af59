package org.frontlinemap.geodata.verdict;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Report;

/**
 * A report as the rules see it.
 *
 * @param id        of the report
 * @param position  at which it was first recorded
 * @param claimant  id of who made it
 * @param party     the party they spoke for when it was published; null if they were independent
 * @param control   what it counts as: a statement on a part of the settlement counts as contested
 * @param basis     what it rests on
 * @param valid     from when it holds
 * @param published when it became public
 * @param coarse    whether the valid time is known to the month or year only
 */
public record Statement(UUID id, long position, String claimant, String party, Control control, Basis basis,
        Instant valid, Instant published, boolean coarse) {

    /** The order in which rules walk: by valid time, then published, then position. */
    public static final Comparator<Statement> WALKING_ORDER = Comparator.comparing(Statement::valid)
            .thenComparing(Statement::published).thenComparingLong(Statement::position).thenComparing(Statement::id);

    /** The statement that a report of a claimant makes. */
    public static Statement of(UUID id, long position, Report report, Claimant claimant) {
        boolean part = report.extent() == Extent.PART && !report.control().equals(Control.UNKNOWN);
        return new Statement(id, position, report.claimant(), claimant.party(report.published().latest()).orElse(null),
                part ? Control.CONTESTED : report.control(), report.basis(), report.valid().latest(),
                report.published().latest(), !report.valid().precision().isDayOrFiner());
    }

    boolean isIndependent() {
        return party == null;
    }

    /** Whether a walk may start from it: of a party's, only that another party held the settlement. */
    boolean isBaseline() {
        return basis == Basis.BASELINE && (isIndependent() || givesToAnotherParty());
    }

    /** Whose voice it is: the party's, else the claimant's own. */
    String voice() {
        return isIndependent() ? "claimant:" + claimant : "party:" + party;
    }

    /** How much a control gives to this statement's party: 2 holding, 1 contested, 0 not holding. */
    int favour(Control given) {
        if (given.id().equals(party)) {
            return 2;
        }
        return given.equals(Control.CONTESTED) ? 1 : 0;
    }

    /** Whether it says that another party than its own holds the settlement. */
    boolean givesToAnotherParty() {
        return control.isParty() && !control.id().equals(party);
    }
}
