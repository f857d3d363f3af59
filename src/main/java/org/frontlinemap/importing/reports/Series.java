package org.frontlinemap.importing.reports;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.report.Wording;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.SpokenFor;

/**
 * What one claimant says of one settlement day by day, and what is recorded of that: tells which days say something
 * new. Values are indices into the claimant's wordings, the last of which is that nothing is said any more.
 */
final class Series {

    private static final byte NONE = -1;
    private static final byte OTHER = -2;

    private final byte unsaid;
    private final SpokenFor spokenFor;
    private final List<Report> dated;
    private final long[] times;
    private final byte[] values;
    private final UUID[] imports;
    private final boolean[] ofSeries;
    private int next;
    private byte before = NONE;
    private byte held = NONE;
    private UUID heldBy;
    private boolean heldOfSeries;
    private boolean emitted;
    private long emittedAt = Long.MIN_VALUE;
    private TimeSpan last;

    /**
     * @param said     by the claimant of the settlement, as recorded, in walking order
     * @param wordings of the values
     * @param series   the imports whose statements are repeated daily
     * @param spokenFor the time that imports speak for
     */
    Series(List<Known.Said> said, List<Wording> wordings, Set<UUID> series, SpokenFor spokenFor) {
        this.spokenFor = spokenFor;
        unsaid = (byte) (wordings.size() - 1);
        List<Known.Said> moving = said.stream().filter(each -> moves(each.report())).toList();
        dated = moving.stream().map(Known.Said::report).toList();
        times = dated.stream().mapToLong(each -> each.valid().latest().toEpochMilli()).toArray();
        values = new byte[times.length];
        imports = new UUID[times.length];
        ofSeries = new boolean[times.length];
        for (int i = 0; i < times.length; i++) {
            values[i] = value(dated.get(i), wordings);
            imports[i] = moving.get(i).importId();
            ofSeries[i] = series.contains(imports[i]);
        }
    }

    /** Whether a report says from a day on who holds the place: no baseline, and dated to the day at least. */
    private static boolean moves(Report report) {
        return report.basis() != Basis.BASELINE && report.valid().precision().isDayOrFiner();
    }

    /** The value that says the same control, by the same label if there is one. */
    private static byte value(Report report, List<Wording> wordings) {
        byte same = OTHER;
        for (byte i = 0; i < wordings.size(); i++) {
            Wording wording = wordings.get(i);
            if (wording.control().equals(report.control()) && wording.extent() == report.extent()) {
                if (wording.sourceLabel().equals(report.sourceLabel())) {
                    return i;
                }
                same = same == OTHER ? i : same;
            }
        }
        return same;
    }

    /** What a day comes to. */
    enum Outcome {
        /** Nothing is said, and nothing was. */
        SILENT,
        /** What the claimant last said goes on. */
        REPEATED,
        /** A report is to be made. */
        NEW
    }

    /**
     * Takes the value of a day later than all before.
     *
     * @param reliesOn imports that hold what is not repeated are added here
     */
    Outcome take(byte value, TimeSpan valid, Set<UUID> reliesOn) {
        leave(valid);
        last = valid;
        long day = valid.latest().toEpochMilli();
        while (next < times.length && times[next] <= day) {
            held = values[next];
            heldBy = imports[next];
            heldOfSeries = ofSeries[next];
            next++;
        }
        UUID same = recordedBy(value, day);
        if (same != null) {
            emittedAt = Long.MIN_VALUE;
            before = value;
            held = value;
            heldBy = same;
            heldOfSeries = true;
            return repeated(reliesOn);
        }
        boolean changed = value != before;
        boolean saidBefore = before >= 0 && before != unsaid;
        before = value;
        if (value == unsaid && !saidBefore && !(heldOfSeries && held != unsaid)) {
            return held == unsaid && heldOfSeries ? repeated(reliesOn) : Outcome.SILENT;
        }
        if (held == value && !(emitted && changed)) {
            return repeated(reliesOn);
        }
        held = value;
        heldBy = null;
        heldOfSeries = true;
        emitted = true;
        emittedAt = day;
        return Outcome.NEW;
    }

    /**
     * Notes if what is new up to now would stand for recorded days that are left out.
     *
     * @param following the day that is taken next; null at the end
     */
    void leave(TimeSpan following) {
        Instant left = emittedAt == Long.MIN_VALUE ? null : spokenFor.between(last, following);
        if (left != null && dated.stream().noneMatch(report -> report.valid().latest().toEpochMilli() > emittedAt
                && SpokenFor.isAnswer(report, left))) {
            spokenFor.overrun(last, left);
        }
    }

    /**
     * The import that brought this very statement as the last of a series for this very day, whatever was said alone of
     * that day; null if none did.
     */
    private UUID recordedBy(byte value, long day) {
        for (int i = next - 1; i >= 0 && times[i] == day; i--) {
            if (ofSeries[i]) {
                return values[i] == value ? imports[i] : null;
            }
        }
        return null;
    }

    private Outcome repeated(Set<UUID> reliesOn) {
        if (heldBy != null) {
            reliesOn.add(heldBy);
        }
        return Outcome.REPEATED;
    }
}
