package org.frontlinemap.importing.gazetteer;

import java.util.function.IntPredicate;

/** In what letters names are written. */
final class Script {

    /** BCP 47 tags of names whose language is not known. */
    static final String UNDETERMINED_CYRILLIC = "und-Cyrl";
    static final String UNDETERMINED_LATIN = "und-Latn";

    private Script() {
    }

    /** Whether a name has Cyrillic letters; not if it is null. */
    static boolean isCyrillic(String name) {
        return name != null && anyLetter(name, letter -> script(letter) == Character.UnicodeScript.CYRILLIC);
    }

    /** Whether all letters of a name are Latin or Cyrillic, and it has some. */
    static boolean isLatinOrCyrillic(String name) {
        return anyLetter(name, letter -> true) && !anyLetter(name, letter -> script(letter)
                != Character.UnicodeScript.CYRILLIC && script(letter) != Character.UnicodeScript.LATIN
                && script(letter) != Character.UnicodeScript.COMMON);
    }

    private static boolean anyLetter(String name, IntPredicate wanted) {
        return name.codePoints().filter(Character::isLetter).anyMatch(wanted);
    }

    private static Character.UnicodeScript script(int letter) {
        return Character.UnicodeScript.of(letter);
    }
}
