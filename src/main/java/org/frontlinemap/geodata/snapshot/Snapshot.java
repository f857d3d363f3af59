package org.frontlinemap.geodata.snapshot;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.theatre.Theatre;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Rule;

/**
 * All that the ledger held at a position and at every position before it. Immutable; thread-safe. Take it once for
 * a request and ask it alone. Methods that take a triple throw {@link org.frontlinemap.geodata.InvalidRecordException}
 * if its position is beyond {@link #position()}.
 */
public interface Snapshot {

    /** The position of the last entry folded; 0 for the empty ledger. */
    long position();

    /**
     * The theatre as last recorded.
     *
     * @throws IllegalStateException before there is one
     */
    Theatre theatre();

    /** The theatre as it read at a position; before the first, as it was first recorded. */
    Theatre theatre(long position);

    /** The settlements that match, in the order first recorded. */
    Page<SettlementView> settlements(SettlementQuery query, AsOf asOf, Rule rule);

    /** The same as rows, each of which is made once and kept while it reads the same. */
    Rows rows(SettlementQuery query, AsOf asOf, Rule rule);

    /** The row of a settlement under any id it has had. */
    Optional<Row> row(String id, AsOf asOf, Rule rule);

    /** A settlement under any id it has had. */
    Optional<SettlementView> settlement(String id, AsOf asOf, Rule rule);

    /** How the verdict on a settlement went over valid time, up to the triple's; empty if there is no settlement. */
    Optional<List<ControlPeriod>> history(String id, AsOf asOf, Rule rule);

    /** The control periods that match, up to the triple's valid time. */
    Page<PeriodView> periods(PeriodQuery query, AsOf asOf, Rule rule);

    /**
     * The verdict on a settlement at the start of an axis and wherever it changed along it, up to the triple; empty
     * if there is no settlement.
     */
    List<Step> steps(String id, Axis axis, AsOf asOf, Rule rule);

    /**
     * The headline figures of a settlement's population at the start of an axis, {@link Axis#VALID} or
     * {@link Axis#THEN}, and wherever they may have become others along it, up to the triple; empty if there is no
     * settlement.
     */
    List<PopulationStep> populationSteps(String id, Axis axis, AsOf asOf);

    /** The changes of verdicts that match, up to the triple, newest first. */
    List<Change> changes(ChangeQuery query, AsOf asOf, Rule rule);

    /** What had been amended by a position, newest first. */
    List<Amendment> amendments(long position);

    /** The reports that match and count as of the triple, in the order first recorded. */
    Page<ReportView> reports(ReportQuery query, AsOf asOf);

    /** A report if it counts as of the triple. */
    Optional<ReportView> report(UUID id, AsOf asOf);

    /** Whether a report of this id was ever recorded, be it withdrawn since. */
    boolean hasRecorded(UUID report);

    /** The settlements there were at a position, in the order first recorded. */
    List<Settlement> gazetteer(long position);

    /** What a claimant said of a settlement and still counts at the head, by valid time, then published, then position. */
    List<SaidView> said(String settlement, String claimant);

    /** The figures for a settlement that count at the head, public or not. */
    List<PopulationObservation> populations(String settlement);

    /** The imports recorded by a position, in that order, those withdrawn since included. */
    List<ImportView> imports(long position);

    /** The ids of settlements there are at the head that would be no more without an import. */
    Set<String> settlementsOnlyBy(UUID imported);

    /** The import that brought a settlement as it reads at the head; empty if none did, or there is none. */
    Optional<UUID> importOf(String settlement);

    /** The import that brought a figure that counts at the head; empty if it came alone, too, or does not count. */
    Optional<UUID> importOf(PopulationObservation figure);

    /** All that an id was ever recorded to stand for, oldest first, what was withdrawn since included. */
    List<Settlement> stoodFor(String id);

    /**
     * The claimants there were at a position, by id. One that came with an import is none once that was withdrawn,
     * unless a report that counts is by it.
     */
    List<Claimant> claimants(long position);

    /** A document there was at a position. */
    Optional<ReportView.DocumentView> document(UUID id, long position);

    /** The documents there were at a position. */
    List<ReportView.DocumentView> documents(long position);

    /** The present id of a settlement under any id it has had. */
    Optional<String> presentId(String id);

    /** The id that a settlement had at a position, under any id it had had by then; empty if there was none. */
    Optional<String> presentId(String id, long position);
}
