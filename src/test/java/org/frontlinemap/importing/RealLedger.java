package org.frontlinemap.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.RecordJson;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Entry;
import org.frontlinemap.geodata.ledger.EntryKind;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.ledger.Spool;
import org.frontlinemap.geodata.ledger.Store;
import org.frontlinemap.geodata.ledger.Withdrawal;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.geodata.theatre.Theatre;
import org.frontlinemap.importing.reading.Collected;
import org.frontlinemap.importing.reading.Format;
import org.frontlinemap.importing.reading.FormatReader;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.SourceFile;
import org.frontlinemap.seeding.Seeding;
import org.frontlinemap.seeding.TheatreFolder;
import org.springframework.core.io.DefaultResourceLoader;

/** A store of its own with what the shipped theatre holds, into which files are imported as a format reads them. */
public final class RealLedger implements AutoCloseable {

    private static final Set<EntryKind> GROUND = Set.of(EntryKind.THEATRE, EntryKind.CLAIMANT, EntryKind.SETTLEMENT);
    private static List<Entry> ground;

    private final Path folder;
    private final Store store;
    private final Snapshots snapshots;
    private int spools;

    private RealLedger(Path folder, String name) {
        this.folder = folder;
        this.store = Store.open(folder.resolve(name + ".db"), Clock.systemUTC());
        this.snapshots = new Snapshots(store.ledger());
    }

    /** With all that is shipped. */
    public static RealLedger shipped(Path folder) {
        RealLedger ledger = new RealLedger(folder, "shipped");
        Seeding.load(new TheatreFolder(new DefaultResourceLoader(), "data"), ledger.store.ledger(), ledger.snapshots);
        return ledger;
    }

    /** With the shipped theatre, claimants and settlements; nobody has said anything. */
    public static RealLedger silent(Path folder) {
        RealLedger silent = new RealLedger(folder, "silent");
        Batch batch = new Batch("test");
        ground(folder).forEach(entry -> batch.add(entry.id(), entry.body()));
        silent.store.ledger().append(batch);
        silent.snapshots.catchUp();
        return silent;
    }

    /** What is shipped apart from what anybody says; read once for all tests. */
    private static synchronized List<Entry> ground(Path folder) {
        if (ground == null) {
            try (RealLedger shipped = shipped(folder)) {
                ground = shipped.store.ledger().read(0, Integer.MAX_VALUE).stream()
                        .filter(entry -> GROUND.contains(entry.kind())).toList();
            }
        }
        return ground;
    }

    public Snapshot snapshot() {
        return snapshots.current();
    }

    /** Records entries that came alone. */
    public List<UUID> record(Record... bodies) {
        Batch batch = new Batch("test");
        List<UUID> ids = new ArrayList<>();
        for (Record body : bodies) {
            ids.add(batch.add(body));
        }
        store.ledger().append(batch);
        snapshots.catchUp();
        return ids;
    }

    /** Withdraws an import as a whole, or a report. */
    public void withdraw(UUID id) {
        record(new Withdrawal(id, "a test"));
    }

    /** A request in the shipped theatre; JSON of a profile or null. */
    public ImportRequest request(String claimant, Document document, String profile) {
        Theatre theatre = snapshot().theatre();
        return new ImportRequest(claimant, document, profile == null ? null : RecordJson.parse(profile),
                theatre.parties().stream().map(Theatre.Party::id).toList(), theatre.zone(), Instant.now());
    }

    /**
     * What an import came to.
     *
     * @param id       of its entry; null if it had nothing to record
     * @param coverage what the reader said of itself
     * @param reliesOn likewise
     */
    public record Loaded(UUID id, Collected collected, List<Import.Coverage> coverage, Set<UUID> reliesOn) {
    }

    /** Reads files and records what they come to, good rows only. */
    public Loaded load(Format format, ImportRequest request, SourceFile... files) {
        try (Spool spool = new Spool(folder.resolve("spool-" + spools++))) {
            Collected collected = new Collected(spool::add);
            FormatReader reader = format.reader(request, known());
            for (SourceFile file : files) {
                reader.read(file, collected);
            }
            reader.finish(collected);
            UUID id = null;
            if (spool.size() > 0) {
                Import header = new Import(format.id(), List.of(), request.claimant(), null, Import.Mode.KEEP_GOOD,
                        new Import.Rows(0, 0, 0, 0, 0), reader.coverage(), List.copyOf(reader.reliesOn()), spool.size());
                id = store.ledger().append("test", header, spool, entries -> { }).ids().get(0);
                snapshots.catchUp();
            }
            return new Loaded(id, collected, reader.coverage(), reader.reliesOn());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What is recorded now. */
    public Known known() {
        return new SnapshotKnown(snapshot(), null);
    }

    @Override
    public void close() {
        store.close();
    }
}
