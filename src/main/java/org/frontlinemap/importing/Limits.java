package org.frontlinemap.importing;

import java.time.Duration;

/** How much one import may bring, and how long it is kept. */
final class Limits {

    /** Most files of an import, those of archives counted one by one, folders and hidden files among them. */
    static final int MOST_FILES = 5_000;

    /** Most bytes that archives of an import may come to. */
    static final long MOST_UNPACKED = 8L << 30;

    /** Most bytes that one packed byte may come to, once more than {@link #UNSUSPICIOUS} have come. */
    static final int MOST_RATIO = 200;

    static final long UNSUSPICIOUS = 10L << 20;

    /** Most rejected rows, and most notices, that are written down. */
    static final long MOST_WRITTEN = 100_000;

    /** Most bytes of rejected rows, and of notices, that are written down. */
    static final long MOST_WRITTEN_BYTES = 256L << 20;

    /** How long what was not recorded is kept after it came to rest. */
    static final Duration LIFE = Duration.ofDays(30);

    private Limits() {
    }
}
