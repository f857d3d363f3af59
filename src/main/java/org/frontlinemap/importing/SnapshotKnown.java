package org.frontlinemap.importing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.snapshot.ReportView;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.importing.reading.Known;

/** What a snapshot holds, as readers of formats ask for it. Thread-safe. */
final class SnapshotKnown implements Known {

    private final Snapshot snapshot;
    private final Claimant fresh;
    private final List<Settlement> settlements;
    private final Map<String, Settlement> byId = new HashMap<>();
    private final Map<String, Claimant> claimants = new HashMap<>();
    private final List<Recorded> imports;
    private final Asked asked;
    private Map<Document, UUID> documents;

    /** @param fresh a claimant to be recorded first; null for none */
    SnapshotKnown(Snapshot snapshot, Claimant fresh) {
        this(snapshot, fresh, new Asked());
    }

    /** @param asked notes what is asked of it */
    SnapshotKnown(Snapshot snapshot, Claimant fresh, Asked asked) {
        this.asked = asked;
        this.snapshot = snapshot;
        this.fresh = fresh;
        this.settlements = List.copyOf(snapshot.gazetteer(snapshot.position()));
        settlements.forEach(settlement -> byId.put(settlement.id(), settlement));
        snapshot.claimants(snapshot.position()).forEach(claimant -> claimants.put(claimant.id(), claimant));
        this.imports = snapshot.imports(snapshot.position()).stream().filter(each -> each.withdrawn() == null)
                .map(each -> new Recorded(each.id(), each.header())).toList();
    }

    /** The claimant of an id that a snapshot holds. */
    static Optional<Claimant> recorded(Snapshot snapshot, String id) {
        return snapshot.claimants(snapshot.position()).stream().filter(claimant -> claimant.id().equals(id)).findFirst();
    }

    @Override
    public List<Settlement> settlements() {
        return settlements;
    }

    @Override
    public Optional<Settlement> settlement(String id) {
        Settlement settlement = byId.get(id);
        return settlement != null ? Optional.of(settlement) : snapshot.presentId(id).map(byId::get);
    }

    @Override
    public Optional<Claimant> claimant(String id) {
        return fresh != null && fresh.id().equals(id) ? Optional.of(fresh) : Optional.ofNullable(claimants.get(id));
    }

    @Override
    public synchronized Optional<UUID> document(Document document) {
        asked.document(document);
        if (documents == null) {
            documents = new HashMap<>();
            for (ReportView.DocumentView each : snapshot.documents(snapshot.position())) {
                documents.merge(each.document(), each.id(), (one, other) -> one.compareTo(other) < 0 ? one : other);
            }
        }
        return Optional.ofNullable(documents.get(document));
    }

    @Override
    public Optional<Document> document(UUID id) {
        return snapshot.document(id, snapshot.position()).map(ReportView.DocumentView::document);
    }

    @Override
    public synchronized List<Said> said(String settlement, String claimant) {
        asked.said(settlement, claimant);
        snapshot.presentId(settlement).ifPresent(present -> asked.said(present, claimant));
        return snapshot.said(settlement, claimant).stream()
                .map(each -> new Said(each.id(), each.report(), each.importId())).toList();
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
    public List<Recorded> imports() {
        return imports;
    }
}
