package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.NameSearch;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.ledger.EntryKind;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.theatre.Theatre;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Rule;
import org.frontlinemap.geodata.verdict.Statement;
import org.frontlinemap.geodata.verdict.Verdict;

/** A folded state with its spatial index. Immutable; thread-safe. */
final class FoldedSnapshot implements Snapshot {

    private final State state;
    private final PlaceIndex index;
    private final ReportReader reports;
    private final SettlementReader settlements;
    private final Selection selection;

    /** @param index of the state's places */
    FoldedSnapshot(State state, PlaceIndex index, RowEncoder encoder) {
        this.state = state;
        this.index = index;
        this.reports = new ReportReader(state);
        this.settlements = new SettlementReader(state, reports, encoder, Kept.most(state.places().size()));
        this.selection = new Selection(state, index);
    }

    State state() {
        return state;
    }

    PlaceIndex index() {
        return index;
    }

    @Override
    public long position() {
        return state.position();
    }

    @Override
    public Theatre theatre() {
        return theatre(state.position());
    }

    @Override
    public Theatre theatre(long position) {
        return settlements.theatre(position);
    }

    @Override
    public Page<SettlementView> settlements(SettlementQuery query, AsOf asOf, Rule rule) {
        requireReached(asOf);
        Page<Selection.Judged> page = selection.page(query, asOf.position(),
                place -> new Selection.Judged(place, rule.decide(place.timeline().asOf(asOf))));
        return new Page<>(page.items().stream()
                .map(judged -> settlements.view(judged.place(), judged.verdict(), asOf)).toList(),
                page.matched(), page.more());
    }

    @Override
    public Rows rows(SettlementQuery query, AsOf asOf, Rule rule) {
        requireReached(asOf);
        long valid = Cell.millis(asOf.valid());
        long known = Cell.millis(asOf.known());
        Page<Row> page =
                selection.page(query, asOf.position(), place -> settlements.row(place, asOf, valid, known, rule));
        return new Rows(page, () -> cell(query, asOf, rule));
    }

    private Cell cell(SettlementQuery query, AsOf asOf, Rule rule) {
        long valid = Cell.millis(asOf.valid());
        long known = Cell.millis(asOf.known());
        Cell[] cell = {Cell.ALL};
        selection.page(query, asOf.position(), place -> {
            Row row = settlements.row(place, asOf, valid, known, rule);
            cell[0] = cell[0].and(row.cell().holds(asOf) ? row.cell() : settlements.cell(place, asOf, rule));
            return row;
        });
        return cell[0];
    }

    @Override
    public Optional<Row> row(String id, AsOf asOf, Rule rule) {
        return place(id, asOf).map(place ->
                settlements.row(place, asOf, Cell.millis(asOf.valid()), Cell.millis(asOf.known()), rule));
    }

    @Override
    public Optional<SettlementView> settlement(String id, AsOf asOf, Rule rule) {
        return place(id, asOf).map(place ->
                settlements.view(place, asOf, rule));
    }

    @Override
    public Optional<List<ControlPeriod>> history(String id, AsOf asOf, Rule rule) {
        return place(id, asOf).map(place -> Histories.periods(place, asOf, rule));
    }

    @Override
    public Page<PeriodView> periods(PeriodQuery query, AsOf asOf, Rule rule) {
        requireReached(asOf);
        return new Histories(state).periods(query, asOf, rule);
    }

    @Override
    public List<Step> steps(String id, Axis axis, AsOf asOf, Rule rule) {
        return place(id, asOf).map(place -> Steps.changing(place.timeline(), axis, asOf, rule)).orElse(List.of());
    }

    @Override
    public List<PopulationStep> populationSteps(String id, Axis axis, AsOf asOf) {
        return place(id, asOf).map(place -> Populations.steps(settlements.figures(place, asOf.position()), axis, asOf,
                theatre(asOf.position()))).orElse(List.of());
    }

    @Override
    public List<Change> changes(ChangeQuery query, AsOf asOf, Rule rule) {
        requireReached(asOf);
        return new Histories(state).changes(query, asOf, rule);
    }

    @Override
    public List<Amendment> amendments(long position) {
        return state.amendments().entrySet().stream().filter(entry -> entry.getKey() <= position)
                .sorted(Map.Entry.<Long, State.Amended>comparingByKey().reversed())
                .map(entry -> amendment(entry.getKey(), entry.getValue())).toList();
    }

    private Amendment amendment(long at, State.Amended amended) {
        boolean report = amended.subject() == EntryKind.REPORT && amended.id() != null;
        ReportView before = report ? reports.view(amended.id(), at - 1) : null;
        return new Amendment(at, amended.recorded(), amended.kind(), amended.of(), amended.subject(),
                amended.reason(), before, report ? reports.view(amended.id(), at) : null,
                report ? reports.heldSince(amended.id(), at - 1) : null);
    }

    @Override
    public Page<ReportView> reports(ReportQuery query, AsOf asOf) {
        requireReached(asOf);
        return reports.page(query, asOf);
    }

    @Override
    public Optional<ReportView> report(UUID id, AsOf asOf) {
        requireReached(asOf);
        return Optional.ofNullable(reports.view(id, asOf.position()))
                .filter(view -> ReportReader.countsAsOf(view.report(), asOf));
    }

