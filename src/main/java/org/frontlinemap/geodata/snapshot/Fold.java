package org.frontlinemap.geodata.snapshot;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.ledger.Correction;
import org.frontlinemap.geodata.ledger.Entry;
import org.frontlinemap.geodata.ledger.EntryKind;
import org.frontlinemap.geodata.ledger.Redaction;
import org.frontlinemap.geodata.ledger.Withdrawal;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.snapshot.Place.Searchable;
import org.frontlinemap.geodata.snapshot.State.Amended;
import org.frontlinemap.geodata.snapshot.State.Subject;
import org.frontlinemap.geodata.theatre.Theatre;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;

/**
 * Takes a state forward by entries. Total: an entry that refers to what is not there changes nothing, so that any
 * ledger folds. A redaction reaches back behind the state it is added to: fold the whole ledger anew after one.
 * For one use, by one thread.
 */
final class Fold {

    private long position;
    private Recorded<Theatre> theatre;
    private PMap<String, Place> places;
    private PVector<String> order;
    private PMap<String, Recorded<String>> aliases;
    private PMap<String, Recorded<Claimant>> claimants;
    private PMap<UUID, Recorded<Document>> documents;
    private PMap<UUID, Recorded<Report>> reports;
    private PVector<UUID> reportOrder;
    private PMap<UUID, Recorded<PopulationObservation>> populations;
    private PMap<UUID, Subject> subjects;
    private PMap<Long, Amended> amendments;
    private PMap<UUID, EntryKind> redacted = HashTreePMap.empty();
    private final Set<String> touched = new HashSet<>();

    Fold(State from) {
        position = from.position();
        theatre = from.theatre();
        places = from.places();
        order = from.order();
        aliases = from.aliases();
        claimants = from.claimants();
        documents = from.documents();
        reports = from.reports();
        reportOrder = from.reportOrder();
        populations = from.populations();
        subjects = from.subjects();
        amendments = from.amendments();
    }

    void add(Entry entry) {
        if (entry.position() != position + 1) {
            throw new IllegalArgumentException("entry " + entry.position() + " does not follow " + position);
        }
        position = entry.position();
        if (entry.isRedacted()) {
            redacted = redacted.plus(entry.id(), entry.kind());
        } else {
            record(entry, entry.body());
        }
    }

    /** Whether an entry destroys what was folded already. */
    boolean reachesBack(Entry entry) {
        return entry.kind() == EntryKind.REDACTION && !entry.isRedacted()
                && subjects.containsKey(((Redaction) entry.body()).of());
    }

    State finish() {
        State untimed = state();
        for (String id : touched) {
            Place place = places.get(id);
            places = places.plus(id, place.with(timeline(untimed, id, place)));
        }
        touched.clear();
        return state();
    }

    private State state() {
        return new State(position, theatre, places, order, aliases, claimants, documents, reports, reportOrder,
                populations, subjects, amendments);
    }

    private void record(Entry entry, Record body) {
        UUID id = entry.id();
        if (body instanceof Theatre value) {
            theatre = theatre == null ? first(value, entry) : theatre.superseded(value, position, entry.recorded());
            about(EntryKind.THEATRE, null, id);
        } else if (body instanceof Settlement value) {
            settlement(value, entry);
            about(EntryKind.SETTLEMENT, value.id(), id);
        } else if (body instanceof Claimant value) {
            Recorded<Claimant> known = claimants.get(value.id());
            claimants = claimants.plus(value.id(),
                    known == null ? first(value, entry) : known.superseded(value, position, entry.recorded()));
            about(EntryKind.CLAIMANT, value.id(), id);
            touchSpokenBy(known == null ? null : value.id());
        } else if (body instanceof Document value) {
            documents = documents.plus(entry.id(), first(value, entry));
            about(EntryKind.DOCUMENT, null, id);
        } else if (body instanceof Report value) {
            reports = reports.plus(entry.id(), first(value, entry));
            reportOrder = reportOrder.plus(entry.id());
            about(EntryKind.REPORT, null, id);
            place(entry.id(), value);
        } else if (body instanceof PopulationObservation value) {
            populations = populations.plus(entry.id(), first(value, entry));
            about(EntryKind.POPULATION, null, id);
            place(entry.id(), value);
        } else if (body instanceof Correction correction) {
            amended(entry, correction.of(), correction.reason());
            correct(entry, correction);
        } else if (body instanceof Withdrawal withdrawal) {
            amended(entry, withdrawal.of(), withdrawal.reason());
            withdraw(subjects.get(withdrawal.of()));
        } else if (body instanceof Redaction redaction) {
            amended(entry, redaction.of(), redaction.reason());
        }
    }

    private void amended(Entry entry, UUID of, String reason) {
        Subject subject = subjects.get(of);
        amendments = amendments.plus(position, new Amended(entry.kind(), entry.recorded(), of,
                subject == null ? redacted.get(of) : subject.kind(), subject == null ? null : subject.id(), reason));
    }

    private void about(EntryKind kind, String key, UUID id) {
        subjects = subjects.plus(id, new Subject(kind, key, id));
    }

    private <T> Recorded<T> first(T value, Entry entry) {
        return Recorded.first(value, position, entry.recorded());
    }

