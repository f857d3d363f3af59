package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Rule;
import org.frontlinemap.geodata.verdict.Statement;
import org.frontlinemap.geodata.verdict.Verdict;

/** Follows the verdict on one timeline along an axis, up to a triple. */
final class Steps {

    private final Timeline timeline;
    private final Axis axis;
    private final AsOf last;
    private final Rule rule;

    private Steps(Timeline timeline, Axis axis, AsOf last, Rule rule) {
        this.timeline = timeline;
        this.axis = axis;
        this.last = last;
        this.rule = rule;
    }

    /** The start and every step at which something came to count or no longer did, first to last. */
    static List<Step> all(Timeline timeline, Axis axis, AsOf last, Rule rule) {
        return new Steps(timeline, axis, last, rule).all();
    }

    /** Of those, the start and each that changed control, agreement or claimed control. */
    static List<Step> changing(Timeline timeline, Axis axis, AsOf last, Rule rule) {
        List<Step> changing = new ArrayList<>();
        for (Step step : all(timeline, axis, last, rule)) {
            if (changing.isEmpty() || step.differsFrom(changing.get(changing.size() - 1))) {
                changing.add(step);
            }
        }
        return changing;
    }

    private List<Step> all() {
        List<Step> steps = new ArrayList<>();
        List<Statement> before = axis == Axis.POSITION ? timeline.asOf(new AsOf(last.valid(), last.known(), 0)) : List.of();
        Verdict verdict = rule.decide(before);
        steps.add(new Step(null, 0, verdict, List.of()));
        if (axis == Axis.POSITION) {
            for (long position : timeline.positions(last)) {
                List<Statement> now = timeline.asOf(new AsOf(last.valid(), last.known(), position));
                Verdict next = rule.decide(now);
                steps.add(new Step(null, position, next, counted(changed(before, now), verdict, next)));
                before = now;
                verdict = next;
            }
            return steps;
        }
        Map<Instant, List<UUID>> instants = new TreeMap<>();
        for (Statement said : timeline.asOf(last)) {
            instants.computeIfAbsent(instant(said), key -> new ArrayList<>()).add(said.id());
        }
        instants.forEach((instant, reports) -> {
            Verdict then = rule.decide(timeline.asOf(at(instant)));
            steps.add(new Step(instant, 0, then, counted(reports, then)));
        });
        return steps;
    }

    /** Those of some reports that the rule counts in one of the verdicts. */
    private static List<UUID> counted(List<UUID> reports, Verdict... verdicts) {
        Set<UUID> counted = new HashSet<>();
        for (Verdict verdict : verdicts) {
            verdict.weighed().stream().filter(weighed -> weighed.reason() != Verdict.Reason.NOT_COUNTED)
                    .forEach(weighed -> counted.add(weighed.statement().id()));
        }
        return reports.stream().filter(counted::contains).toList();
    }

    private Instant instant(Statement said) {
        return switch (axis) {
            case VALID -> said.valid();
            case KNOWN -> said.published();
            default -> said.valid().isAfter(said.published()) ? said.valid() : said.published();
        };
    }

    private AsOf at(Instant instant) {
        return new AsOf(axis == Axis.KNOWN ? last.valid() : instant, axis == Axis.VALID ? last.known() : instant,
                last.position());
    }

    private static List<UUID> changed(List<Statement> before, List<Statement> now) {
        Set<Statement> old = new HashSet<>(before);
        Set<Statement> young = new HashSet<>(now);
        List<UUID> changed = new ArrayList<>();
        for (Statement said : now) {
            if (!old.contains(said)) {
                changed.add(said.id());
            }
        }
        for (Statement said : before) {
            if (!young.contains(said) && !changed.contains(said.id())) {
                changed.add(said.id());
            }
        }
        return changed;
    }
}
