package org.frontlinemap.geodata.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.frontlinemap.geodata.InvalidRecordException;

/**
 * Reads moments written in ISO 8601: {@code 2023}, {@code 2023-02}, {@code 2023-02-26},
 * {@code 2023-02-26T19:00[:00]} (local time) and the same with {@code Z} or an offset. A year, month or day
 * means that period in the theatre's zone. Thread-safe.
 */
public final class TimeText {

    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern LOCAL =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?");
    private static final Pattern OFFSET =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?([Zz]|[+-]\\d{2}:\\d{2})");

    /** The instants that are written with four digits of the year, as they are read here. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private TimeText() {
    }

    /**
     * @param field the field's name, for the message of a refusal
     * @param text  the moment
     * @param zone  the theatre's zone
     * @throws InvalidRecordException if {@code text} is none of the forms, or no date or time of the calendar
     */
    public static TimeSpan parse(String field, String text, ZoneId zone) {
        if (text == null || text.isBlank()) {
            throw new InvalidRecordException(field, text, "is required");
        }
        try {
            if (DAY.matcher(text).matches()) {
                LocalDate day = LocalDate.parse(text);
                return period(text, day, day.plusDays(1), Precision.DAY, zone);
            }
            if (MONTH.matcher(text).matches()) {
                YearMonth month = YearMonth.parse(text);
                return period(text, month.atDay(1), month.plusMonths(1).atDay(1), Precision.MONTH, zone);
            }
            if (YEAR.matcher(text).matches()) {
                Year year = Year.parse(text);
                return period(text, year.atDay(1), year.plusYears(1).atDay(1), Precision.YEAR, zone);
            }
            if (LOCAL.matcher(text).matches()) {
                return instant(text, LocalDateTime.parse(text).atZone(zone).toInstant());
            }
            if (OFFSET.matcher(text).matches()) {
                return instant(text, OffsetDateTime.parse(text.toUpperCase(java.util.Locale.ROOT)).toInstant());
            }
        } catch (DateTimeException notInCalendar) {
            throw new InvalidRecordException(field, text, "is no date or time of the calendar");
        }
        throw new InvalidRecordException(field, text,
                "must be a date (2023-02-26), a month (2023-02) or a time (2023-02-26T17:00:00Z)");
    }

    private static TimeSpan period(String text, LocalDate from, LocalDate until, Precision precision, ZoneId zone) {
        return new TimeSpan(text, writable(from.atStartOfDay(zone).toInstant()),
                writable(until.atStartOfDay(zone).toInstant()), precision);
    }

    /** An instant, or the nearest that can be read again when it is written: zones reach beyond those at both ends. */
    private static Instant writable(Instant instant) {
        return instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant;
    }

    private static TimeSpan instant(String text, Instant instant) {
        Instant millis = writable(instant.truncatedTo(ChronoUnit.MILLIS));
        return new TimeSpan(text, millis, millis, Precision.INSTANT);
    }
}
