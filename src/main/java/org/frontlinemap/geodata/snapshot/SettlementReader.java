package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.theatre.Theatre;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Rule;
import org.frontlinemap.geodata.verdict.Verdict;

/** Reads settlements with what is said of them out of a state. Thread-safe. */
final class SettlementReader {

    private final State state;
    private final ReportReader reports;
    private final Coverages coverages;
    private final RowEncoder encoder;
    private final int rowsKept;

    /** @param rowsKept of one place at most */
    SettlementReader(State state, ReportReader reports, RowEncoder encoder, int rowsKept) {
        this.state = state;
        this.reports = reports;
        this.coverages = new Coverages(state.imports());
        this.encoder = encoder;
        this.rowsKept = rowsKept;
    }

    /** A place that is there at the triple's position. */
    SettlementView view(Place place, AsOf asOf, Rule rule) {
        return view(place, rule.decide(place.timeline().asOf(asOf)), asOf);
    }

    /** The same, decided already. */
    SettlementView view(Place place, Verdict verdict, AsOf asOf) {
        Theatre theatre = theatre(asOf.position());
        Instant last = coverages.lastReportAt(verdict, asOf);
        boolean stale = last != null && staleAfter(last, theatre).isBefore(asOf.valid());
        LocalDate day = day(asOf, theatre);
        return new SettlementView(day, place.at(asOf.position()), verdict, last, stale,
                Populations.of(figures(place, asOf.position()), asOf, theatre),
                () -> verdict.weighed().stream().map(weighed -> new WeighedReport(
                        reports.view(weighed.statement().id(), asOf.position()), weighed.role(), weighed.reason()))
                        .toList());
    }

    /**
     * The row of a place that is there at the triple's position: one that is kept, else a new one.
     *
     * @param valid the triple's valid time as {@link Cell#millis} has it
     * @param known likewise
     */
    Row row(Place place, AsOf asOf, long valid, long known, Rule rule) {
        Kept kept = place.kept();
        Row row = kept.in(rule, valid, known, asOf.position(), Math.max(place.changed(), state.swept()));
        if (row != null) {
            return row;
        }
        Ingredients ingredients = ingredients(place, asOf, valid, known, rule);
        row = coverages.isEmpty() ? kept.of(ingredients, valid) : null;
        if (row != null) {
            return row;
        }
        SettlementView view = view(place, asOf, rule);
        row = new Row(view, ingredients, cell(place, view, asOf), state.position(), staleAfter(view, asOf), encoder);
        kept.keep(row, rule, rowsKept);
        return row;
    }

    private Ingredients ingredients(Place place, AsOf asOf, long valid, long known, Rule rule) {
        Settlement settlement = place.at(asOf.position());
        Theatre theatre = theatre(asOf.position());
        Populations figures = place.populations().isEmpty() ? Populations.NONE
                : Populations.of(figures(place, asOf.position()), asOf, theatre);
        boolean renamed = settlement.names().stream().anyMatch(PlaceName::hasEnded);
        return new Ingredients(rule, settlement, theatre, place.timeline(),
                place.timeline().counting(valid, known, asOf.position()), observed(figures.before()),
                observed(figures.latest()), renamed ? day(asOf, theatre) : null);
    }

    private static PopulationObservation observed(PopulationView figure) {
        return figure == null ? null : figure.observation();
    }

    private static LocalDate day(AsOf asOf, Theatre theatre) {
        return LocalDate.ofInstant(asOf.valid().minusMillis(1), theatre.zone());
    }

    private long staleAfter(SettlementView view, AsOf asOf) {
        return view.lastReportAt() == null ? Long.MAX_VALUE
                : Cell.millis(staleAfter(view.lastReportAt(), theatre(asOf.position())));
    }

    /** The triples around one at which the row of a place is the same. */
    Cell cell(Place place, AsOf asOf, Rule rule) {
        return cell(place, view(place, asOf, rule), asOf);
    }

    private Cell cell(Place place, SettlementView view, AsOf asOf) {
        Theatre theatre = theatre(asOf.position());
        Bounds bounds = new Bounds(asOf);
        bounds.versions(state.theatre());
        bounds.versions(place.settlement());
        place.timeline().bound(bounds, Cell.millis(asOf.valid()), Cell.millis(asOf.known()), asOf.position());
        coverages.bound(bounds, view.verdict(), asOf);
        if (view.lastReportAt() != null) {
            bounds.validAfter(staleAfter(view.lastReportAt(), theatre));
        }
        if (view.settlement().names().stream().anyMatch(PlaceName::hasEnded)) {
            bounds.validAfter(view.day().atStartOfDay(theatre.zone()).toInstant());
            bounds.validAfter(view.day().plusDays(1).atStartOfDay(theatre.zone()).toInstant());
        }
        for (UUID id : place.populations()) {
            bound(bounds, state.populations().get(id), place);
        }
        figures(place, asOf.position()).forEach(figure -> Populations.bound(bounds, figure));
        return bounds.cell();
    }

    private void bound(Bounds bounds, Recorded<PopulationObservation> figure, Place place) {
        bounds.versions(figure);
        for (Recorded.Version<PopulationObservation> version : figure.versions()) {
            if (!version.value().settlement().equals(place.id())) {
                bounds.onlyThisPosition();
            }
            if (state.documents().containsKey(version.value().document())) {
                bounds.versions(state.documents().get(version.value().document()));
            }
        }
    }

    /** The figures that the ledger held for a place at a position. */
    List<PopulationView> figures(Place place, long position) {
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

    /** The theatre as it read at a position; before the first, as it was first recorded. */
    Theatre theatre(long position) {
        if (state.theatre() == null) {
            throw new IllegalStateException("no theatre has been recorded");
        }
        Theatre theatre = state.theatre().at(position);
        return theatre != null ? theatre : state.theatre().versions().get(0).value();
    }

    private static Instant staleAfter(Instant report, Theatre theatre) {
        return report.atZone(theatre.zone()).plus(Period.parse(theatre.staleAfter())).toInstant();
    }
}
