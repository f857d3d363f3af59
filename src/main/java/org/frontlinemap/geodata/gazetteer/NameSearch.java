package org.frontlinemap.geodata.gazetteer;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Compares names as people type them: without case, accents and apostrophes, a hyphen as a space, the Russian ё as
 * е. Thread-safe.
 */
public final class NameSearch {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘ʼʹ′`´\"“”«»]");
    private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private NameSearch() {
    }

    /** A name as it is compared. */
    public static String normalise(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        String joined = APOSTROPHES.matcher(plain).replaceAll("");
        return BREAKS.matcher(joined.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    /**
     * Whether a normalised query begins one of the words of one of the names, and the rest follows in order. A query
     * of which nothing is left begins none.
     */
    public static boolean matches(List<String> names, String query) {
        if (query.isEmpty()) {
            return false;
        }
        for (String name : names) {
            if (name.startsWith(query) || name.contains(" " + query)) {
                return true;
            }
        }
        return false;
    }
}
