package org.frontlinemap.importing.reading;

import java.time.Instant;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.time.TimeSpan;

/** The years that files may speak of: others are misread dates, and would stretch every answer over time. */
public final class Centuries {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Centuries() {
    }

    /**
     * The same time.
     *
     * @throws InvalidRecordException if it is of other centuries
     */
    public static TimeSpan require(String field, TimeSpan time) {
        if (time.latest().isBefore(EARLIEST) || time.latest().isAfter(LATEST)) {
            throw new InvalidRecordException(field, time.text(), "must be from 1900 to 2199");
        }
        return time;
    }
}
