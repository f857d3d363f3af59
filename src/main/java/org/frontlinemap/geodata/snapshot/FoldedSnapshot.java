package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
    private final Coverages coverages;

    /** @param index of the state's places */
    FoldedSnapshot(State state, PlaceIndex index) {
        this.state = state;
        this.index = index;
        this.reports = new ReportReader(state);
        this.coverages = new Coverages(state.imports());
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
        if (state.theatre() == null) {
            throw new IllegalStateException("no theatre has been recorded");
        }
        Theatre theatre = state.theatre().at(position);
        return theatre != null ? theatre : state.theatre().versions().get(0).value();
    }

    @Override
    public Page<SettlementView> settlements(SettlementQuery query, AsOf asOf, Rule rule) {
        requireReached(asOf);
        int after = -1;
        if (query.after() != null) {
            Place last = state.places().get(query.after());
            if (last == null || last.settlement().position() > asOf.position()) {
                throw new InvalidRecordException("after", query.after(), "is no settlement");
            }
            after = last.ordinal();
        }
        String text = query.text() == null ? null : NameSearch.normalise(query.text());
        List<SettlementView> items = new ArrayList<>();
        int matched = 0;
        boolean more = false;
        for (String id : candidates(query)) {
            Place place = state.places().get(id);
            Settlement settlement = place.at(asOf.position());
            if (settlement == null || query.boxes() != null && !PlaceIndex.lies(settlement, query.boxes())
                    || text != null && !NameSearch.matches(place.settlement().at(asOf.position()).words(), text)) {
                continue;
            }
            boolean wanted = place.ordinal() > after && items.size() < query.limit();
            if (!wanted && query.controls().isEmpty() && query.agreements().isEmpty()) {
                matched++;
                more |= place.ordinal() > after;
                continue;
            }
            Verdict verdict = rule.decide(place.timeline().asOf(asOf));
            if (!query.controls().isEmpty() && !query.controls().contains(verdict.control().id())
                    || !query.agreements().isEmpty() && !query.agreements().contains(verdict.agreement())) {
                continue;
            }
            matched++;
            if (wanted) {
                items.add(view(place, settlement, verdict, asOf));
            } else {
                more |= place.ordinal() > after;
            }
        }
        return new Page<>(items, matched, more);
    }

    private Collection<String> candidates(SettlementQuery query) {
        if (query.boxes() == null) {
            return state.order();
        }
        return index.candidates(query.boxes()).stream().map(state.order()::get).toList();
    }

    @Override
    public Optional<SettlementView> settlement(String id, AsOf asOf, Rule rule) {
        return place(id, asOf).map(place ->
                view(place, place.at(asOf.position()), rule.decide(place.timeline().asOf(asOf)), asOf));
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
        return place(id, asOf).map(place -> Populations.steps(recorded(place, asOf.position()), axis, asOf,
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
        return state.order().stream().map(id -> state.places().get(id).at(position)).filter(Objects::nonNull).toList();
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
        return present == null ? List.of() : recorded(state.places().get(present), state.position()).stream()
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
        return state.order().stream().filter(id -> {
            Recorded<Place.Searchable> settlement = state.places().get(id).settlement();
            Recorded<Place.Searchable> without = settlement.without(gone, state.position() + 1, Instant.EPOCH);
            return settlement.at(state.position()) != null && without.at(state.position() + 1) == null;
        }).collect(Collectors.toSet());
    }

    @Override
    public List<Claimant> claimants(long position) {
        return state.claimants().values().stream().map(claimant -> claimant.at(position)).filter(Objects::nonNull)
                .sorted(Comparator.comparing(Claimant::id)).toList();
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

    private SettlementView view(Place place, Settlement settlement, Verdict verdict, AsOf asOf) {
        Theatre theatre = theatre(asOf.position());
        Instant last = coverages.lastReportAt(verdict, asOf);
        boolean stale = last != null && last.atZone(theatre.zone()).plus(Period.parse(theatre.staleAfter()))
                .toInstant().isBefore(asOf.valid());
        LocalDate day = LocalDate.ofInstant(asOf.valid().minusMillis(1), theatre.zone());
        return new SettlementView(day, settlement, verdict, last, stale,
                Populations.of(recorded(place, asOf.position()), asOf, theatre),
                () -> verdict.weighed().stream().map(weighed -> new WeighedReport(
                        reports.view(weighed.statement().id(), asOf.position()), weighed.role(), weighed.reason()))
                        .toList());
    }

    /** The figures that the ledger held for a place at a position. */
    private List<PopulationView> recorded(Place place, long position) {
        List<PopulationView> recorded = new ArrayList<>();
        for (UUID id : place.populations()) {
            PopulationObservation at = state.populations().get(id).at(position);
            String present = at == null ? null : state.presentId(at.settlement(), position);
            if (present != null && state.places().get(present).ordinal() == place.ordinal()) {
                recorded.add(new PopulationView(id, at, reports.document(at.document(), position)));
            }
        }
        return recorded;
    }

    private void requireReached(AsOf asOf) {
        if (asOf.position() > state.position()) {
            throw new InvalidRecordException("position", Long.toString(asOf.position()),
                    "is beyond the head of the ledger, " + state.position());
        }
    }
}
