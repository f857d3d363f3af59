package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.ledger.Correction;
import org.frontlinemap.geodata.ledger.Entry;
import org.frontlinemap.geodata.ledger.EntryKind;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.ledger.Redaction;
import org.frontlinemap.geodata.ledger.Withdrawal;
import org.frontlinemap.geodata.report.AreaAssessment;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.report.ReportTable;
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

    /** So many timelines are made by several threads. */
    private static final int MANY = 10_000;

    private long position;
    private Recorded<Theatre> theatre;
    private final Places.Builder places;
    private PMap<String, Recorded<String>> aliases;
    private PMap<String, Recorded<Claimant>> claimants;
    private PMap<UUID, Recorded<Document>> documents;
    private Reports reports;
    private PMap<UUID, Recorded<PopulationObservation>> populations;
    private PMap<UUID, Subject> subjects;
    private PMap<Long, Amended> amendments;
    private PVector<Imported> imports;
    private PMap<UUID, EntryKind> redacted = HashTreePMap.empty();
    private final Set<String> touched = new HashSet<>();
    private final Set<Integer> moved = new HashSet<>();
    private long swept;
    private final FreshRows freshRows = new FreshRows();

    Fold(State from) {
        position = from.position();
        theatre = from.theatre();
        places = new Places.Builder(from.places());
        swept = from.swept();
        aliases = from.aliases();
        claimants = from.claimants();
        documents = from.documents();
        reports = from.reports();
        populations = from.populations();
        subjects = from.subjects();
        amendments = from.amendments();
        imports = from.imports();
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

    /** The ordinals of settlements that came or were changed, so that their points may be others. */
    int[] moved() {
        return moved.stream().mapToInt(Integer::intValue).toArray();
    }

    State finish() {
        freshRows.drain((id, rows) -> put(places.get(id).withRows(rows)));
        State untimed = state();
        (touched.size() < MANY ? touched.stream() : touched.parallelStream())
                .map(id -> places.get(id).with(Timeline.of(untimed, id, places.get(id)))).toList().forEach(this::put);
        touched.clear();
        return state();
    }

    private State state() {
        return new State(position, theatre, places.build(), aliases, claimants, documents, reports, populations,
                subjects, amendments, imports, swept);
    }

    private void put(Place place) {
        places.put(place, position);
    }

    private void record(Entry entry, Record body) {
        UUID id = entry.id();
        String key = null;
        swept = sweeps(body) ? Math.max(swept, position) : swept;
        if (body instanceof Theatre value) {
            theatre = theatre == null ? first(value, entry) : theatre.superseded(value, position, entry.recorded());
        } else if (body instanceof Settlement value) {
            settlement(value, entry);
            key = value.id();
        } else if (body instanceof Claimant value) {
            key = value.id();
            Recorded<Claimant> known = claimants.get(key);
            claimants = claimants.plus(key,
                    known == null ? first(value, entry) : known.superseded(value, position, entry.recorded()));
            reports.spokenBy(key, said -> touch(said.settlement()));
        } else if (body instanceof Document value) {
            documents = documents.plus(entry.id(), first(value, entry));
        } else if (body instanceof Report value) {
            reports = reports.plus(entry.id(), first(value, entry));
            place(entry.id(), value);
        } else if (body instanceof ReportTable value) {
            table(value, entry);
        } else if (body instanceof AreaAssessment value) {
            if (value.reports() != null) {
                table(value.reports(), entry);
            }
        } else if (body instanceof Import value) {
            imports = imports.plus(new Imported(id, position, entry.recorded(), entry.author(), value, Recorded.OPEN));
        } else if (body instanceof PopulationObservation value) {
            populations = populations.plus(entry.id(), first(value, entry));
            place(entry.id(), value);
        } else {
            amend(entry, body);
            return;
        }
        subjects = subjects.plus(id, new Subject(entry.kind(), key, id));
    }

    /** Whether an entry may bear on more places than are put anew for it. */
    private boolean sweeps(Record body) {
        if (body instanceof Settlement value) {
            return places.contains(value.id()) || value.mergedInto() != null || !value.formerIds().isEmpty();
        }
        return !(body instanceof Report || body instanceof ReportTable || body instanceof AreaAssessment
                || body instanceof Document || body instanceof PopulationObservation);
    }

    private void amend(Entry entry, Record body) {
        if (body instanceof Correction correction) {
            amended(entry, correction.of(), correction.reason());
            correct(entry, correction);
        } else if (body instanceof Withdrawal withdrawal) {
            amended(entry, withdrawal.of(), withdrawal.reason());
            withdraw(subject(withdrawal.of()), entry.recorded());
        } else if (body instanceof Redaction redaction) {
            amended(entry, redaction.of(), redaction.reason());
        }
    }

    private void amended(Entry entry, UUID of, String reason) {
        Subject subject = subject(of);
        amendments = amendments.plus(position, new Amended(entry.kind(), entry.recorded(), of,
                subject == null ? redacted.get(of) : subject.kind(), subject == null ? null : subject.id(), reason));
    }

    private Subject subject(UUID id) {
        Subject subject = subjects.get(id);
        return subject == null && reports.tableOf(id) != null ? new Subject(EntryKind.REPORT, null, id) : subject;
    }

    private <T> Recorded<T> first(T value, Entry entry) {
        return Recorded.first(value, position, entry.recorded());
    }

    private void settlement(Settlement value, Entry entry) {
        Place place = places.get(value.id());
        moved.add(place == null ? places.size() : place.ordinal());
        if (place == null) {
            place = Place.of(places.size(), first(Searchable.of(value), entry));
        } else {
            place = place.with(place.settlement().superseded(Searchable.of(value), position, entry.recorded()));
        }
        put(place);
        link(value, entry);
        touch(value.id());
    }

    private void link(Settlement value, Entry entry) {
        for (String former : value.formerIds()) {
            Recorded<String> known = aliases.get(former);
            aliases = aliases.plus(former, known == null ? first(value.id(), entry)
                    : known.superseded(value.id(), position, entry.recorded()));
        }
        Place whole = value.mergedInto() == null ? null : places.get(value.mergedInto());
        if (whole != null) {
            put(whole.withMerged(value.id()));
        }
    }

    private void place(UUID id, Report report) {
        Place place = places.get(report.settlement());
        if (place != null) {
            put(place.withReport(id));
            touch(report.settlement());
        }
    }

    private void table(ReportTable rows, Entry entry) {
        Table table = Table.of(entry.id(), position, entry.recorded(), rows, places);
        reports = reports.plus(table);
        int number = reports.tables().size() - 1;
        for (int row = 0; row < table.size(); row++) {
            if (places.contains(table.settlement(row))) {
                freshRows.add(table.settlement(row), Place.row(number, row));
                touch(table.settlement(row));
            }
        }
    }

    private void place(UUID id, PopulationObservation population) {
        Place place = places.get(population.settlement());
        if (place != null) {
            put(place.withPopulation(id));
            swept = documents.containsKey(population.document()) ? swept : Recorded.OPEN; // it may come any time
        }
    }

    /** Has the timelines made anew of a place, if it is one, and of those that it is or was part of. */
    private void touch(String settlement) {
        Place place = places.get(settlement);
        if (place != null) {
            touched.add(settlement);
            place.wholes().filter(places::contains).forEach(touched::add);
        }
    }

    private void correct(Entry entry, Correction correction) {
        Subject subject = subject(correction.of());
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
            reports.spokenBy(value.id(), said -> touch(said.settlement()));
        } else if (replacement instanceof Document value) {
            documents = replaced(documents, subject.id(), value, entry);
        } else if (replacement instanceof Report value) {
            touchPlacesOf(subject.id());
            reports = reports.with(subject.id(),
                    reports.get(subject.id()).superseded(value, position, entry.recorded()));
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
        reports.get(report).versions().forEach(version -> touch(version.value().settlement()));
    }

    private void withdraw(Subject subject, Instant recorded) {
        if (subject == null) {
            return;
        }
        switch (subject.kind()) {
            case SETTLEMENT -> {
                Place place = places.get(subject.key());
                put(place.with(place.settlement().closed(position)));
                touch(subject.key());
            }
            case CLAIMANT -> {
                claimants = claimants.plus(subject.key(), claimants.get(subject.key()).closed(position));
                reports.spokenBy(subject.key(), said -> touch(said.settlement()));
            }
            case DOCUMENT -> documents = closed(documents, subject.id());
            case REPORT -> {
                touchPlacesOf(subject.id());
                reports = reports.with(subject.id(), reports.get(subject.id()).closed(position));
            }
            case REPORT_TABLE, AREA_ASSESSMENT -> withdraw(reports.table(subject.id()));
            case POPULATION -> populations = closed(populations, subject.id());
            case IMPORT -> withdrawImport(subject.id(), recorded);
            case THEATRE, CORRECTION, WITHDRAWAL, REDACTION -> { }
        }
    }

    private void withdraw(Table table) {
        if (table != null) {
            reports = reports.with(table.closed(position));
            for (int row = 0; row < table.size(); row++) {
                touchPlacesOf(table.rowId(row));
            }
        }
    }

    /** Withdraws what an import brought: not its claimants and documents, which say nothing by themselves. */
    private void withdrawImport(UUID id, Instant recorded) {
        Imported imported = imports.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
        if (imported.until() != Recorded.OPEN) {
            return;
        }
        imports = imports.with(imports.indexOf(imported), imported.closed(position));
        reports.broughtBy(imported).forEach(this::touchPlacesOf);
        reports = reports.without(imported, position);
        for (Map.Entry<UUID, Recorded<PopulationObservation>> figure : populations.entrySet()) {
            if (imported.brought(figure.getValue().position())) {
                populations = closed(populations, figure.getKey());
            }
        }
        for (int ordinal = 0; ordinal < places.size(); ordinal++) {
            Place place = places.get(ordinal);
            Recorded<Searchable> without = place.settlement().without(this::isWithdrawn, position, recorded);
            if (without != place.settlement()) {
                put(place.with(without));
                touch(place.id());
            }
        }
    }

    /** Whether the entry at a position came with an import that no longer counts. */
    private boolean isWithdrawn(long entry) {
        Imported imported = Imported.of(entry, imports);
        return imported != null && imported.until() != Recorded.OPEN;
    }

    private <T> PMap<UUID, Recorded<T>> closed(PMap<UUID, Recorded<T>> all, UUID id) {
        return all.plus(id, all.get(id).closed(position));
    }
}
