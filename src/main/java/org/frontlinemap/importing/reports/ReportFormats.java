package org.frontlinemap.importing.reports;

import java.util.List;
import org.frontlinemap.importing.reading.Format;

/** The formats of this package. */
public final class ReportFormats {

    /** All, in the order to be listed. */
    public static final List<Format> ALL = List.of(OwnFormat.CSV, OwnFormat.GEOJSON, OwnFormat.NDJSON,
            new ViinaFormat(), new WikipediaFormat());

    private ReportFormats() {
    }
}
