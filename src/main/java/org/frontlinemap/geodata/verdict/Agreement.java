package org.frontlinemap.geodata.verdict;

/** How far those who have spoken agree with the settled control. */
public enum Agreement {
    /** Nobody has spoken since the start. */
    BASELINE,
    /** Two voices or more, all for it. */
    AGREED,
    /** One voice, for it. */
    SINGLE_SOURCE,
    /** No voice for it, all for one other control. */
    CLAIMED,
    /** Anything else. */
    DISPUTED
}
