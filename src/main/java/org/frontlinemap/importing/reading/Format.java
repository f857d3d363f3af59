package org.frontlinemap.importing.reading;

/** A format of files that can be imported. Without state; thread-safe. */
public interface Format {

    /** Its name in requests, such as {@code viina}. */
    String id();

    /** What its files hold, in one English sentence for a list of formats. */
    String description();

    /** Whether a request must, may or cannot name one claimant for all of a file. */
    ClaimantUse claimant();

    /**
     * A reader for one import.
     *
     * @throws org.frontlinemap.geodata.InvalidRecordException if an option or the profile is wrong; names it
     */
    FormatReader reader(ImportRequest request, Known known);

    /** Who makes the statements in files of a format. */
    enum ClaimantUse {
        /** The request names one claimant. */
        REQUIRED,
        /** The profile or the rows name them; the request may name one for rows that do not. */
        OPTIONAL,
        /** The request names none: the files hold no statements, or the profile says whose they are. */
        NONE
    }
}