    private void settlement(Settlement value, Entry entry) {
        Place place = places.get(value.id());
        if (place == null) {
            place = Place.of(order.size(), first(Searchable.of(value), entry));
            order = order.plus(value.id());
        } else {
            place = place.with(place.settlement().superseded(Searchable.of(value), position, entry.recorded()));
        }
        places = places.plus(value.id(), place);
        link(value, entry);
        touched.add(value.id());
    }

    private void link(Settlement value, Entry entry) {
        for (String former : value.formerIds()) {
            Recorded<String> known = aliases.get(former);
            aliases = aliases.plus(former, known == null ? first(value.id(), entry)
                    : known.superseded(value.id(), position, entry.recorded()));
        }
        Place whole = value.mergedInto() == null ? null : places.get(value.mergedInto());
        if (whole != null) {
            places = places.plus(value.mergedInto(), whole.withMerged(value.id()));
            touched.add(value.mergedInto());
        }
    }

    private void place(UUID id, Report report) {
        Place place = places.get(report.settlement());
        if (place != null) {
            places = places.plus(report.settlement(), place.withReport(id));
            touched.add(report.settlement());
            place.settlement().versions().forEach(version -> touchWhole(version.value().settlement()));
        }
    }

    private void place(UUID id, PopulationObservation population) {
        Place place = places.get(population.settlement());
        if (place != null) {
            places = places.plus(population.settlement(), place.withPopulation(id));
        }
    }

    private void touchWhole(Settlement settlement) {
        if (settlement.mergedInto() != null && places.containsKey(settlement.mergedInto())) {
            touched.add(settlement.mergedInto());
        }
    }

    private void touchSpokenBy(String claimant) {
        if (claimant != null) {
            for (Recorded<Report> report : reports.values()) {
                report.versions().stream().map(Recorded.Version::value)
                        .filter(said -> said.claimant().equals(claimant) && places.containsKey(said.settlement()))
                        .forEach(said -> touched.add(said.settlement()));
            }
        }
    }

    private void correct(Entry entry, Correction correction) {
        Subject subject = subjects.get(correction.of());
        if (subject == null || subject.kind() != correction.kind()) {
            return;
        }
        Record replacement = correction.replacement();
        subjects = subjects.plus(entry.id(), subject);
        if (replacement instanceof Settlement value && value.id().equals(subject.key())) {
            settlement(value, entry);
        } else if (replacement instanceof Claimant value && value.id().equals(subject.key())) {
            claimants = claimants.plus(value.id(),
                    claimants.get(value.id()).superseded(value, position, entry.recorded()));
            touchSpokenBy(value.id());
        } else if (replacement instanceof Document value) {
            documents = replaced(documents, subject.id(), value, entry);
        } else if (replacement instanceof Report value) {
            touchPlacesOf(subject.id());
            reports = replaced(reports, subject.id(), value, entry);
            place(subject.id(), value);
        } else if (replacement instanceof PopulationObservation value) {
            populations = replaced(populations, subject.id(), value, entry);
            place(subject.id(), value);
        }
    }

    private <T> PMap<UUID, Recorded<T>> replaced(PMap<UUID, Recorded<T>> all, UUID id, T value, Entry entry) {
        return all.plus(id, all.get(id).superseded(value, position, entry.recorded()));
    }

    private void touchPlacesOf(UUID report) {
        reports.get(report).versions().forEach(version -> {
            if (places.containsKey(version.value().settlement())) {
                touched.add(version.value().settlement());
                places.get(version.value().settlement()).settlement().versions()
                        .forEach(place -> touchWhole(place.value().settlement()));
            }
        });
    }

    private void withdraw(Subject subject) {
        if (subject == null) {
            return;
        }
        switch (subject.kind()) {
            case SETTLEMENT -> {
                Place place = places.get(subject.key());
                places = places.plus(subject.key(), place.with(place.settlement().closed(position)));
                touched.add(subject.key());
            }
            case CLAIMANT -> {
                claimants = claimants.plus(subject.key(), claimants.get(subject.key()).closed(position));
                touchSpokenBy(subject.key());
            }
            case DOCUMENT -> documents = closed(documents, subject.id());
            case REPORT -> {
                touchPlacesOf(subject.id());
                reports = closed(reports, subject.id());
            }
            case POPULATION -> populations = closed(populations, subject.id());
            case THEATRE, CORRECTION, WITHDRAWAL, REDACTION -> {
            }
        }
    }

    private <T> PMap<UUID, Recorded<T>> closed(PMap<UUID, Recorded<T>> all, UUID id) {
        return all.plus(id, all.get(id).closed(position));
    }

    private static Timeline timeline(State state, String id, Place place) {
        Timeline.Builder builder = new Timeline.Builder();
        collect(state, builder, id, place, 0, Recorded.OPEN);
        for (String part : place.mergedFrom()) {
            Place merged = state.places().get(part);
            for (Recorded.Version<Searchable> version : merged.settlement().versions()) {
                if (id.equals(version.value().settlement().mergedInto())) {
                    collect(state, builder, part, merged, version.from(), version.until());
                }
            }
        }
        return builder.build();
    }

    private static void collect(State state, Timeline.Builder builder, String id, Place place, long from, long until) {
        for (UUID report : place.reports()) {
            builder.add(report, state.reports().get(report), state.claimants(), id, from, until);
        }
    }
}
