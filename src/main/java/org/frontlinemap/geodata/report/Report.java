package org.frontlinemap.geodata.report;

import java.util.List;
import java.util.UUID;
import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.time.Precision;
import org.frontlinemap.geodata.time.TimeSpan;

/**
 * One statement by one claimant on the control of one settlement.
 *
 * @param settlement  id of the settlement
 * @param claimant    id of the claimant
 * @param control     who holds it, as they say
 * @param basis       what the statement rests on
 * @param inference   whether they say so or we infer it
 * @param extent      whether it is about the whole settlement
 * @param valid       from when it holds, as they say
 * @param published   when the statement became public
 * @param documents   ids of the documents that carry it; at least one
 * @param sourceLabel the source's own label, verbatim; may be null
 * @param note        what the source says, short and in our words; may be null
 * @param nearEdge    true if it was read off an area whose edge runs close to the settlement's point, else null
 */
public record Report(String settlement, String claimant, Control control, Basis basis, Inference inference,
        Extent extent, TimeSpan valid, TimeSpan published, List<UUID> documents, String sourceLabel, String note,
        Boolean nearEdge) {

    /** Most characters of a source's label. */
    public static final int LABEL_LENGTH = 300;

    /** Most characters of a note. */
    public static final int NOTE_LENGTH = 1000;

    public Report {
        Check.slug("settlement", settlement);
        Check.slug("claimant", claimant);
        Check.present("control", control);
        Check.present("basis", basis);
        Check.present("inference", inference);
        Check.present("extent", extent);
        Check.present("valid_from", valid);
        Check.present("published", published);
        documents = Check.list("documents", documents);
        if (documents.isEmpty()) {
            throw new InvalidRecordException("documents", null, "must cite at least one document");
        }
        boolean ended = published.precision() == Precision.INSTANT ? published.latest().isBefore(valid.earliest())
                : !published.latest().isAfter(valid.earliest());
        if (ended) {
            throw new InvalidRecordException("published", published.text(),
                    "must not be before valid_from " + valid.text());
        }
        sourceLabel = Check.optionalText("source_label", sourceLabel, LABEL_LENGTH);
        note = Check.optionalText("note", note, NOTE_LENGTH);
        nearEdge = Boolean.TRUE.equals(nearEdge) ? true : null;
    }

    /** A statement that was not read off an area. */
    public Report(String settlement, String claimant, Control control, Basis basis, Inference inference, Extent extent,
            TimeSpan valid, TimeSpan published, List<UUID> documents, String sourceLabel, String note) {
        this(settlement, claimant, control, basis, inference, extent, valid, published, documents, sourceLabel, note,
                null);
    }
}
