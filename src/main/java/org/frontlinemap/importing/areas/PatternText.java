package org.frontlinemap.importing.areas;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.frontlinemap.geodata.InvalidRecordException;

/**
 * A regular expression from a profile, a stranger's perhaps: RE2J's take time in proportion to the text. Thread-safe.
 */
final class PatternText {

    private static final int MOST_LENGTH = 200;
    private static final int MOST_REPETITIONS = 1_000;
    private static final Pattern REPETITION = Pattern.compile("\\{([0-9]+)(?:,([0-9]*))?\\}");

    private final String field;
    private final Pattern pattern;

    /** @param field where it stands in the profile */
    PatternText(String field, String pattern) {
        this.field = field;
        try {
            if (pattern.length() > MOST_LENGTH) {
                throw new InvalidRecordException(field, null, "must have at most " + MOST_LENGTH + " characters");
            }
            requireFewRepetitions(field, pattern);
            this.pattern = Pattern.compile(pattern);
        } catch (PatternSyntaxException | StackOverflowError wrong) {
            throw new InvalidRecordException(field, pattern, "must be a regular expression of RE2's: as in Java, without"
                    + " looking ahead or behind and without back-references");
        }
    }

    /** How many groups in parentheses it has. */
    int groups() {
        return pattern.groupCount();
    }

    /** A matcher that found it in a text; null if it is not there. */
    Matcher find(String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher : null;
    }

    /** RE2J writes each repetition out, nested ones as often as the product of their numbers. */
    private static void requireFewRepetitions(String field, String pattern) {
        double product = 1;
        Matcher repetition = REPETITION.matcher(pattern);
        while (repetition.find()) {
            String most = repetition.group(2) == null || repetition.group(2).isEmpty() ? repetition.group(1)
                    : repetition.group(2);
            product *= Math.max(1, Double.parseDouble(most));
        }
        if (product > MOST_REPETITIONS) {
            throw new InvalidRecordException(field, pattern, "must not repeat by numbers whose product is above "
                    + MOST_REPETITIONS);
        }
    }
}
