package org.frontlinemap.geodata.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.InvalidRecordException;

/**
 * A moment as a source states it: "February 2023", "26 February 2023", "19:00 on 25 February 2023".
 *
 * <p>Instants are kept to the millisecond.
 *
 * @param text      the moment as it was given, ISO 8601
 * @param earliest  the first instant it can mean
 * @param latest    the end of the stated period, exclusive; for {@link Precision#INSTANT} the instant itself.
 *                  Wherever one instant stands for the span, it is this one.
 * @param precision how finely it was stated
 */
public record TimeSpan(String text, Instant earliest, Instant latest, Precision precision) {

    public TimeSpan {
        Check.text("text", text, 40);
        Check.present("earliest", earliest);
        Check.present("latest", latest);
        Check.present("precision", precision);
        earliest = earliest.truncatedTo(ChronoUnit.MILLIS);
        latest = latest.truncatedTo(ChronoUnit.MILLIS);
        if (precision == Precision.INSTANT ? !earliest.equals(latest) : !earliest.isBefore(latest)) {
            throw new InvalidRecordException("latest", latest.toString(), "must follow earliest " + earliest);
        }
    }

    /** An instant stated exactly. */
    public static TimeSpan at(Instant instant) {
        return new TimeSpan(instant.toString(), instant, instant, Precision.INSTANT);
    }
}
