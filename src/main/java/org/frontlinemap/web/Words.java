package org.frontlinemap.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Enumerations as users spell them: in snake case. */
public final class Words {

    private Words() {
    }

    /** The value of a word; null if there is none. */
    public static <E extends Enum<E>> E value(Class<E> type, String word) {
        for (E value : type.getEnumConstants()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
                return value;
            }
        }
        return null;
    }

    /** All words there are. */
    public static <E extends Enum<E>> List<String> all(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
    }
}
