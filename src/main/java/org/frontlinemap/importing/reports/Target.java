package org.frontlinemap.importing.reports;

import java.util.Locale;

/** What a column or property of our own formats may say; each is named in them by its name in lower case. */
enum Target {
    SETTLEMENT, KATOTTG, PCODE, GEONAMES, NAME, LON, LAT,
    CLAIMANT, CONTROL, BASIS, INFERENCE, EXTENT, VALID_FROM, PUBLISHED, SOURCE_LABEL, NOTE,
    PUBLISHER, TITLE, URL, LANGUAGE, DOCUMENT_PUBLISHED, ARCHIVE_URL, ARCHIVE_SHA256;

    /** Its name in files and profiles. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The target of a name; null if there is none. */
    static Target of(String id) {
        for (Target target : values()) {
            if (target.id().equals(id)) {
                return target;
            }
        }
        return null;
    }

    /** Whether it describes the document that carries a statement. */
    boolean isOfDocument() {
        return compareTo(PUBLISHER) >= 0;
    }
}
