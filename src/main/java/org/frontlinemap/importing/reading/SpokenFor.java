package org.frontlinemap.importing.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.time.TimeSpan;

/**
 * The time for which imports hold a claimant's statements without a gap. What went on there was not repeated: a new
 * statement of an earlier moment would stand for it too. Collects where one would. Not thread-safe.
 */
public final class SpokenFor {

    /** Moments that follow each other by no more leave no gap: a day, with an hour for the change of clocks. */
    public static final Duration NO_GAP = Duration.ofHours(25);

    private final String claimant;
    private final List<Stretch> stretches;
    private long overrun;
    private TimeSpan said;
    private Instant left;

    private record Stretch(UUID importId, Instant from, Instant until) {
    }

    public SpokenFor(String claimant, Known known) {
        this.claimant = claimant;
        this.stretches = known.imports().stream().flatMap(each -> each.header().coverage().stream()
                .filter(covered -> covered.claimant().equals(claimant))
                .map(covered -> new Stretch(each.id(), covered.from(), covered.until())))
                .sorted(Comparator.comparing(Stretch::from)).toList();
    }

    /**
     * The first recorded moment between two moments that a reading takes one after the other; null if there is none.
     *
     * @param next null if {@code last} is the end
     */
    public Instant between(TimeSpan last, TimeSpan next) {
        for (Stretch stretch : stretches) {
            boolean begins = stretch.from.isAfter(last.earliest()) && !stretch.from.isBefore(last.latest());
            if (begins && (next == null || stretch.from.isBefore(next.earliest()))) {
                return stretch.from;
            }
            if (!begins && stretch.until.isAfter(last.latest()) && (next == null || !stretch.from.isAfter(last.latest())
                    && (stretch.until.isBefore(next.latest())
                    || Duration.between(last.latest(), next.latest()).compareTo(NO_GAP) > 0))) {
                return last.latest();
            }
        }
        return null;
    }

    /**
     * Whether a recorded report, later than a new statement, is what holds at the first recorded moment after that.
     *
     * @param moment as {@link #between} gives it
     */
    public static boolean isAnswer(Report report, Instant moment) {
        return !report.valid().latest().isAfter(moment)
                || report.valid().precision().isDayOrFiner() && report.valid().earliest().equals(moment);
    }

    /**
     * Notes that a new statement on a settlement would stand for recorded moments too.
     *
     * @param until the last moment for which it is said anew
     * @param from  the first recorded moment after it
     */
    public void overrun(TimeSpan until, Instant from) {
        overrun++;
        if (said == null || until.latest().isBefore(said.latest())) {
            said = until;
            left = from;
        }
    }

    /** @throws UnreadableFileException if a new statement would stand for recorded moments too; names their imports */
    public void requireNoOverrun(ZoneId zone) {
        if (overrun == 0) {
            return;
        }
        List<UUID> later = stretches.stream().filter(stretch -> stretch.until.isAfter(said.latest()))
                .map(Stretch::importId).distinct().toList();
        String ids = IntStream.rangeClosed(1, later.size()).mapToObj(i -> later.get(later.size() - i).toString())
                .collect(Collectors.joining(", "));
        throw new UnreadableFileException("what is said of " + said.text() + " would stand for later days too, on "
                + overrun + (overrun == 1 ? " settlement" : " settlements") + ": " + claimant
                + "'s statements are recorded from " + left.atZone(zone).toLocalDate()
                + " on, and what went on then was not repeated; bring the files of all these days with this one, as one"
                + " import, or first withdraw, in this order: " + ids + "; then load their files again after this", 0,
                null);
    }
}
