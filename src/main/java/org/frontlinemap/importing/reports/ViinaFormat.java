package org.frontlinemap.importing.reports;

import org.frontlinemap.importing.reading.Format;
import org.frontlinemap.importing.reading.FormatReader;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Known;

/** Territorial control by place and day, as VIINA 2 publishes it. */
final class ViinaFormat implements Format {

    static final String ID = "viina";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String description() {
        return "VIINA 2 control_… and kontrol_… files as CSV: a code, date and one column for each source; "
                + "profile.claimants says whose statements each column holds.";
    }

    @Override
    public ClaimantUse claimant() {
        return ClaimantUse.NONE;
    }

    @Override
    public FormatReader reader(ImportRequest request, Known known) {
        return new ViinaReader(request, known);
    }
}
