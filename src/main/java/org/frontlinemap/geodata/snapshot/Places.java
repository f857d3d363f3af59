package org.frontlinemap.geodata.snapshot;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The settlements of a state, by id and by ordinal. Immutable; thread-safe. A later one shares all that did not
 * change: the ids, of which each belongs to one ordinal for ever, and the chunks.
 */
final class Places {

    private static final int BITS = 8;
    private static final int CHUNK = 1 << BITS;

    /** So many positions' counts are remembered. */
    private static final int COUNTED = 1_000;

    private final Map<String, Integer> ordinals;
    private final Map<Long, Integer> counts;
    private final Place[][] chunks;
    private final int size;
    private final int present;

    /**
     * @param ordinals may hold ids of later states, whose ordinals are not below {@code size}
     * @param counts   how many there were at positions, which no later state changes
     */
    private Places(Map<String, Integer> ordinals, Map<Long, Integer> counts, Place[][] chunks, int size, int present) {
        this.ordinals = ordinals;
        this.counts = counts;
        this.chunks = chunks;
        this.size = size;
        this.present = present;
    }

    /** None, and none shared with any other. */
    static Places none() {
        return new Places(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new Place[0][], 0, 0);
    }

    int size() {
        return size;
    }

    /**
     * How many there were at a position, those that were withdrawn or part of others left out.
     *
     * @param head position of the state
     */
    int present(long position, long head) {
        if (position == head) {
            return present;
        }
        Integer known = counts.get(position);
        if (known == null) {
            known = (int) all().filter(place -> place.at(position) != null).count();
            if (counts.size() >= COUNTED) {
                counts.clear();
            }
            counts.put(position, known);
        }
        return known;
    }

    Place get(int ordinal) {
        return chunks[ordinal >> BITS][ordinal & CHUNK - 1];
    }

    /** The place of an id; null if there is none. */
    Place get(String id) {
        Integer ordinal = ordinals.get(id);
        return ordinal == null || ordinal >= size ? null : get(ordinal);
    }

    /** All by ordinal. */
    Stream<Place> all() {
        return IntStream.range(0, size).mapToObj(this::get);
    }

    /** Takes a state's places forward. For one thread. */
    static final class Builder {

        private final Map<String, Integer> ordinals;
        private final Map<Long, Integer> counts;
        private Place[][] chunks;
        private boolean[] own;
        private int size;
        private int present;

        Builder(Places from) {
            ordinals = from.ordinals;
            counts = from.counts;
            chunks = from.chunks.clone();
            own = new boolean[chunks.length];
            size = from.size;
            present = from.present;
        }

        int size() {
            return size;
        }

        boolean contains(String id) {
            return get(id) != null;
        }

        Place get(String id) {
            Integer ordinal = ordinals.get(id);
            return ordinal == null || ordinal >= size ? null : get((int) ordinal);
        }

        Place get(int ordinal) {
            return chunks[ordinal >> BITS][ordinal & CHUNK - 1];
        }

        /**
         * Puts a place where its ordinal says: in place of what it was, or after the last.
         *
         * @param position of the entry that changed it
         */
        void put(Place place, long position) {
            int chunk = place.ordinal() >> BITS;
            if (place.ordinal() == size) {
                ordinals.put(place.id(), size++);
            } else if (get(place.ordinal()).at(position) != null) {
                present--;
            }
            if (place.at(position) != null) {
                present++;
            }
            if (chunk >= chunks.length) {
                grow();
            }
            if (!own[chunk]) {
                chunks[chunk] = chunks[chunk] == null ? new Place[CHUNK] : chunks[chunk].clone();
                own[chunk] = true;
            }
            chunks[chunk][place.ordinal() & CHUNK - 1] = place.changedAt(position);
        }

        private void grow() {
            int length = Math.max(4, chunks.length + (chunks.length >> 1));
            chunks = Arrays.copyOf(chunks, length);
            own = Arrays.copyOf(own, length);
        }

        /** The places as they are now; what is put from here on is not in them. */
        Places build() {
            Places built = new Places(ordinals, counts, chunks, size, present);
            chunks = chunks.clone();
            own = new boolean[chunks.length];
            return built;
        }
    }
}
