package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Something the ledger holds, with all the versions it has had. Immutable.
 *
 * @param position at which it was first recorded
 * @param recorded when
 * @param versions oldest first; their positions do not overlap, but may leave gaps (withdrawn)
 */
record Recorded<T>(long position, Instant recorded, List<Version<T>> versions) {

    /**
     * How it read between two positions.
     *
     * @param recorded when the entry that says so was recorded
     * @param from     position, inclusive
     * @param until    position, exclusive
     * @param source   position of the entry that first said so: {@code from}, unless it holds again after a later entry
     *                 was withdrawn
     */
    record Version<T>(T value, Instant recorded, long from, long until, long source) {

        Version(T value, Instant recorded, long from, long until) {
            this(value, recorded, from, until, from);
        }

        boolean heldAt(long position) {
            return from <= position && position < until;
        }
    }

    static final long OPEN = Long.MAX_VALUE;

    static <T> Recorded<T> first(T value, long position, Instant recorded) {
        return new Recorded<>(position, recorded, List.of(new Version<>(value, recorded, position, OPEN)));
    }

    /** As it reads once a later entry supersedes what it was. */
    Recorded<T> superseded(T value, long from, Instant anew) {
        List<Version<T>> next = new ArrayList<>(closed(from).versions);
        next.add(new Version<>(value, anew, from, OPEN));
        return new Recorded<>(position, recorded, List.copyOf(next));
    }

    /** As it reads once it no longer counts. */
    Recorded<T> closed(long from) {
        return new Recorded<>(position, recorded, versions.stream()
                .map(version -> version.until() == OPEN
                        ? new Version<>(version.value(), version.recorded(), version.from(), from,
                                version.source()) : version)
                .toList());
    }

    /**
     * As it reads once some entries no longer count: as the last entry before them said, if it said so until they
     * superseded it; else no longer.
     *
     * @param gone whether the entry at a position no longer counts
     * @return this very record if nothing changes
     */
    Recorded<T> without(LongPredicate gone, long from, Instant anew) {
        int last = versions.size() - 1;
        if (versions.get(last).until() != OPEN || !gone.test(versions.get(last).source())) {
            return this;
        }
        int kept = last;
        while (kept >= 0 && gone.test(versions.get(kept).source())) {
            if (kept > 0 && versions.get(kept - 1).until() != versions.get(kept).from()) {
                return closed(from);
            }
            kept--;
        }
        if (kept < 0) {
            return closed(from);
        }
        Version<T> back = versions.get(kept);
        List<Version<T>> next = new ArrayList<>(closed(from).versions);
        next.add(new Version<>(back.value(), anew, from, OPEN, back.source()));
        return new Recorded<>(position, recorded, List.copyOf(next));
    }

    /** How it read at a position; null if it did not count then. */
    T at(long position) {
        Version<T> version = versionAt(position);
        return version == null ? null : version.value();
    }

    /** The version that held at a position; null if it did not count then. */
    Version<T> versionAt(long position) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).heldAt(position)) {
                return versions.get(i);
            }
        }
        return null;
    }
}
