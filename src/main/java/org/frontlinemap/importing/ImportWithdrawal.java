package org.frontlinemap.importing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Withdrawal;
import org.frontlinemap.geodata.snapshot.ImportView;
import org.frontlinemap.geodata.snapshot.ReportQuery;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.web.RequestException;
import org.springframework.http.HttpStatus;

/** Withdraws an import as a whole, by the same rules over HTTP and from the command line. */
final class ImportWithdrawal {

    /** How many settlements a refused withdrawal names. */
    private static final int NAMED = 5;

    private ImportWithdrawal() {
    }

    /**
     * A batch that withdraws a recorded import, for the snapshot's position.
     *
     * @param force whether reports of others may be hidden by it
     * @throws RequestException 409 if it is withdrawn already, if another import relies on it, or if it would hide
     *                          reports of others and that is not asked
     */
    static Batch of(UUID id, String reason, boolean force, Snapshot snapshot, String author) {
        List<ImportView> imports = snapshot.imports(snapshot.position());
        if (imports.stream().anyMatch(each -> each.id().equals(id) && each.withdrawn() != null)) {
            throw new RequestException(HttpStatus.CONFLICT, "id", id.toString(), "is withdrawn already");
        }
        List<RequestException.Fault> relying = imports.stream()
                .filter(each -> each.withdrawn() == null && each.header().reliesOn().contains(id))
                .map(each -> new RequestException.Fault("id", each.id().toString(),
                        "relies on this import, as it did not repeat what this holds; withdraw it first"))
                .toList();
        if (!relying.isEmpty()) {
            throw new RequestException(HttpStatus.CONFLICT, relying);
        }
        if (!force) {
            requireUnspokenOf(imports.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow(),
                    snapshot);
        }
        Batch batch = new Batch(author);
        batch.add(new Withdrawal(id, reason));
        return batch.onlyAt(snapshot.position());
    }

    /** Refuses to hide reports that others made of settlements which go with an import. */
    private static void requireUnspokenOf(ImportView imported, Snapshot snapshot) {
        Set<String> gone = snapshot.settlementsOnlyBy(imported.id());
        if (gone.isEmpty()) {
            return;
        }
        List<String> hidden = snapshot.reports(ReportQuery.ALL,
                new AsOf(Instant.MAX, Instant.MAX, snapshot.position())).items().stream()
                .filter(report -> gone.contains(report.settlement().id())
                        && (report.position() < imported.position() || report.position() > imported.last()))
                .map(report -> report.settlement().id()).toList();
        if (hidden.isEmpty()) {
            return;
        }
        List<String> places = hidden.stream().distinct().toList();
        throw new RequestException(HttpStatus.CONFLICT, "force", null, "is needed: "
                + (hidden.size() == 1 ? "1 report that is" : hidden.size() + " reports that are")
                + " not of this import would no longer be shown, of settlements that it brought: "
                + String.join(", ", places.subList(0, Math.min(NAMED, places.size())))
                + (places.size() > NAMED ? " and " + (places.size() - NAMED) + " more" : ""));
    }
}
