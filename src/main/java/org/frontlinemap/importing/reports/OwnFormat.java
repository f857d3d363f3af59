package org.frontlinemap.importing.reports;

import org.frontlinemap.importing.reading.Format;
import org.frontlinemap.importing.reading.FormatReader;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Known;

/** Our own formats of statements: one row, feature or line each. */
enum OwnFormat implements Format {
    CSV("reports-csv", "Statements on settlements as CSV, one a row; a profile maps other columns to ours."),
    GEOJSON("reports-geojson",
            "Statements on settlements as GeoJSON, one a feature, such as this server's own download of reports."),
    NDJSON("reports-ndjson", "Statements on settlements as JSON, one object or GeoJSON Feature a line.");

    private final String id;
    private final String description;

    OwnFormat(String id, String description) {
        this.id = id;
        this.description = description;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public ClaimantUse claimant() {
        return ClaimantUse.OPTIONAL;
    }

    @Override
    public FormatReader reader(ImportRequest request, Known known) {
        return new OwnReader(this, request, known);
    }
}
