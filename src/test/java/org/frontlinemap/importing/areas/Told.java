package org.frontlinemap.importing.areas;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.report.AreaAssessment;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.importing.reading.Collected;

/** What came of files, as lines of text that a person can read. */
final class Told {

    private Told() {
    }

    static List<String> of(Collected collected, List<Import.Coverage> coverage) {
        List<String> lines = new ArrayList<>();
        for (Record entry : collected.entries().values()) {
            if (entry instanceof Document document) {
                lines.add("document " + document.publisher() + ", " + document.title() + ", "
                        + document.published().text() + ", SHA-256 " + document.archiveSha256().substring(0, 8));
            } else if (entry instanceof AreaAssessment assessment) {
                lines.add("assessment by " + assessment.reports().claimant() + ", edge " + assessment.edgeMetres() + " m");
                for (AreaAssessment.Area area : assessment.areas()) {
                    lines.add("  area " + text(area.label()) + ": " + area.control() + " " + lower(area.basis()) + ", "
                            + area.sha256().substring(0, 8) + (area.wkb() == null ? " as before"
                            : ", " + area.wkb().length() * 3 / 4 / 16 + " vertices"));
                }
                lines.addAll(reports(assessment));
            }
        }
        lines.add("accepted " + collected.accepted() + ", unchanged " + collected.unchanged() + ", dropped "
                + collected.dropped());
        collected.reasons().forEach(reason -> lines.add("rejected " + reason));
        collected.notices().forEach(notice -> lines.add("notice " + notice.file() + ":" + notice.line() + " "
                + notice.message()));
        for (Import.Coverage covered : coverage) {
            lines.add("covered " + covered.claimant() + " " + covered.from() + " to " + covered.until());
        }
        return lines;
    }

    private static List<String> reports(AreaAssessment assessment) {
        Map<String, List<String>> places = new TreeMap<>();
        for (int row = 0; row < assessment.reports().size(); row++) {
            Report report = assessment.reports().report(row);
            places.computeIfAbsent("  from " + report.valid().text() + ", published " + report.published().text() + ", "
                    + report.control() + " " + lower(report.basis()) + " " + lower(report.inference()) + " "
                    + text(report.sourceLabel()) + (report.note() == null ? "" : " (" + report.note() + ")"),
                    said -> new ArrayList<>()).add(report.settlement() + (report.nearEdge() == null ? "" : "~"));
        }
        List<String> lines = new ArrayList<>();
        places.forEach((said, settlements) -> {
            lines.add(said + ":");
            lines.add("    " + String.join(" ", settlements.stream().sorted().toList()));
        });
        return lines;
    }

    private static String text(String label) {
        return label == null ? "-" : "\"" + label.replace("\u00A0", "\\u00a0").replace("\n", "\\n") + "\"";
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
