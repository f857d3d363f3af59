package org.frontlinemap.geodata.verdict;

import java.util.List;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Control;

/**
 * The default rule: control changes when an independent says so, or when a party concedes it.
 *
 * <ol>
 * <li>Eligible: precision of a day or finer, control not {@code unknown}; a statement on a part of the settlement
 * counts as {@code contested}.
 * <li>Walk them by valid time, then published, then position, keeping the settled control, which starts at the
 * baseline or {@code unknown} (a party's baseline in its own favour is a statement like any other). A report settles it when its claimant is independent and its basis assessed or
 * geolocated, or when its claimant belongs to a party and it gives that party less than the settled control does
 * (holding, then contested, then not holding; over {@code unknown}, saying the other side holds it). A party's
 * statement in its own favour never settles anything, even unopposed. Contradictory reports of the same instant
 * leave the settled control as it was.
 * <li>Agreement counts the voices since the settled control was last settled, or confirmed by a report that could
 * have settled it: an independent's, or a party's that the other side holds it.
 * </ol>
 */
final class Conceded extends Walk {

    @Override
    public String id() {
        return "conceded@1";
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
        return instant.stream()
                .filter(said -> isIndependentJudgement(said) || concedes(said, settled) || confirms(said, settled))
                .toList();
    }

    static boolean isIndependentJudgement(Statement said) {
        return said.isIndependent() && (said.basis() == Basis.ASSESSED || said.basis() == Basis.GEOLOCATED);
    }

    private static boolean concedes(Statement said, Control settled) {
        if (said.isIndependent()) {
            return false;
        }
        if (settled.equals(Control.UNKNOWN)) {
            return said.givesToAnotherParty();
        }
        return said.favour(said.control()) < said.favour(settled);
    }

    private static boolean confirms(Statement said, Control settled) {
        return !said.isIndependent() && said.givesToAnotherParty() && said.control().equals(settled);
    }
}
