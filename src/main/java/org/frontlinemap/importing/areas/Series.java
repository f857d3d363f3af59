package org.frontlinemap.importing.areas;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Inference;
import org.frontlinemap.geodata.report.Wording;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.SpokenFor;
import org.frontlinemap.importing.reading.UnreadableFileException;

/**
 * What one claimant says of settlements, moment after moment: tells what is new from what repeats what the claimant
 * said last, in this import or in what is recorded. Not thread-safe.
 */
final class Series {

    private static final Wording UNSAID = new Wording(Control.UNKNOWN, Basis.ASSESSED, Inference.INFERRED,
            Extent.WHOLE, AreaProfile.OUTSIDE, null);

    private final String claimant;
    private final Known known;
    private final Points points;
    private final boolean edges;
    private final Set<UUID> seriesImports = new HashSet<>();
    private final Map<UUID, Instant[]> recorded = new HashMap<>();

    private final Wording[] emitted;
    private final BitSet emittedNear = new BitSet();
    private final Instant[] emittedAt;
    private final BitSet emittedNew = new BitSet();
    private final Known.Said[] inForce;
    private final Instant[] inForceUntil;

    private final Set<UUID> reliesOn = new HashSet<>();
    private final List<Instant[]> stretches = new ArrayList<>();
    private final SpokenFor spokenFor;
    private TimeSpan last;
    private Instant[] span;
    private boolean gap = true;
    private boolean anything;
    private long contradicted;

    /** @param edges whether nearness to an edge is looked at, and part of what is said */
    Series(String claimant, Known known, Points points, boolean edges) {
        this.claimant = claimant;
        this.known = known;
        this.points = points;
        this.edges = edges;
        this.emitted = new Wording[points.size()];
        this.emittedAt = new Instant[points.size()];
        this.inForce = new Known.Said[points.size()];
        this.inForceUntil = new Instant[points.size()];
        this.spokenFor = new SpokenFor(claimant, known);
        for (Known.Recorded each : known.imports()) {
            for (Import.Coverage covered : each.header().coverage()) {
                if (covered.claimant().equals(claimant)) {
                    seriesImports.add(each.id());
                    recorded.merge(each.id(), new Instant[] {covered.from(), covered.until()}, Series::joined);
                }
            }
        }
    }

    private static Instant[] joined(Instant[] one, Instant[] other) {
        return new Instant[] {one[0].isBefore(other[0]) ? one[0] : other[0],
            one[1].isAfter(other[1]) ? one[1] : other[1]};
    }

    /**
     * Begins a moment, later than those before.
     *
     * @param whole whether all of it could be read
     */
    void begin(TimeSpan valid, boolean whole) {
        leave(valid);
        last = valid;
        Instant at = valid.latest();
        span = new Instant[] {span == null ? valid.earliest() : span[0], at};
        if (!whole) {
            gap = true;
            return;
        }
        Instant[] before = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
        if (gap || before == null || Duration.between(before[1], at).compareTo(SpokenFor.NO_GAP) > 0) {
            stretches.add(new Instant[] {valid.earliest(), at});
        } else {
            before[1] = at;
        }
        gap = false;
    }

    /**
     * Looks whether what is new up to now would stand for recorded moments that are left out.
     *
     * @param next the moment that is read next; null at the end
     */
    private void leave(TimeSpan next) {
        Instant left = last == null || emittedNew.isEmpty() ? null : spokenFor.between(last, next);
        if (left == null) {
            return;
        }
        for (int point = emittedNew.nextSetBit(0); point >= 0; point = emittedNew.nextSetBit(point + 1)) {
            Instant at = emittedAt[point];
            if (known.said(points.id(point), claimant).stream().map(Known.Said::report)
                    .noneMatch(report -> report.valid().latest().isAfter(at) && SpokenFor.isAnswer(report, left))) {
                spokenFor.overrun(last, left);
            }
        }
    }

    /** @throws UnreadableFileException if something new would stand for recorded moments that were not read */
    void requireNoOverrun(ZoneId zone) {
        leave(null);
        spokenFor.requireNoOverrun(zone);
    }

