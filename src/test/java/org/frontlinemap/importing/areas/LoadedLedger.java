package org.frontlinemap.importing.areas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.frontlinemap.geodata.RecordJson;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.ledger.Spool;
import org.frontlinemap.geodata.ledger.Store;
import org.frontlinemap.geodata.ledger.Withdrawal;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.snapshot.ReportView;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.geodata.time.TimeText;
import org.frontlinemap.importing.reading.Collected;
import org.frontlinemap.importing.reading.Format;
import org.frontlinemap.importing.reading.FormatReader;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.SourceFile;
import org.frontlinemap.seeding.Seeding;
import org.frontlinemap.seeding.TheatreFolder;
import org.springframework.core.io.DefaultResourceLoader;

/** A ledger that holds the shipped theatre and two more claimants, into which areas are loaded. */
final class LoadedLedger implements AutoCloseable {

    static final ZoneId ZONE = ZoneId.of("Europe/Kyiv");
    static final Instant NOW = Instant.parse("2024-01-01T00:00:00Z");
    /** Whose areas are loaded. */
    static final String MAPPERS = "mappers";
    /** Somebody else, on one side. */
    static final String SPOKESMAN = "spokesman";
    static final Document CITED = new Document("The mappers", "Areas", null, "en", null, null, null);

    private final Path folder;
    private final Store store;
    private final Snapshots snapshots;
    private final Snapshot theatre;

    LoadedLedger(Path folder) {
        this.folder = folder;
        this.store = Store.open(folder.resolve("ledger.db"), Clock.systemUTC());
        this.snapshots = new Snapshots(store.ledger());
        Seeding.load(new TheatreFolder(new DefaultResourceLoader(), "data"), store.ledger(), snapshots);
        Batch batch = new Batch("test");
        batch.add(claimant(MAPPERS, Claimant.Kind.ANALYST, Claimant.Allegiance.INDEPENDENT));
        batch.add(claimant(SPOKESMAN, Claimant.Kind.FIGURE, "russia"));
        record(batch);
        this.theatre = snapshots.current();
    }

    private static Claimant claimant(String id, Claimant.Kind kind, String side) {
        return new Claimant(id, Map.of("en", id), kind, List.of(new Claimant.Allegiance(side, null, null)));
    }

    void record(Batch batch) {
        store.ledger().append(batch);
        snapshots.catchUp();
    }

    /** A reader as an import would have it. */
    FormatReader reader(String format, String profile) {
        return reader(format, profile, snapshots.current());
    }

    private static FormatReader reader(String format, String profile, Snapshot snapshot) {
        Format named = AreaFormats.ALL.stream().filter(each -> each.id().equals(format)).findFirst().orElseThrow();
        return named.reader(new ImportRequest(MAPPERS, CITED, profile == null ? null : RecordJson.parse(profile),
                List.of("ukraine", "russia"), ZONE, NOW), new OfSnapshot(snapshot));
    }

    /** Reads files and records nothing. */
    Collected read(String format, String profile, SourceFile... files) {
        Collected collected = new Collected();
        read(reader(format, profile), collected, files);
        return collected;
    }

    /** Reads files as if nothing but the theatre were recorded, and records nothing. */
    Collected readAfresh(String format, String profile, SourceFile... files) {
        Collected collected = new Collected();
        read(reader(format, profile, theatre), collected, files);
        return collected;
    }

