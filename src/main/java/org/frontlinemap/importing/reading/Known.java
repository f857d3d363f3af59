package org.frontlinemap.importing.reading;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Report;

/** What is recorded already, as of the snapshot an import starts from. Thread-safe. */
public interface Known {

    /** All settlements, in the order first recorded. */
    List<Settlement> settlements();

    /** The settlement of an id, present or former. */
    Optional<Settlement> settlement(String id);

    Optional<Claimant> claimant(String id);

    /** A document that counts, with these contents. */
    Optional<UUID> document(Document document);

    /** What a document that counts holds. */
    Optional<Document> document(UUID id);

    /** What a claimant said of a settlement and still counts, by valid time, then published, then position. */
    List<Said> said(String settlement, String claimant);

    /** Figures for a settlement that still count. */
    List<PopulationObservation> populations(String settlement);

    /** The import that brought a settlement as it reads; empty if none did. */
    Optional<UUID> importOf(String settlement);

    /** The import that alone brought a figure; empty if none did. */
    Optional<UUID> importOf(PopulationObservation figure);

    /** All that an id was ever recorded to stand for, be it withdrawn since. */
    List<Settlement> stoodFor(String id);

    /** Imports that count, with their ids, in the order recorded. */
    List<Recorded> imports();

    /**
     * A report that is recorded.
     *
     * @param importId the import it came with; null if it came alone
     */
    record Said(UUID id, Report report, UUID importId) {
    }

    /** An import that is recorded. */
    record Recorded(UUID id, Import header) {
    }
}