    /**
     * What is to be reported of a point; null if that was said already.
     *
     * @param said what holds; null if nothing is said of it
     */
    Wording fresh(int point, Wording said, boolean near, TimeSpan valid) {
        Instant at = valid.latest();
        Known.Said before = inForce(point, at);
        boolean ours = emitted[point] != null && (before == null
                || !before.report().valid().latest().isAfter(emittedAt[point]));
        Wording now = said != null ? said : unsaid(point, ours, before);
        if (now == null) {
            return null;
        }
        if (emitted[point] == null || isEmitted(point, now, near)) {
            if (ours) {
                return null;
            }
            if (before != null && isSame(before, now, near)) {
                if (emitted[point] == null && before.importId() != null) {
                    reliesOn.add(before.importId());
                }
                return null;
            }
        }
        UUID same = recordedBy(point, now, near, at);
        emitted[point] = now;
        emittedNear.set(point, near);
        emittedAt[point] = at;
        emittedNew.set(point, same == null);
        if (same != null) {
            reliesOn.add(same);
            return null;
        }
        if (before != null && before.report().valid().latest().equals(at)) {
            contradicted++;
        }
        anything = true;
        return now;
    }

    /**
     * The import that brought this very statement as the last of a series for this very moment, whatever was said alone of
     * that moment; null if none did.
     */
    private UUID recordedBy(int point, Wording now, boolean near, Instant at) {
        if (seriesImports.isEmpty()) {
            return null;
        }
        return known.said(points.id(point), claimant).stream()
                .filter(said -> said.report().valid().latest().equals(at) && seriesImports.contains(said.importId()))
                .reduce((earlier, later) -> later).filter(said -> isSame(said, now, near)).map(Known.Said::importId)
                .orElse(null);
    }

    /** A settlement that lies in no area any more, where nothing is said of those: it is not known who holds it. */
    private Wording unsaid(int point, boolean ours, Known.Said before) {
        return ours || before != null && before.importId() != null && seriesImports.contains(before.importId())
                ? UNSAID : null;
    }

    private boolean isEmitted(int point, Wording now, boolean near) {
        return emitted[point].equals(now) && emittedNear.get(point) == near;
    }

    private boolean isSame(Known.Said before, Wording now, boolean near) {
        return Wording.of(before.report()).equals(now)
                && (!edges || Boolean.TRUE.equals(before.report().nearEdge()) == near);
    }

    /** What the claimant is recorded to have said last by a moment; moments rise. */
    private Known.Said inForce(int point, Instant at) {
        if (inForceUntil[point] == null || !at.isBefore(inForceUntil[point])) {
            inForceUntil[point] = Instant.MAX;
            for (Known.Said said : known.said(points.id(point), claimant)) {
                if (said.report().valid().latest().isAfter(at)) {
                    inForceUntil[point] = said.report().valid().latest();
                    break;
                }
                inForce[point] = said;
            }
        }
        return inForce[point];
    }

    /**
     * How far recorded statements of the claimant go beyond the ones read, whose time they share; null if they do not,
     * or nothing read is new.
     */
    Instant overtakenBy() {
        return !anything ? null : recorded.values().stream()
                .filter(other -> other[0].isBefore(span[1]) && span[0].isBefore(other[1]) && other[1].isAfter(span[1]))
                .map(other -> other[1]).findFirst().orElse(null);
    }

    /** How often something else is recorded for the very moment. */
    long contradicted() {
        return contradicted;
    }

    /** The time spoken for; none if nothing was read that is not recorded. */
    List<Import.Coverage> coverage() {
        if (stretches.isEmpty() || !anything && recorded.values().stream()
                .anyMatch(other -> !other[0].isAfter(span[0]) && !other[1].isBefore(span[1]))) {
            return List.of();
        }
        return stretches.stream().map(stretch -> new Import.Coverage(claimant, stretch[0], stretch[1])).toList();
    }

    Set<UUID> reliesOn() {
        return reliesOn;
    }
}
