package org.frontlinemap.geodata.snapshot;

import java.util.List;

/**
 * Part of an answer.
 *
 * @param items   in a stable order
 * @param matched how many there are in all
 * @param more    whether others follow the last of {@code items}
 */
public record Page<T>(List<T> items, int matched, boolean more) {

    public Page {
        items = List.copyOf(items);
    }
}
