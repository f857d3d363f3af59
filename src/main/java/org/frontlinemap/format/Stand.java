package org.frontlinemap.format;

import java.util.Locale;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.snapshot.Row;
import org.frontlinemap.geodata.verdict.Agreement;
import org.frontlinemap.geodata.verdict.Verdict;

/**
 * How a verdict stands, in words.
 *
 * @param claimed control that all voices claim instead; null if they do not
 */
public record Stand(String control, String agreement, String claimed) {

    /** That of a verdict. */
    public static Stand of(Verdict verdict) {
        return of(verdict.control(), verdict.agreement(), verdict.claimed());
    }

    static Stand of(Row row) {
        return of(row.control(), row.agreement(), row.claimed());
    }

    private static Stand of(Control control, Agreement agreement, Control claimed) {
        return new Stand(control.id(), agreement.name().toLowerCase(Locale.ROOT), claimed == null ? null : claimed.id());
    }
}
