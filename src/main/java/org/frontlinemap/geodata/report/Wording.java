package org.frontlinemap.geodata.report;

import org.frontlinemap.geodata.Check;

/**
 * What a statement says, apart from where, when and who says it.
 *
 * @param control     who holds it, as they say
 * @param basis       what the statement rests on
 * @param inference   whether they say so or we infer it
 * @param extent      whether it is about the whole settlement
 * @param sourceLabel the source's own label, verbatim; may be null
 * @param note        what the source says, short and in our words; may be null
 */
public record Wording(Control control, Basis basis, Inference inference, Extent extent, String sourceLabel,
        String note) {

    public Wording {
        Check.present("control", control);
        Check.present("basis", basis);
        Check.present("inference", inference);
        Check.present("extent", extent);
        sourceLabel = Check.optionalText("source_label", sourceLabel, Report.LABEL_LENGTH);
        note = Check.optionalText("note", note, Report.NOTE_LENGTH);
    }

    /** What a report says. */
    public static Wording of(Report report) {
        return new Wording(report.control(), report.basis(), report.inference(), report.extent(),
                report.sourceLabel(), report.note());
    }
}