    private static void read(FormatReader reader, Intake intake, SourceFile... files) {
        try {
            for (SourceFile file : files) {
                reader.read(file, intake);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        reader.finish(intake);
    }

    /** Reads files and records what they come to as one import, if it is anything. */
    Loaded load(String format, String profile, SourceFile... files) {
        FormatReader reader = reader(format, profile);
        Collected collected = new Collected();
        try (Spool spool = new Spool(folder.resolve("import"))) {
            read(reader, new Spooling(spool, collected), files);
            if (spool.size() == 0 && reader.coverage().isEmpty()) {
                return new Loaded(null, collected, reader);
            }
            Import header = new Import(format, Arrays.stream(files)
                    .map(file -> new Import.SourceFile(file.name(), 1, file.sha256())).toList(), MAPPERS, profile,
                    Import.Mode.ALL_OR_NOTHING, new Import.Rows(0, 0, 0, 0, 0), reader.coverage(),
                    List.copyOf(reader.reliesOn()), spool.size());
            UUID id = store.ledger().append("test", header, spool, done -> { }).ids().get(0);
            snapshots.catchUp();
            return new Loaded(id, collected, reader);
        }
    }

    /** What an import came to; without an id if there was nothing to record. */
    record Loaded(UUID id, Collected collected, FormatReader reader) {
    }

    /** Collects, and spools what is added. */
    private record Spooling(Spool spool, Collected collected) implements Intake {

        @Override
        public UUID add(Record body) {
            collected.add(body);
            return spool.add(body);
        }

        @Override
        public void accepted(long rows) {
            collected.accepted(rows);
        }

        @Override
        public void unchanged(long rows) {
            collected.unchanged(rows);
        }

        @Override
        public void dropped(String kind, long rows) {
            collected.dropped(kind, rows);
        }

        @Override
        public void reject(Rejection rejection) {
            collected.reject(rejection);
        }

        @Override
        public void notice(Notice notice) {
            collected.notice(notice);
        }
    }

    void withdraw(UUID id) {
        Batch batch = new Batch("test");
        batch.add(new Withdrawal(id, "test"));
        record(batch);
    }

    /** What the claimant of areas said last of settlements by the end of a day: {@code control[~]}, ~ near an edge. */
    Map<String, String> said(String day, String claimant) {
        Instant at = TimeText.parse("day", day, ZONE).latest();
        Map<String, String> said = new TreeMap<>();
        for (Settlement settlement : snapshots.current().gazetteer(snapshots.current().position())) {
            snapshots.current().said(settlement.id(), claimant).stream().map(view -> view.report())
                    .filter(report -> !report.valid().latest().isAfter(at))
                    .reduce((earlier, later) -> later)
                    .ifPresent(report -> said.put(settlement.id(), brief(report)));
        }
        return said;
    }

    static String brief(Report report) {
        return report.control() + (Boolean.TRUE.equals(report.nearEdge()) ? "~" : "");
    }

    /** Any document. */
    UUID document() {
        return snapshots.current().documents(snapshots.current().position()).get(0).id();
    }

    @Override
    public void close() {
        store.close();
    }

    private record OfSnapshot(Snapshot snapshot) implements Known {

        @Override
        public List<Settlement> settlements() {
            return snapshot.gazetteer(snapshot.position());
        }

        @Override
        public Optional<Settlement> settlement(String id) {
            return settlements().stream().filter(settlement -> settlement.id().equals(id)).findFirst();
        }

        @Override
        public Optional<Claimant> claimant(String id) {
            return snapshot.claimants(snapshot.position()).stream().filter(each -> each.id().equals(id)).findFirst();
        }

        @Override
        public Optional<UUID> document(Document document) {
            return snapshot.documents(snapshot.position()).stream().filter(each -> each.document().equals(document))
                    .map(ReportView.DocumentView::id).findFirst();
        }

        @Override
        public Optional<Document> document(UUID id) {
            return snapshot.document(id, snapshot.position()).map(ReportView.DocumentView::document);
        }

        @Override
        public List<Said> said(String settlement, String claimant) {
            return snapshot.said(settlement, claimant).stream()
                    .map(each -> new Said(each.id(), each.report(), each.importId())).toList();
        }

        @Override
        public List<PopulationObservation> populations(String settlement) {
            return snapshot.populations(settlement);
        }

        @Override
        public List<Recorded> imports() {
            return snapshot.imports(snapshot.position()).stream().filter(each -> each.withdrawn() == null)
                    .map(each -> new Recorded(each.id(), each.header())).toList();
        }
    }
}
