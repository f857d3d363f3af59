package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.util.Set;

/**
 * Which changes of verdicts are asked for.
 *
 * @param axis         along which
 * @param fromInstant  exclusive; null for the start of time, and along {@link Axis#POSITION}
 * @param fromPosition exclusive; along {@link Axis#POSITION} only
 * @param settlements  ids; empty for all
 */
public record ChangeQuery(Axis axis, Instant fromInstant, long fromPosition, Set<String> settlements) {

    public ChangeQuery {
        settlements = Set.copyOf(settlements);
    }
}
