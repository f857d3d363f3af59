package org.frontlinemap.importing.reading;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.frontlinemap.geodata.report.Document;
import tools.jackson.databind.JsonNode;

/**
 * What is asked of an import besides its files.
 *
 * @param claimant  id of the one claimant whose statements the files hold; null if the format or the rows say
 * @param document  what the files are to be cited as; null if the rows or the format say
 * @param profile   the mapping, a JSON object; null for the format's own
 * @param parties   ids of the theatre's parties
 * @param zone      the theatre's zone, in which bare dates are read
 * @param now       when the import began; nothing may have been published later
 */
public record ImportRequest(String claimant, Document document, JsonNode profile, List<String> parties, ZoneId zone,
        Instant now) {
}
