package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.verdict.Verdict;

/** A settlement as of a triple under a rule. Immutable; thread-safe. */
public final class SettlementView {

    private final LocalDate day;
    private final Settlement settlement;
    private final Verdict verdict;
    private final Instant lastReportAt;
    private final boolean stale;
    private final Populations populations;
    private final Supplier<List<WeighedReport>> reports;

    SettlementView(LocalDate day, Settlement settlement, Verdict verdict, Instant lastReportAt, boolean stale,
            Populations populations,
            Supplier<List<WeighedReport>> reports) {
        this.day = day;
        this.settlement = settlement;
        this.verdict = verdict;
        this.lastReportAt = lastReportAt;
        this.stale = stale;
        this.populations = populations;
        this.reports = reports;
    }

    /** The day asked about, in the theatre's zone. */
    public LocalDate day() {
        return day;
    }

    public Settlement settlement() {
        return settlement;
    }

    public Verdict verdict() {
        return verdict;
    }

    /**
     * The valid time of the newest statement that took part or was set aside, or until which one of a gapless series was
     * repeated; null if there is none.
     */
    public Instant lastReportAt() {
        return lastReportAt;
    }

    /** Whether the newest report is older than the theatre allows. */
    public boolean stale() {
        return stale;
    }

    /** The newest figure of residents that surely held on or before the day of the invasion; null if there is none. */
    public PopulationView populationBefore() {
        return populations.before();
    }

    /** The newest dated figure of residents that surely held after that day; null if there is none. */
    public PopulationView populationLatest() {
        return populations.latest();
    }

    /** All public figures, by reference date, those without one last. */
    public List<PopulationView> populations() {
        return populations.all();
    }

    /** All reports with the part each played, in the rule's walking order. */
    public List<WeighedReport> reports() {
        return reports.get();
    }
}
