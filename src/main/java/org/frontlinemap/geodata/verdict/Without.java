package org.frontlinemap.geodata.verdict;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.verdict.Verdict.Weighed;

/** A rule that does not hear some claimants. */
record Without(Rule rule, Set<String> claimants) implements Rule {

    Without {
        claimants = Set.copyOf(claimants);
    }

    @Override
    public String id() {
        return rule.id();
    }

    @Override
    public Verdict decide(List<Statement> statements) {
        Verdict heard = rule.decide(statements.stream().filter(said -> !claimants.contains(said.claimant())).toList());
        Map<UUID, Weighed> weighed = new HashMap<>();
        heard.weighed().forEach(each -> weighed.put(each.statement().id(), each));
        return new Verdict(heard.control(), heard.agreement(), heard.claimed(), heard.ground(), heard.since(),
                heard.lastReportAt(),
                statements.stream().map(said -> weighed.getOrDefault(said.id(),
                        new Weighed(said, Verdict.Role.ASIDE, Verdict.Reason.NOT_COUNTED))).toList());
    }
}
