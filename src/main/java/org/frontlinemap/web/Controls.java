package org.frontlinemap.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.theatre.Theatre;

/** The words for control that a theatre knows. */
public final class Controls {

    private Controls() {
    }

    /** The parties' ids, {@code contested}, {@code none} and {@code unknown}. */
    public static List<String> of(Theatre theatre) {
        List<String> known = new ArrayList<>(theatre.parties().stream().map(Theatre.Party::id).toList());
        known.addAll(List.of(Control.CONTESTED.id(), Control.NONE.id(), Control.UNKNOWN.id()));
        return known;
    }

    /** Reads the parameter {@code control}. */
    public static Set<String> wanted(QueryParameters query, Theatre theatre) {
        if (!query.has("control")) {
            return Set.of();
        }
        List<String> known = of(theatre);
        return query.words("control", word -> known.contains(word) ? word : null, known);
    }
}
