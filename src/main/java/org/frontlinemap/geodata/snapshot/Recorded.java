package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
     */
    record Version<T>(T value, Instant recorded, long from, long until) {
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
                        ? new Version<>(version.value(), version.recorded(), version.from(), from) : version)
                .toList());
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
