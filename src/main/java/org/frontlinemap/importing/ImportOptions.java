package org.frontlinemap.importing;

import java.time.Instant;
import org.frontlinemap.geodata.RecordJson;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.theatre.Theatre;
import org.frontlinemap.importing.reading.ImportRequest;
import tools.jackson.databind.JsonNode;

/**
 * What is asked of an import besides its files.
 *
 * @param format       id of the format
 * @param claimant     whose statements the files hold; null if the rows say
 * @param profile      the mapping, JSON; null for the format's own
 * @param document     what the files are to be cited as; null if the rows or the format say
 * @param mode         null for a dry run
 * @param newClaimant  to be recorded with the import; null for none
 */
record ImportOptions(String format, String claimant, String profile, Document document, Import.Mode mode,
        Claimant newClaimant) {

    /** The mapping as a tree; null for the format's own. */
    JsonNode mapping() {
        return profile == null ? null : RecordJson.parse(profile);
    }

    /** The same as a format's reader takes it. */
    ImportRequest request(Theatre theatre, Instant now) {
        return new ImportRequest(claimant, document, mapping(),
                theatre.parties().stream().map(Theatre.Party::id).toList(), theatre.zone(), now);
    }

    /** Whether a recorded import was asked the same of. */
    boolean asksTheSameAs(Import other) {
        JsonNode theirs = other.profile() == null ? null : RecordJson.parse(other.profile());
        return format.equals(other.format()) && java.util.Objects.equals(claimant, other.claimant())
                && java.util.Objects.equals(mapping(), theirs);
    }
}
