package org.frontlinemap.importing.areas;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.report.AreaAssessment;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.report.ReportTable;
import org.frontlinemap.geodata.report.Wording;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.importing.reading.ReportTables;

/**
 * Turns what one claimant says of areas, moment after moment, into entries: one for each moment that says something
 * new or draws the areas otherwise, more if it brings more reports than a table takes. Not thread-safe.
 */
final class Assessments {

    private static final int MOST_REMEMBERED = 100_000;

    private final String claimant;
    private final AreaProfile profile;
    private final Wording outside;
    private final Points points;
    private final Series series;
    private final Set<String> given = new HashSet<>();
    private List<Area> areas = List.of();
    private boolean moved;
    private boolean gave;
    private Expansion expansion;

    /** @param outside what is said of settlements in no area; null for nothing */
    Assessments(String claimant, AreaProfile profile, Wording outside, Points points, Series series) {
        this.claimant = claimant;
        this.profile = profile;
        this.outside = outside;
        this.points = points;
        this.series = series;
    }

    Series series() {
        return series;
    }

    /**
     * Reads off what areas come to for settlements.
     *
     * @param going called again and again; throws what is to end the work
     * @return how many points lie in areas that contradict each other, by the areas' labels
     * @throws org.frontlinemap.geodata.InvalidRecordException if the areas cross each other too often
     */
    Map<String, Integer> look(List<Area> next, Runnable going) {
        List<Area> kept = new ArrayList<>();
        boolean alike = expansion != null && next.size() == areas.size();
        for (int i = 0; i < next.size(); i++) {
            boolean like = i < areas.size() && next.get(i).isLike(areas.get(i));
            alike &= like;
            kept.add(like ? areas.get(i) : next.get(i));
        }
        if (!alike) {
            expansion = Expansion.of(kept, outside == null ? null : outside.control(), points, profile.edgeMetres(),
                    going);
        }
        moved = !alike;
        areas = kept;
        return expansion.contradictions();
    }

    /**
     * Adds what was looked at last, as far as it is new.
     *
     * @param whole whether all areas of the moment could be taken: if not, nothing is said of what lies in none
     * @return how many reports were added
     */
    int add(TimeSpan valid, TimeSpan published, boolean whole, Citation document, Intake intake) {
        series.begin(valid, whole);
        List<Report> reports = new ArrayList<>();
        for (int point = 0; point < points.size(); point++) {
            Wording said = expansion.wording(point);
            if (said == null && !whole) {
                continue;
            }
            boolean speaks = said != null || outside != null
                    && (profile.within() == null || profile.within().contains(points.lon(point), points.lat(point)));
            boolean near = speaks && expansion.isNearEdge(point);
            Wording fresh = series.fresh(point, said != null || !speaks ? said : outside, near, valid);
            if (fresh != null) {
                intake.report(points.id(point));
                reports.add(new Report(points.id(point), claimant, fresh.control(), fresh.basis(), fresh.inference(),
                        fresh.extent(), valid, published, List.of(document.add()), fresh.sourceLabel(), fresh.note(),
                        near));
            }
        }
        gave = !reports.isEmpty() || moved && !areas.isEmpty() && !document.isRecorded();
        if (gave && reports.isEmpty()) {
            give(valid, published, document, null, intake);
        }
        for (int from = 0; from < reports.size(); from += ReportTable.MOST_ROWS) {
            give(valid, published, document, ReportTables.table(
                    reports.subList(from, Math.min(reports.size(), from + ReportTable.MOST_ROWS))), intake);
        }
        return reports.size();
    }

    /** Whether what was added last made an entry: it said something new, or drew areas otherwise. */
    boolean gave() {
        return gave;
    }

    private void give(TimeSpan valid, TimeSpan published, Citation document, ReportTable reports, Intake intake) {
        intake.add(new AreaAssessment(claimant, List.of(document.add()), valid, published, recorded(),
                profile.edgeMetres(), reports));
    }

    /** The document of a file. */
    interface Citation {
        /** Its id; added when first asked for. */
        UUID add();

        /** Whether it was recorded before this import. */
        boolean isRecorded();
    }

    /** The areas with the geometry of those that no entry of this import gave yet. */
    private List<AreaAssessment.Area> recorded() {
        if (given.size() > MOST_REMEMBERED) {
            given.clear();
        }
        return areas.stream().map(area -> area.recorded(given.add(area.outline().sha256()))).toList();
    }
}
