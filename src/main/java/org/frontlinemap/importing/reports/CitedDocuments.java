package org.frontlinemap.importing.reports;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.importing.reading.Known;

/** The documents that an import cites: equal ones are one, recorded ones are not recorded again. */
final class CitedDocuments {

    private static final int MOST_REMEMBERED = 10_000;

    private final Known known;
    private final Map<Document, UUID> ids = new Recent<>(MOST_REMEMBERED);

    CitedDocuments(Known known) {
        this.known = known;
    }

    /** Their ids; what is not recorded yet is added. */
    List<UUID> ids(List<Document> documents, Intake intake) {
        return documents.stream().map(document -> id(document, intake)).distinct().toList();
    }

    private UUID id(Document document, Intake intake) {
        UUID id = ids.get(document);
        if (id == null) {
            id = known.document(document).orElseGet(() -> intake.add(document));
            ids.put(document, id);
        }
        return id;
    }
}
