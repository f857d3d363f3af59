package org.frontlinemap.geodata.report;

/** What a statement rests on. */
public enum Basis {
    /** An analyst's judgement. */
    ASSESSED,
    /** Imagery whose place was found. */
    GEOLOCATED,
    /** An office of a state or its armed forces. */
    OFFICIAL_STATEMENT,
    /** A party's force or figure speaking for itself. */
    PARTY_CLAIM,
    /** A newsroom in its own voice. */
    MEDIA_REPORT,
    /** Somebody says that another's statement is not so. */
    DENIAL,
    /** Who held the place before the first report. */
    BASELINE
}
