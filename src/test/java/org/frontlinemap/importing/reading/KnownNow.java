package org.frontlinemap.importing.reading;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.ledger.Entry;
import org.frontlinemap.geodata.ledger.EntryKind;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.snapshot.PopulationView;
import org.frontlinemap.geodata.snapshot.ReportView;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Rules;

/** What a snapshot of a real ledger holds. */
final class KnownNow implements Known {

    private final Snapshot snapshot;
    private final List<Settlement> settlements;
    private final Map<Document, UUID> documents = new HashMap<>();

    /** @param entries all of the ledger's */
    KnownNow(Snapshot snapshot, List<Entry> entries) {
        this.snapshot = snapshot;
        this.settlements = snapshot.gazetteer(snapshot.position());
        for (Entry entry : entries) {
            if (entry.kind() == EntryKind.DOCUMENT) {
                document(entry.id()).ifPresent(document -> documents.putIfAbsent(document, entry.id()));
            }
        }
    }

    @Override
    public List<Settlement> settlements() {
        return settlements;
    }

    @Override
    public Optional<Settlement> settlement(String id) {
        return snapshot.presentId(id).flatMap(present ->
                settlements.stream().filter(settlement -> settlement.id().equals(present)).findFirst());
    }

    @Override
    public Optional<Claimant> claimant(String id) {
        return snapshot.claimants(snapshot.position()).stream().filter(claimant -> claimant.id().equals(id)).findFirst();
    }

    @Override
    public Optional<UUID> document(Document document) {
        return Optional.ofNullable(documents.get(document));
    }

    @Override
    public Optional<Document> document(UUID id) {
        return snapshot.document(id, snapshot.position()).map(ReportView.DocumentView::document);
    }

    @Override
    public List<Said> said(String settlement, String claimant) {
        return snapshot.said(settlement, claimant).stream()
                .map(said -> new Said(said.id(), said.report(), said.importId())).toList();
    }

    @Override
    public List<PopulationObservation> populations(String settlement) {
        AsOf now = new AsOf(Instant.now(), Instant.now(), snapshot.position());
        return snapshot.settlement(settlement, now, Rules.DEFAULT).stream()
                .flatMap(view -> view.populations().stream()).map(PopulationView::observation).toList();
    }

    @Override
    public List<Recorded> imports() {
        return snapshot.imports(snapshot.position()).stream().filter(each -> each.withdrawn() == null)
                .map(each -> new Recorded(each.id(), each.header())).toList();
    }
}
