package org.frontlinemap.importing.reports;

import org.frontlinemap.importing.reading.Format;
import org.frontlinemap.importing.reading.FormatReader;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Known;

/** Wikipedia's list of who controls which city, as a table. */
final class WikipediaFormat implements Format {

    @Override
    public String id() {
        return "wikipedia-control";
    }

    @Override
    public String description() {
        return "Wikipedia's list of control of cities as CSV: Name, Held by, source, As of, sourceLink, update, Lat, Lon.";
    }

    @Override
    public ClaimantUse claimant() {
        return ClaimantUse.REQUIRED;
    }

    @Override
    public FormatReader reader(ImportRequest request, Known known) {
        return new WikipediaReader(request, known);
    }
}
