package org.frontlinemap.geodata.verdict;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.verdict.Verdict.Reason;
import org.frontlinemap.geodata.verdict.Verdict.Role;
import org.frontlinemap.geodata.verdict.Verdict.Weighed;

/** Tells the part that each statement played. Not thread-safe. */
final class Weighing {

    private final Map<UUID, Reason> power = new HashMap<>();

    /** Notes what the statements that had power did with it. */
    void explain(List<Statement> powerful, Reason reason) {
        if (reason == Reason.SETTLES) {
            power.values().removeIf(Reason.SETTLES::equals);
        }
        powerful.forEach(statement -> power.put(statement.id(), reason));
    }

    List<Weighed> weigh(List<Statement> statements, Walk rule, Control settled, Voices voices) {
        return statements.stream().map(statement -> weigh(statement, rule, settled, voices)).toList();
    }

    private Weighed weigh(Statement statement, Walk rule, Control settled, Voices voices) {
        Reason aside = rule.reasonAside(statement);
        if (aside != null) {
            return new Weighed(statement, Role.ASIDE, aside);
        }
        if (voices.isHistory(statement)) {
            boolean settledIt = power.get(statement.id()) == Reason.SETTLES;
            return new Weighed(statement, Role.ASIDE, settledIt ? Reason.SETTLED : Reason.EARLIER);
        }
        if (!voices.speaks(statement)) {
            return new Weighed(statement, Role.ASIDE, Reason.SUPERSEDED);
        }
        Role role = statement.control().equals(settled) ? Role.FOR : Role.AGAINST;
        return new Weighed(statement, role, power.getOrDefault(statement.id(), Reason.VOICE));
    }
}
