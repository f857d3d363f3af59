package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.PopulationObservation.Kind;
import org.frontlinemap.geodata.gazetteer.PopulationObservation.Scope;
import org.frontlinemap.geodata.gazetteer.PopulationObservation.Visibility;
import org.frontlinemap.geodata.theatre.Theatre;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.time.TimeSpan;

/** The figures of one settlement that are public as of a triple. */
record Populations(PopulationView before, PopulationView latest, List<PopulationView> all) {

    static final Populations NONE = new Populations(null, null, List.of());

    private static final Comparator<PopulationView> BY_REFERENCE = Comparator
            .comparing((PopulationView view) -> view.observation().reference() == null
                    ? null : view.observation().reference().latest(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(PopulationView::id);

    /** @param recorded every figure recorded for the settlement at the triple's position */
    static Populations of(List<PopulationView> recorded, AsOf asOf, Theatre theatre) {
        List<PopulationView> all = recorded.stream()
                .filter(view -> isPublicAsOf(view, asOf)).sorted(BY_REFERENCE).toList();
        LocalDate invasion = theatre.invasionDate();
        Instant startsAfter = invasion.atStartOfDay(theatre.zone()).toInstant();
        Instant endsBefore = invasion.plusDays(1).atStartOfDay(theatre.zone()).toInstant();
        PopulationView before = newest(all, figure -> figure.kind() != Kind.REMAINING && heldBy(figure, endsBefore));
        PopulationView latest = newest(all, figure -> figure.reference() != null
                && (figure.kind() == Kind.REMAINING ? figure.reference().latest().isAfter(endsBefore)
                        : !figure.reference().earliest().isBefore(startsAfter)));
        return new Populations(before, latest, all);
    }

    /**
     * The headlines at the start of an axis and at each instant at which a figure comes to count along it.
     *
     * @param axis {@link Axis#VALID} or {@link Axis#THEN}
     */
    static List<PopulationStep> steps(List<PopulationView> recorded, Axis axis, AsOf last, Theatre theatre) {
        SortedSet<Instant> instants = new TreeSet<>(List.of(Instant.MIN));
        for (PopulationView view : recorded) {
            TimeSpan reference = view.observation().reference();
            instants.add(reference == null ? Instant.MIN : reference.latest());
            if (axis == Axis.THEN) {
                instants.add(knownFrom(view));
            }
        }
        List<PopulationStep> steps = new ArrayList<>();
        for (Instant instant : instants) {
            if (!instant.isAfter(last.valid())) {
                Populations then = of(recorded, new AsOf(instant, axis == Axis.THEN ? instant : last.known(),
                        last.position()), theatre);
                steps.add(new PopulationStep(instant.equals(Instant.MIN) ? null : instant, then.before, then.latest));
            }
        }
        return steps;
    }

    /** Narrows triples to those at which a figure counts or does not count as it does. */
    static void bound(Bounds bounds, PopulationView figure) {
        if (figure.observation().reference() != null) {
            bounds.valid(figure.observation().reference().latest());
        }
        bounds.known(knownFrom(figure));
    }

    private static PopulationView newest(List<PopulationView> all, Predicate<PopulationObservation> wanted) {
        PopulationView newest = null;
        for (PopulationView view : all) {
            PopulationObservation figure = view.observation();
            boolean dated = figure.reference() != null;
            if (figure.kind().countsResidents() && figure.scope() == Scope.WHOLE && wanted.test(figure)
                    && (dated || newest == null)) {
                newest = view;
            }
        }
        return newest;
    }

    private static boolean heldBy(PopulationObservation figure, Instant instant) {
        Instant last = figure.reference() == null ? figure.notAfter() : figure.reference().latest();
        return last != null && !last.isAfter(instant);
    }

    private static boolean isPublicAsOf(PopulationView view, AsOf asOf) {
        PopulationObservation figure = view.observation();
        if (figure.visibility() != Visibility.PUBLIC) {
            return false;
        }
        if (figure.reference() != null && figure.reference().latest().isAfter(asOf.valid())) {
            return false;
        }
        return !knownFrom(view).isAfter(asOf.known());
    }

    /**
     * When the figure was published, else the document that gives it. Where neither is known, the day it stands for
     * is the first on which it can have been known.
     */
    private static Instant knownFrom(PopulationView view) {
        PopulationObservation figure = view.observation();
        if (figure.published() != null) {
            return figure.published().latest();
        }
        if (view.document() != null && view.document().document().published() != null) {
            return view.document().document().published().latest();
        }
        if (figure.reference() != null) {
            return figure.reference().latest();
        }
        return figure.notAfter() == null ? Instant.MIN : figure.notAfter();
    }
}
