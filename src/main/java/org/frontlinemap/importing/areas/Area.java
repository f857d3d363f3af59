package org.frontlinemap.importing.areas;

import org.frontlinemap.geodata.report.AreaAssessment;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Inference;
import org.frontlinemap.geodata.report.Wording;

/**
 * An area of a file.
 *
 * @param outline where it lies
 * @param label   the source's own name of its class, verbatim; null if it has none
 * @param control what that is read as
 * @param basis   what it rests on
 */
record Area(Outline outline, String label, Control control, Basis basis) {

    /** What it says of a settlement in it. */
    Wording wording() {
        return new Wording(control, basis, Inference.STATED, Extent.WHOLE, label, null);
    }

    /** Whether it says the same of the same ground. */
    boolean isLike(Area other) {
        return outline.sha256().equals(other.outline.sha256()) && wording().equals(other.wording());
    }

    /** @param withGeometry whether its bytes are to be given, not their hash alone */
    AreaAssessment.Area recorded(boolean withGeometry) {
        return new AreaAssessment.Area(label, control, basis, outline.sha256(), withGeometry ? outline.wkb() : null);
    }
}
