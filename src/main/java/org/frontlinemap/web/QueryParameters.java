package org.frontlinemap.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The query parameters of one request, of which only known ones are let in, each at most once. Every method throws
 * {@link RequestException} (400) for a value it cannot read; a parameter given empty is refused, unless
 * an empty list means something.
 */
public final class QueryParameters {

    /** No sign, and no digits of other scripts, which Java would read too. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final Map<String, String> values = new LinkedHashMap<>();

    /** @param known names of the parameters that the address takes */
    public QueryParameters(HttpServletRequest request, Collection<String> known) {
        this(request, known, Set.of());
    }

    /** @param lists those of the known that may be given empty: a list of nothing */
    public QueryParameters(HttpServletRequest request, Collection<String> known, Set<String> lists) {
        this(parameters(request), known, lists);
    }

    /** The known ones among a request's parameters; all others are let pass, be they malformed. */
    public static QueryParameters among(HttpServletRequest request, Collection<String> known) {
        Map<String, String[]> given;
        try {
            given = new LinkedHashMap<>(parameters(request));
        } catch (RequestException malformed) {
            given = new LinkedHashMap<>();
        }
        given.keySet().retainAll(known);
        return new QueryParameters(given, known, Set.of());
    }

    private QueryParameters(Map<String, String[]> parameters, Collection<String> known, Set<String> lists) {
        parameters.forEach((name, given) -> {
            if (!known.contains(name)) {
                throw RequestException.badParameter(name, given[0], "is no parameter of this address; it takes "
                        + (known.isEmpty() ? "none" : String.join(", ", known)));
            }
            if (given.length > 1) {
                throw RequestException.badParameter(name, String.join(" and ", given), "is given more than once");
            }
            if (given[0].isBlank() && !(given[0].isEmpty() && lists.contains(name))) {
                throw RequestException.badParameter(name, given[0], "must not be empty");
            }
            values.put(name, given[0]);
        });
    }

    private static Map<String, String[]> parameters(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (IllegalStateException malformed) {
            throw RequestException.badParameter("query", null, "cannot be decoded; it must be UTF-8, percent-encoded");
        }
    }

    /** Whether a parameter was given. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value as given; null if it was not. */
    public String text(String name) {
        return values.get(name);
    }

    /** All that were given, in order. */
    public Map<String, String> given() {
        return Collections.unmodifiableMap(values);
    }

    /** A whole number from {@code least} to {@code most}; {@code otherwise} if none was given. */
    public long number(String name, long least, long most, long otherwise) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            long number = DIGITS.matcher(value).matches() ? Long.parseLong(value) : Long.MIN_VALUE;
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException refused) {
            // said below
        }
        throw RequestException.badParameter(name, value, most == Long.MAX_VALUE
                ? "must be a whole number, " + least + " or more"
                : "must be a whole number from " + least + " to " + most);
    }

    /** {@code true} or {@code false}; false if it was not given. */
    public boolean flag(String name) {
        String value = values.getOrDefault(name, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw RequestException.badParameter(name, value, "must be true or false");
        }
        return value.equals("true");
    }

    /** A comma-separated list of distinct words; empty if none was given. */
    public Set<String> words(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(value.split(",", -1)));
    }

    /** A comma-separated list of words, each read by {@code reader}, which returns null for those there are not. */
    public <T> Set<T> words(String name, Function<String, T> reader, Collection<String> known) {
        Set<T> read = new LinkedHashSet<>();
        for (String word : words(name)) {
            T value = reader.apply(word);
            if (value == null) {
                throw RequestException.badParameter(name, word, "must be of " + String.join(", ", known));
            }
            read.add(value);
        }
        return read;
    }

    /** A UUID; null if none was given. */
    public UUID uuid(String name) {
        String value = values.get(name);
        return value == null ? null : uuid(name, value);
    }

    /** Reads a UUID in its usual form of 36 characters. */
    public static UUID uuid(String name, String value) {
        try {
            UUID id = UUID.fromString(value);
            if (id.toString().equalsIgnoreCase(value)) {
                return id;
            }
        } catch (IllegalArgumentException refused) {
            // said below
        }
        throw RequestException.badParameter(name, value, "must be a UUID");
    }
}
