package org.frontlinemap.importing.reading;

/** Texts of a file as they are named in messages. */
final class Shortened {

    private static final int MOST = 200;

    private Shortened() {
    }

    /** A text of bounded length; null stays null. */
    static String of(String text) {
        if (text == null || text.length() <= MOST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST;
        return text.substring(0, end) + "…";
    }
}
