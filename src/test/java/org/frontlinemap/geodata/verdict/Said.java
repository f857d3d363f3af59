package org.frontlinemap.geodata.verdict;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Inference;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.geodata.time.TimeText;

/** Statements in the order they were entered, made as reports are, and verdicts on them as of a moment. */
final class Said {

    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");

    private final List<Statement> statements = new ArrayList<>();

    Said baseline(String control) {
        return says("editors", "independent", Basis.BASELINE, control, "2022-12-31", "2022-12-31");
    }

    Said says(String claimant, String side, Basis basis, String control, String valid) {
        return says(claimant, side, basis, control, valid, valid);
    }

    Said says(String claimant, String side, Basis basis, String control, String valid, String published) {
        return says(claimant, side, basis, Extent.WHOLE, control, valid, published);
    }

    Said says(String claimant, String side, Basis basis, Extent extent, String control, String valid,
            String published) {
        long position = statements.size() + 1L;
        UUID id = new UUID(0x7000L, position);
        Claimant who = new Claimant(claimant, Map.of("en", claimant), Claimant.Kind.OFFICE,
                List.of(new Claimant.Allegiance(side, null, null)));
        Report report = new Report("place", claimant, Control.of(control), basis, Inference.STATED, extent,
                span(valid), span(published), List.of(id), null, null);
        statements.add(Statement.of(id, position, report, who));
        return this;
    }

    Verdict verdict(String rule, String moment) {
        return Rules.of(rule).decide(until(moment));
    }

    /** What had been said as of a moment, in walking order. */
    List<Statement> until(String moment) {
        AsOf asOf = new AsOf(span(moment).latest(), span(moment).latest(), statements.size());
        return statements.stream()
                .filter(said -> !said.valid().isAfter(asOf.valid()) && !said.published().isAfter(asOf.known()))
                .sorted(Statement.WALKING_ORDER)
                .toList();
    }

    /** The verdict in short, such as "ukraine, disputed" or "ukraine, claimed russia". */
    String shortly(String rule, String moment) {
        Verdict verdict = verdict(rule, moment);
        return verdict.control() + ", " + verdict.agreement().name().toLowerCase(java.util.Locale.ROOT)
                + (verdict.claimed() == null ? "" : " " + verdict.claimed());
    }

    private static TimeSpan span(String text) {
        return TimeText.parse("time", text, KYIV);
    }
}