    @Override
    public boolean hasRecorded(UUID report) {
        return state.reports().get(report) != null;
    }

    @Override
    public List<Settlement> gazetteer(long position) {
        return state.places().all().map(place -> place.at(position)).filter(Objects::nonNull).toList();
    }

    @Override
    public List<SaidView> said(String settlement, String claimant) {
        String present = state.presentId(settlement, state.position());
        if (present == null) {
            return List.of();
        }
        return state.places().get(present).timeline().asOf(new AsOf(Instant.MAX, Instant.MAX, state.position()))
                .stream().filter(statement -> statement.claimant().equals(claimant)).map(this::said).toList();
    }

    private SaidView said(Statement statement) {
        Imported imported = Imported.of(statement.position(), state.imports());
        return new SaidView(statement.id(), state.reports().get(statement.id()).at(state.position()),
                imported == null ? null : imported.id());
    }

    @Override
    public List<PopulationObservation> populations(String settlement) {
        String present = state.presentId(settlement, state.position());
        return present == null ? List.of() : settlements.figures(state.places().get(present), state.position()).stream()
                .map(PopulationView::observation).toList();
    }

    @Override
    public List<ImportView> imports(long position) {
        return state.imports().stream().filter(each -> each.position() <= position)
                .map(each -> new ImportView(each.id(), each.position(), each.last(), each.recorded(), each.author(),
                        each.header(), each.until() <= position ? each.until() : null,
                        each.until() <= position ? reason(each) : null))
                .toList();
    }

    private String reason(Imported withdrawn) {
        State.Amended amended = state.amendments().get(withdrawn.until());
        return amended == null ? null : amended.reason();
    }

    @Override
    public Set<String> settlementsOnlyBy(UUID imported) {
        LongPredicate gone = entry -> state.imports().stream().anyMatch(each -> each.brought(entry)
                && (each.id().equals(imported) || each.until() != Recorded.OPEN));
        return state.places().all().filter(place -> {
            Recorded<Place.Searchable> without = place.settlement().without(gone, state.position() + 1, Instant.EPOCH);
            return place.settlement().at(state.position()) != null && without.at(state.position() + 1) == null;
        }).map(Place::id).collect(Collectors.toSet());
    }

    @Override
    public List<Claimant> claimants(long position) {
        return state.claimants().values().stream().map(claimant -> claimant.versionAt(position))
                .filter(version -> version != null && !isLeftOver(version, position)).map(Recorded.Version::value)
                .sorted(Comparator.comparing(Claimant::id)).toList();
    }

    private boolean isLeftOver(Recorded.Version<Claimant> claimant, long position) {
        Imported imported = Imported.of(claimant.source(), state.imports());
        return imported != null && !imported.counts(position)
                && !state.reports().speaksAt(position, claimant.value().id());
    }

    @Override
    public Optional<UUID> importOf(String settlement) {
        Place place = state.places().get(settlement);
        Recorded.Version<Place.Searchable> version = place == null ? null : place.settlement().versionAt(position());
        return version == null ? Optional.empty() : importAt(version.source());
    }

    @Override
    public Optional<UUID> importOf(PopulationObservation figure) {
        Place place = state.places().get(figure.settlement());
        List<Optional<UUID>> brought = place == null ? List.of() : place.populations().stream()
                .map(state.populations()::get).filter(recorded -> figure.equals(recorded.at(position())))
                .map(recorded -> importAt(recorded.versionAt(position()).source())).toList();
        return brought.isEmpty() || brought.contains(Optional.<UUID>empty()) ? Optional.empty() : brought.get(0);
    }

    private Optional<UUID> importAt(long entry) {
        return Optional.ofNullable(Imported.of(entry, state.imports())).map(Imported::id);
    }

    @Override
    public List<Settlement> stoodFor(String id) {
        Set<String> ids = new LinkedHashSet<>(List.of(id));
        Recorded<String> alias = state.aliases().get(id);
        if (alias != null) {
            alias.versions().forEach(version -> ids.add(version.value()));
        }
        return ids.stream().map(state.places()::get).filter(Objects::nonNull).flatMap(place ->
                place.settlement().versions().stream())
                .map(version -> version.value().settlement()).toList();
    }

    @Override
    public Optional<ReportView.DocumentView> document(UUID id, long position) {
        return Optional.ofNullable(reports.document(id, position));
    }

    @Override
    public List<ReportView.DocumentView> documents(long position) {
        return state.documents().keySet().stream().map(id -> reports.document(id, position)).filter(Objects::nonNull)
                .toList();
    }

    @Override
    public Optional<String> presentId(String id) {
        return presentId(id, state.position());
    }

    @Override
    public Optional<String> presentId(String id, long position) {
        return Optional.ofNullable(state.presentId(id, position))
                .filter(present -> state.places().get(present).at(position) != null);
    }

    private Optional<Place> place(String id, AsOf asOf) {
        requireReached(asOf);
        return Optional.ofNullable(state.presentId(id, asOf.position()))
                .map(present -> state.places().get(present))
                .filter(place -> place.at(asOf.position()) != null);
    }

    private void requireReached(AsOf asOf) {
        if (asOf.position() > state.position()) {
            throw new InvalidRecordException("position", Long.toString(asOf.position()),
                    "is beyond the head of the ledger, " + state.position());
        }
    }
}
