package org.frontlinemap.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.frontlinemap.format.GeoJson;
import org.frontlinemap.geodata.crs.Projection;
import org.frontlinemap.geodata.snapshot.SettlementQuery;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Agreement;

/** The parameters that choose settlements, wherever they are asked for. */
public final class SettlementParameters {

    /** Which settlements, as of what. */
    public static final List<String> SELECTION = Paging.with(Paging.with(Reading.PARAMETERS, Projections.PARAMETERS),
            "control", "agreement", "q", "expand");

    private static final List<String> EXPANDABLE = List.of("names", "populations", "reports");
    private static final int TEXT_LENGTH = 100;

    private SettlementParameters() {
    }

    /** Reads the selection; {@code after} and {@code limit} are the caller's. */
    public static SettlementQuery query(Asked asked, String after, int limit) {
        QueryParameters query = asked.query();
        String text = query.text("q");
        if (text != null && text.length() > TEXT_LENGTH) {
            throw RequestException.badParameter("q", text, "must have at most " + TEXT_LENGTH + " characters");
        }
        return new SettlementQuery(Projections.boxes(query), Controls.wanted(query, asked.at().theatre()),
                agreements(query), text, after, limit);
    }

    private static Set<Agreement> agreements(QueryParameters query) {
        return query.has("agreement") ? query.words("agreement", word -> Words.value(Agreement.class, word),
                Words.all(Agreement.class)) : Set.of();
    }

    /** Whether settlements are asked for as rows hold them: in CRS84, without nested lists. */
    public static boolean isPlain(Asked asked) {
        return !asked.query().has("expand") && Projections.wanted(asked.query()) == Projection.CRS84;
    }

    /** The day asked about, in the theatre's zone, as of which settlements are named. */
    public static LocalDate day(Snapshot snapshot, AsOf asOf) {
        return LocalDate.ofInstant(asOf.valid().minusMillis(1), snapshot.theatre(asOf.position()).zone());
    }

    /** Reads {@code expand}. */
    public static GeoJson.Expand expand(QueryParameters query) {
        Set<String> wanted = query.words("expand", word -> EXPANDABLE.contains(word) ? word : null, EXPANDABLE);
        return new GeoJson.Expand(wanted.contains("names"), wanted.contains("populations"), wanted.contains("reports"));
    }
}
