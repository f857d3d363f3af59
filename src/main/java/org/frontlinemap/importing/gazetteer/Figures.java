package org.frontlinemap.importing.gazetteer;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.importing.reading.Known;

/** Adds figures for the people of settlements, each once, with the document that the request names. For one import. */
final class Figures {

    private final ImportRequest request;
    private final Known known;
    private final Set<PopulationObservation> added = new HashSet<>();
    private final Set<UUID> reliesOn = new HashSet<>();
    private UUID recordedDocument;
    private UUID document;
    private long leftOut;

    Figures(ImportRequest request, Known known) {
        this.request = request;
        this.known = known;
    }

    /** Refuses a figure for a day to come. */
    void check(PlaceRow.Figure figure) {
        if (figure != null && figure.reference() != null && figure.reference().earliest().isAfter(request.now())) {
            throw new InvalidRecordException("population_date", figure.reference().text(), "lies in the future");
        }
    }

    /** Adds a figure if there is one and it is new; says whether it was. Without a document it is left out. */
    boolean add(String settlement, PlaceRow.Figure figure, Intake intake) {
        if (figure == null) {
            return false;
        }
        if (request.document() == null) {
            leftOut++;
            return false;
        }
        if (document == null) {
            recordedDocument = known.document(request.document()).orElse(null);
            document = recordedDocument;
        }
        PopulationObservation observed = document == null ? null : observed(settlement, figure);
        if (observed != null && (added.contains(observed)
                || recordedDocument != null && isRecorded(observed))) {
            return false;
        }
        if (document == null) {
            document = intake.add(request.document());
        }
        PopulationObservation fresh = observed(settlement, figure);
        added.add(fresh);
        intake.add(fresh);
        return true;
    }

    private boolean isRecorded(PopulationObservation figure) {
        boolean recorded = known.populations(figure.settlement()).contains(figure);
        if (recorded) {
            known.importOf(figure).ifPresent(reliesOn::add);
        }
        return recorded;
    }

    /** Imports that hold figures that were not added again. */
    Set<UUID> reliesOn() {
        return reliesOn;
    }

    /** How many were left out for want of a document. */
    long leftOut() {
        return leftOut;
    }

    private PopulationObservation observed(String settlement, PlaceRow.Figure figure) {
        return new PopulationObservation(settlement, figure.kind(), figure.value(), null, null,
                PopulationObservation.Qualifier.STATED, PopulationObservation.Scope.WHOLE, figure.reference(), null,
                request.document().published(), document, PopulationObservation.Visibility.PUBLIC, null);
    }
}
