package org.frontlinemap.importing.areas;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.frontlinemap.geodata.InvalidRecordException;

/** A regular expression from a profile, which gives up where a careless one would try for ever. Thread-safe. */
final class PatternText {

    private static final int MOST_LOOKS = 1_000_000;
    private static final int MOST_LENGTH = 200;

    private final String field;
    private final Pattern pattern;

    /** @param field where it stands in the profile */
    PatternText(String field, String pattern) {
        this.field = field;
        try {
            if (pattern.length() > MOST_LENGTH) {
                throw new InvalidRecordException(field, null, "must have at most " + MOST_LENGTH + " characters");
            }
            this.pattern = Pattern.compile(pattern);
        } catch (PatternSyntaxException | StackOverflowError wrong) {
            throw new InvalidRecordException(field, pattern, "must be a regular expression of Java's");
        }
    }

    /** How many groups in parentheses it has. */
    int groups() {
        return pattern.matcher("").groupCount();
    }

    /** A matcher that found it in a text; null if it is not there. */
    Matcher find(String text) {
        Matcher matcher = pattern.matcher(new Counted(text, new int[1]));
        try {
            return matcher.find() ? matcher : null;
        } catch (TooManyLooks | StackOverflowError endless) {
            throw new InvalidRecordException(field, pattern.pattern(), "takes too long to try on the file's name");
        }
    }

    private static final class TooManyLooks extends RuntimeException {
    }

    private record Counted(String text, int[] looks) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks[0] > MOST_LOOKS) {
                throw new TooManyLooks();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
