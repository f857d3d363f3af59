package org.frontlinemap.importing.reading;

/** Texts of a file as they are named in messages. */
final class Shortened {

    private static final int MOST = 200;

    private Shortened() {
    }

    /** A text of bounded length; null stays null. */
    static String of(String text) {
        return org.frontlinemap.geodata.Shortened.of(text, MOST);
    }
}
