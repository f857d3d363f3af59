package org.frontlinemap.importing.reports;

import java.time.Instant;
import java.util.Map;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.importing.reading.Intake;

/**
 * Tells of statements of one claimant on one settlement in one file that begin at the same time and give it to different
 * holders. Remembers the latest rows.
 */
final class Opposites {

    private static final int MOST_REMEMBERED = 20_000;
    private static final int MOST_TOLD = 100;

    private final Map<Subject, Said> seen = new Recent<>(MOST_REMEMBERED);
    private int told;

    private record Subject(String file, String settlement, String claimant, Extent extent, Instant from, Instant until) {
    }

    private record Said(Control control, long line) {
    }

    /** Looks at a statement, and gives notice if an earlier one of its file says otherwise. */
    void look(Report report, NewReports.Place place, Intake intake) {
        Subject subject = new Subject(place.file(), report.settlement(), report.claimant(), report.extent(),
                report.valid().earliest(), report.valid().latest());
        Said said = seen.get(subject);
        if (said == null) {
            seen.put(subject, new Said(report.control(), place.line()));
        } else if (!said.control.equals(report.control()) && told < MOST_TOLD) {
            told++;
            intake.notice(new Intake.Notice(place.file(), place.line(), report.claimant() + " says " + report.control().id()
                    + " of " + report.settlement() + " from " + report.valid().text() + ", but line " + said.line
                    + " says " + said.control.id() + " of the same time: both are taken; is one of them mistaken?"));
        }
    }
}
