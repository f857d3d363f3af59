package org.frontlinemap.importing.gazetteer;

import java.util.function.BiFunction;
import org.frontlinemap.importing.reading.Format;
import org.frontlinemap.importing.reading.FormatReader;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Known;

/** A format of gazetteers, which hold no statements. */
record GazetteerFormat(String id, String description, BiFunction<ImportRequest, Known, FormatReader> readers)
        implements Format {

    @Override
    public ClaimantUse claimant() {
        return ClaimantUse.NONE;
    }

    @Override
    public FormatReader reader(ImportRequest request, Known known) {
        return readers.apply(request, known);
    }
}
