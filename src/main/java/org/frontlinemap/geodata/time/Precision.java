package org.frontlinemap.geodata.time;

/** How finely a moment was stated, coarsest first. */
public enum Precision {
    YEAR, MONTH, DAY, INSTANT;

    /** Whether a statement of this precision can be ordered by day: {@link #DAY} or finer. */
    public boolean isDayOrFiner() {
        return compareTo(DAY) >= 0;
    }
}
