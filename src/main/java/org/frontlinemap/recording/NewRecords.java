package org.frontlinemap.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.theatre.Theatre;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.web.BodyFields;

/** Reads new claimants and documents as clients describe them, noting what is wrong with them. */
public final class NewRecords {

    /** How far a client's clock may be ahead of ours. */
    public static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private NewRecords() {
    }

    /** A claimant; null if something is wrong. Whether its id is taken is for the caller to see. */
    public static Claimant claimant(BodyFields fields, Theatre theatre) {
        String id = fields.required("id");
        Map<String, String> name = new HashMap<>();
        putIfGiven(name, "en", fields.required("name"));
        putIfGiven(name, "uk", fields.text("name_uk"));
        Claimant.Kind kind = fields.word(Claimant.Kind.class, "kind", null);
        String side = fields.required("side");
        String source = fields.text("side_source");
        if (side != null && !side.equals(Claimant.Allegiance.INDEPENDENT) && !theatre.hasParty(side)) {
            fields.fault("side", side, "must be a party of the theatre, or independent");
        }
        if (id == null || kind == null || side == null || name.isEmpty()) {
            return null;
        }
        return fields.made(() ->
                new Claimant(id, name, kind, List.of(new Claimant.Allegiance(side, null, source))));
    }

    /**
     * A document; null if something is wrong.
     *
     * @param published when it was, read already; null if that is not known
     */
    public static Document document(BodyFields fields, TimeSpan published) {
        String publisher = fields.required("publisher");
        String title = fields.text("title");
        var url = fields.address("url");
        String language = fields.text("language");
        var archive = fields.address("archive_url");
        String hash = fields.text("archive_sha256");
        return publisher == null ? null : fields.made(() ->
                new Document(publisher, title, url, language, published, archive, hash));
    }

    /** {@code published}; noted if it is later than now by more than clocks differ. */
    public static TimeSpan notLater(BodyFields fields, String name, TimeSpan published, Instant now) {
        if (published != null && published.earliest().isAfter(now.plus(CLOCK_SKEW))) {
            fields.fault(name, published.text(), "must not be in the future");
        }
        return published;
    }

    private static void putIfGiven(Map<String, String> texts, String language, String text) {
        if (text != null) {
            texts.put(language, text);
        }
    }
}
