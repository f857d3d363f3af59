package org.frontlinemap.importing.reports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.geodata.time.TimeText;
import org.frontlinemap.importing.reading.ImportRequest;

/** The days of a series of daily rows, written YYYYMMDD. */
final class Days {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);
    private static final int MOST_REMEMBERED = 5_000;

    private final ImportRequest request;
    private final int publishedAfter;
    private final Map<String, Day> read = new Recent<>(MOST_REMEMBERED);
    private final BitSet spoken = new BitSet();
    private String lastText;
    private Day last;

    Days(ImportRequest request, int publishedAfterDays) {
        this.request = request;
        this.publishedAfter = publishedAfterDays;
    }

    /**
     * A day.
     *
     * @param number days since 1900
     */
    record Day(int number, TimeSpan valid, TimeSpan published) {
    }

    /** The day of a text; throws {@link InvalidRecordException} if it is none, or its statements are yet to come. */
    Day read(String field, String text) {
        if (text != null && text.equals(lastText)) {
            return last;
        }
        Day day = text == null ? null : read.get(text);
        if (day == null) {
            day = parse(field, text);
            read.put(text, day);
        }
        lastText = text;
        last = day;
        return day;
    }

    private Day parse(String field, String text) {
        if (text == null) {
            throw new InvalidRecordException(field, null, "is required");
        }
        LocalDate date = null;
        try {
            if (text.length() == 8 && text.chars().allMatch(c -> '0' <= c && c <= '9')) {
                date = LocalDate.of(Integer.parseInt(text.substring(0, 4)), Integer.parseInt(text.substring(4, 6)),
                        Integer.parseInt(text.substring(6)));
            }
        } catch (DateTimeException none) {
            // refused below
        }
        if (date == null || date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw new InvalidRecordException(field, text, "must be a date written YYYYMMDD");
        }
        TimeSpan valid = TimeText.parse(field, date.toString(), request.zone());
        TimeSpan published = TimeText.parse(field, date.plusDays(publishedAfter).toString(), request.zone());
        if (published.earliest().isAfter(request.now())) {
            throw new InvalidRecordException(field, text, publishedAfter == 0 ? "must not be in the future"
                    : "must not be in the future once published, " + publishedAfter + " days later");
        }
        return new Day((int) (date.toEpochDay() - FIRST.toEpochDay()), valid, published);
    }

    /** Notes that a row speaks of a day. */
    void speakOf(Day day) {
        spoken.set(day.number());
    }

    /** A stretch of days without a gap, from the start of the first to the instant that stands for the last. */
    record Stretch(Instant from, Instant until) {
    }

    /** The stretches spoken of. */
    List<Stretch> stretches() {
        List<Stretch> stretches = new ArrayList<>();
        for (int from = spoken.nextSetBit(0); from >= 0;) {
            int end = spoken.nextClearBit(from);
            stretches.add(new Stretch(span(from).earliest(), span(end - 1).latest()));
            from = spoken.nextSetBit(end);
        }
        return stretches;
    }

    /** The number of the last day spoken of; -1 if there is none. */
    int lastNumber() {
        return spoken.length() - 1;
    }

    /** How many days are spoken of from one on. */
    int countFrom(int number) {
        return spoken.cardinality() - spoken.get(0, number).cardinality();
    }

    private TimeSpan span(int number) {
        return TimeText.parse("date", FIRST.plusDays(number).toString(), request.zone());
    }
}
