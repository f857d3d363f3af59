package org.frontlinemap.web;

import java.util.List;
import java.util.UUID;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.snapshot.ReportQuery;
import org.frontlinemap.geodata.theatre.Theatre;

/** The parameters that choose reports, wherever they are asked for. */
public final class ReportParameters {

    /** Which reports, as of what. */
    public static final List<String> SELECTION = Paging.with(Paging.with(Reading.PARAMETERS, Projections.PARAMETERS),
            "settlement", "claimant", "side", "control", "basis", "document", "expand");

    private static final List<String> EXPANDABLE = List.of("documents");

    private ReportParameters() {
    }

    /** Reads the selection; {@code after} and {@code limit} are the caller's. */
    public static ReportQuery query(Asked asked, UUID after, int limit) {
        QueryParameters query = asked.query();
        AtPosition at = asked.at();
        List<String> claimants = at.claimants();
        List<String> sides = Paging.with(
                at.theatre().parties().stream().map(Theatre.Party::id).toList(),
                Claimant.Allegiance.INDEPENDENT);
        return new ReportQuery(asked.reading().validFrom(), Projections.boxes(query),
                at.settlements(query),
                query.words("claimant", id -> claimants.contains(id) ? id : null, claimants),
                query.words("side", id -> sides.contains(id) ? id : null, sides),
                Controls.wanted(query, at.theatre()),
                query.words("basis", word -> Words.value(Basis.class, word) == null ? null : word,
                        Words.all(Basis.class)),
                query.uuid("document"), after, limit);
    }

    /** Whether {@code expand} asks for documents. */
    public static boolean documents(QueryParameters query) {
        return !query.words("expand", word -> EXPANDABLE.contains(word) ? word : null, EXPANDABLE).isEmpty();
    }
}
