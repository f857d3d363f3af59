package org.frontlinemap.importing.areas;

import java.util.Objects;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Inference;
import org.frontlinemap.geodata.report.Wording;

/**
 * What the areas of one file that hold the same ground come to. Areas that say {@code unknown} yield to those that say
 * more. If the rest say the same, the first of them in the file's order speaks. If one of them says {@code contested},
 * that is what it is. Else the file contradicts itself there: {@code unknown}.
 */
final class Overlap {

    private Area first;
    private Area speaking;
    private Area differing;
    private Area contested;

    /** Adds an area that holds the ground; in the file's order. */
    void add(Area area) {
        first = first == null ? area : first;
        if (area.control().equals(Control.UNKNOWN)) {
            return;
        }
        if (speaking == null) {
            speaking = area;
        } else if (differing == null && !area.control().equals(speaking.control())) {
            differing = area;
        }
        if (contested == null && area.control().equals(Control.CONTESTED)) {
            contested = area;
        }
    }

    /** Whether the areas contradict each other. */
    boolean isContradiction() {
        return differing != null && contested == null;
    }

    /** Who holds the ground; {@code outside} if no area does hold it. */
    Control control(Control outside) {
        return first == null ? outside : isContradiction() ? Control.UNKNOWN : decisive().control();
    }

    /** What is said of a settlement there; at least one area was added. */
    Wording wording() {
        return isContradiction() ? new Wording(Control.UNKNOWN, Basis.ASSESSED, Inference.INFERRED, Extent.WHOLE, null,
                "Lies in areas that say different things: " + labels() + ".") : decisive().wording();
    }

    /** The labels of the first two areas that contradict each other. */
    String labels() {
        return label(speaking) + "; " + label(differing);
    }

    private Area decisive() {
        return speaking == null ? first : differing == null ? speaking : contested;
    }

    private static String label(Area area) {
        return Objects.requireNonNullElse(area.label(), area.control().id()).strip();
    }
}
