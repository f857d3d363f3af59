package org.frontlinemap.geodata;

/** Texts as they are named in messages: of bounded length, and never with half a character at the end. */
public final class Shortened {

    private Shortened() {
    }

    /** A text of at most {@code most} characters, with an ellipsis where it goes on; null stays null. */
    public static String of(String text, int most) {
        if (text == null || text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }
}
