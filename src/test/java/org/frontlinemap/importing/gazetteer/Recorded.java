package org.frontlinemap.importing.gazetteer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.frontlinemap.geodata.RecordJson;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Entry;
import org.frontlinemap.geodata.ledger.EntryKind;
import org.frontlinemap.geodata.ledger.Store;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.importing.reading.Collected;
import org.frontlinemap.importing.reading.Format;
import org.frontlinemap.importing.reading.FormatReader;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.SourceFile;
import org.frontlinemap.seeding.Seeding;
import org.frontlinemap.seeding.TheatreFolder;
import org.springframework.core.io.DefaultResourceLoader;

/** A ledger in a folder, and its snapshot, into which gazetteers are loaded. */
final class Recorded implements AutoCloseable {

    static final Instant NOW = Instant.parse("2023-06-01T00:00:00Z");
    static final ZoneId ZONE = ZoneId.of("Europe/Kyiv");

    private final Store store;
    private final Snapshots snapshots;
    private Document document;

    private Recorded(Path folder) {
        this.store = Store.open(folder.resolve("ledger.db"), Clock.systemUTC());
        this.snapshots = new Snapshots(store.ledger());
    }

    /** A ledger without entries. */
    static Recorded empty(Path folder) {
        return new Recorded(folder);
    }

    /** A ledger that holds the shipped theatre. */
    static Recorded shipped(Path folder) {
        Recorded recorded = new Recorded(folder);
        Seeding.load(new TheatreFolder(new DefaultResourceLoader(), "data"), recorded.store.ledger(), recorded.snapshots);
        return recorded;
    }

    /** What files loaded from now on are cited as. */
    Recorded citing(Document cited) {
        this.document = cited;
        return this;
    }

    /** Reads files and records what they come to. */
    Collected load(String format, String profile, SourceFile... files) {
        Collected collected = read(format, profile, files);
        record(collected);
        return collected;
    }

    /** Records what was read. */
    void record(Collected collected) {
        if (!collected.entries().isEmpty()) {
            Batch batch = new Batch("test");
            collected.entries().forEach(batch::add);
            store.ledger().append(batch);
            snapshots.catchUp();
        }
    }

    /** Reads files and records nothing. */
    Collected read(String format, String profile, SourceFile... files) {
        Collected collected = new Collected();
        FormatReader reader = reader(format, profile);
        try {
            for (SourceFile file : files) {
                reader.read(file, collected);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        reader.finish(collected);
        return collected;
    }

    FormatReader reader(String format, String profile) {
        Format named = GazetteerFormats.ALL.stream().filter(each -> each.id().equals(format)).findFirst().orElseThrow();
        return named.reader(new ImportRequest(null, document, profile == null ? null : RecordJson.parse(profile),
                List.of("ukraine", "russia"), ZONE, NOW), new OfSnapshot());
    }

    List<Settlement> settlements() {
        return snapshots.current().gazetteer(snapshots.current().position());
    }

    Settlement settlement(String id) {
        return settlements().stream().filter(settlement -> settlement.id().equals(id)).findFirst().orElseThrow();
    }

    List<PopulationObservation> populations(String id) {
        return snapshots.current().populations(id);
    }

    @Override
    public void close() {
        store.close();
    }

    private final class OfSnapshot implements Known {

        private final Snapshot snapshot = snapshots.current();

        @Override
        public List<Settlement> settlements() {
            return snapshot.gazetteer(snapshot.position());
        }

        @Override
        public Optional<Settlement> settlement(String id) {
            return snapshot.presentId(id).flatMap(present -> settlements().stream()
                    .filter(settlement -> settlement.id().equals(present)).findFirst());
        }

        @Override
        public Optional<Claimant> claimant(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<UUID> document(Document wanted) {
            return store.ledger().read(0, Integer.MAX_VALUE).stream()
                    .filter(entry -> entry.kind() == EntryKind.DOCUMENT && entry.body().equals(wanted))
                    .map(Entry::id).findFirst();
        }

        @Override
        public Optional<Document> document(UUID id) {
            return store.ledger().find(id).map(entry -> (Document) entry.body());
        }

        @Override
        public List<Said> said(String settlement, String claimant) {
            return List.of();
        }

        @Override
        public List<PopulationObservation> populations(String settlement) {
            return snapshot.populations(settlement);
        }

        @Override
        public Optional<UUID> importOf(String settlement) {
            return snapshot.importOf(settlement);
        }

        @Override
        public Optional<UUID> importOf(PopulationObservation figure) {
            return snapshot.importOf(figure);
        }

        @Override
        public List<Settlement> stoodFor(String id) {
            return snapshot.stoodFor(id);
        }

        @Override
        public List<Known.Recorded> imports() {
            return List.of();
        }
    }
}
