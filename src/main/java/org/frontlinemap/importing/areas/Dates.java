package org.frontlinemap.importing.areas;

import com.google.re2j.Matcher;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.time.Precision;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.geodata.time.TimeText;
import org.frontlinemap.importing.reading.Centuries;
import org.frontlinemap.importing.reading.ProfileFields;
import tools.jackson.databind.JsonNode;

/**
 * When what a file says held: a day that the profile states, a property of each feature, or a part of the file's name;
 * several are tried in turn. Days are days in the theatre's zone. Thread-safe.
 */
final class Dates {

    private static final Map<String, Integer> UNITS = Map.of("s", 1_000, "ms", 1);

    private final List<Rule> rules;
    private final ZoneId zone;

    private Dates(List<Rule> rules, ZoneId zone) {
        this.rules = rules;
        this.zone = zone;
    }

    private record Rule(TimeSpan stated, String property, String unit, PatternText fileName, boolean exact) {
    }

    /**
     * Reads the field {@code date}.
     *
     * @throws InvalidRecordException if it is none, and names it
     */
    static Dates read(ProfileFields profile, ZoneId zone) {
        JsonNode given = profile.value("date");
        if (given == null) {
            throw new InvalidRecordException(profile.path("date"), null, "is required");
        }
        List<Rule> rules = new ArrayList<>();
        if (given.isArray() && !given.isEmpty()) {
            given.forEach(each -> rules.add(rule(profile.path("date"), each, zone)));
        } else {
            rules.add(rule(profile.path("date"), given, zone));
        }
        return new Dates(List.copyOf(rules), zone);
    }

    private static Rule rule(String path, JsonNode given, ZoneId zone) {
        if (given.isString()) {
            TimeSpan stated = TimeText.parse(path, given.stringValue(), zone);
            if (!stated.precision().isDayOrFiner()) {
                throw new InvalidRecordException(path, given.stringValue(), "must be a day or a time");
            }
            return new Rule(stated, null, null, null, false);
        }
        ProfileFields fields = new ProfileFields(path, given);
        String property = fields.text("property");
        String fileName = fields.text("file_name");
        String unit = fields.text("unit");
        String precision = fields.text("precision");
        fields.requireNoOthers();
        if ((property == null) == (fileName == null)) {
            throw new InvalidRecordException(path, null, "must name a property or a file_name");
        }
        if (unit != null && (property == null || !UNITS.containsKey(unit))) {
            throw new InvalidRecordException(fields.path("unit"), unit, "must be s or ms, and be of a property");
        }
        if (precision != null && !precision.equals("day") && !precision.equals("instant")) {
            throw new InvalidRecordException(fields.path("precision"), precision, "must be day or instant");
        }
        PatternText pattern = fileName == null ? null : new PatternText(fields.path("file_name"), fileName);
        if (pattern != null && pattern.groups() != 1) {
            throw new InvalidRecordException(fields.path("file_name"), fileName,
                    "must have one group in parentheses, round the date");
        }
        return new Rule(null, property, unit, pattern, "instant".equals(precision));
    }

    /**
     * When what a feature says held.
     *
     * @param file       the file's name
     * @param properties gives the value of a property as text, null if there is none
     * @throws InvalidRecordException if it is not said, or no date; names the property, or {@code date}
     */
    TimeSpan of(String file, UnaryOperator<String> properties) {
        for (Rule rule : rules) {
            TimeSpan found = rule.stated();
            if (rule.property() != null) {
                String value = properties.apply(rule.property());
                found = value == null || value.isBlank() ? null : ofProperty(rule, value.strip());
            } else if (rule.fileName() != null) {
                Matcher matcher = rule.fileName().find(file);
                found = matcher == null || matcher.group(1) == null ? null : ofName(rule, matcher.group(1));
            }
            if (found != null) {
                return Centuries.require("date", found);
            }
        }
        throw new InvalidRecordException("date", file, "is neither in the feature nor in the file's name");
    }

    /** The properties that are looked at. */
    Stream<String> properties() {
        return rules.stream().map(Rule::property).filter(Objects::nonNull);
    }

    /** The day that is so many days later; an instant as much later. */
    TimeSpan later(TimeSpan valid, int days) {
        if (days == 0) {
            return valid;
        }
        return valid.precision() == Precision.DAY
                ? day(LocalDate.ofInstant(valid.earliest(), zone).plusDays(days))
                : TimeSpan.at(valid.latest().atZone(zone).plusDays(days).toInstant());
    }

    private TimeSpan ofProperty(Rule rule, String value) {
        if (rule.unit() == null) {
            TimeSpan stated = TimeText.parse(rule.property(), value, zone);
            if (!stated.precision().isDayOrFiner()) {
                throw new InvalidRecordException(rule.property(), value, "must be a day or a time");
            }
            return stated.precision() == Precision.INSTANT ? moment(rule, stated.latest()) : stated;
        }
        try {
            BigDecimal number = new BigDecimal(value);
            if (number.precision() - number.scale() > 18) {
                throw new ArithmeticException();
            }
            return moment(rule, Instant.ofEpochMilli(number.multiply(BigDecimal.valueOf(UNITS.get(rule.unit())))
                    .longValue()));
        } catch (NumberFormatException | ArithmeticException | DateTimeException wrong) {
            throw new InvalidRecordException(rule.property(), value,
                    "must be a number of " + rule.unit() + " since 1970");
        }
    }

    private TimeSpan ofName(Rule rule, String text) {
        try {
            return switch (text.length()) {
                case 8 -> day(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
                case 13 -> moment(rule, Instant.ofEpochMilli(Long.parseLong(text)));
                default -> text.indexOf('-') >= 0 ? day(LocalDate.parse(text))
                        : moment(rule, Instant.ofEpochSecond(Long.parseLong(text)));
            };
        } catch (NumberFormatException | DateTimeException wrong) {
            throw new InvalidRecordException("date", text,
                    "in the file's name must be YYYYMMDD, YYYY-MM-DD or a number of s or ms since 1970");
        }
    }

    private TimeSpan moment(Rule rule, Instant instant) {
        return rule.exact() ? TimeSpan.at(instant) : day(LocalDate.ofInstant(instant, zone));
    }

    private TimeSpan day(LocalDate day) {
        return TimeText.parse("date", day.toString(), zone);
    }
}
