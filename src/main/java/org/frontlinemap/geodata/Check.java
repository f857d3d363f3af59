package org.frontlinemap.geodata;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The checks that records make of their own components; each throws {@link InvalidRecordException}. */
public final class Check {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int SLUG_LENGTH = 100;
    private static final int MATCHED_LENGTH = 64;
    private static final int PORTS = 65_535;
    /**
     * Overrides of writing direction and characters without width, by which one text can pass for another, and what
     * Unicode calls noncharacters, which no XML can hold.
     */
    private static final Pattern DECEPTIVE = Pattern.compile("[\\u200B\\u2060\\uFEFF\\u202A-\\u202E\\u2066-\\u2069\\uFDD0-\\uFDEF\\uFFFE\\uFFFF]");

    private Check() {
    }

    /** {@code value} if it is not null. */
    public static <T> T present(String field, T value) {
        if (value == null) {
            throw new InvalidRecordException(field, null, "is required");
        }
        return value;
    }

    /** A copy of {@code values}, which may be null (then empty) but hold no null. */
    public static <T> List<T> list(String field, Collection<T> values) {
        if (values == null) {
            return List.of();
        }
        if (values.stream().anyMatch(Objects::isNull)) {
            throw new InvalidRecordException(field, null, "must not hold null");
        }
        return List.copyOf(values);
    }

    /** A permanent id: lower-case ASCII letters and digits in groups joined by single hyphens, 100 at most. */
    public static String slug(String field, String value) {
        present(field, value);
        if (value.length() > SLUG_LENGTH || !SLUG.matcher(value).matches()) {
            throw new InvalidRecordException(field, value,
                    "must be lower-case letters and digits in groups joined by single hyphens, "
                            + SLUG_LENGTH + " characters at most");
        }
        return value;
    }

    /** A non-blank text of at most {@code most} characters without control characters. */
    public static String text(String field, String value, int most) {
        present(field, value);
        if (value.isBlank()) {
            throw new InvalidRecordException(field, value, "must not be blank");
        }
        return optionalText(field, value, most);
    }

    /** Null if {@code value} is null or blank, else as {@link #text}. */
    public static String optionalText(String field, String value, int most) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > most) {
            throw new InvalidRecordException(field, Shortened.of(value, 40), "must have at most " + most
                    + " characters, not " + value.length());
        }
        if (value.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t' || c == 0x7F || Character.isSurrogate((char) c)
                && !wellFormed(value))) {
            throw new InvalidRecordException(field, value, "must not hold control characters or broken surrogate pairs");
        }
        if (DECEPTIVE.matcher(value).find()) {
            throw new InvalidRecordException(field, value,
                    "must not hold invisible characters or overrides of the writing direction");
        }
        return value;
    }

    /** Null, or an absolute http or https address with a host and without a user. */
    public static URI optionalWebAddress(String field, URI value) {
        if (value == null) {
            return null;
        }
        String scheme = value.getScheme() == null ? "" : value.getScheme().toLowerCase(Locale.ROOT);
        if (!Set.of("http", "https").contains(scheme) || value.getHost() == null
                || value.getRawUserInfo() != null || value.getPort() > PORTS || value.toString().length() > 2000
                || !wellFormed(value.toString())) {
            throw new InvalidRecordException(field, value.toString(), "must be an absolute http or https address without a user");
        }
        return value;
    }

    /**
     * Null, or a value of at most {@value #MATCHED_LENGTH} characters that matches {@code pattern} as a whole. The
     * length is bounded because a pattern's groups may use stack for every repetition.
     */
    public static String optionalMatch(String field, String value, Pattern pattern, String explanation) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > MATCHED_LENGTH || !pattern.matcher(value).matches()) {
            throw new InvalidRecordException(field, value, explanation);
        }
        return value;
    }

    private static boolean wellFormed(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
