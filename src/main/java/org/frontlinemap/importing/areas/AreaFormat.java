package org.frontlinemap.importing.areas;

import java.io.IOException;
import java.util.Map;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.RecordJson;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.importing.reading.Format;
import org.frontlinemap.importing.reading.FormatReader;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.SourceFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A format of areas.
 *
 * @param profile   its own profile, JSON, which the request's completes or replaces field by field, in {@code classes}
 *                  class by class
 * @param publisher who is cited where the request does not say; null if it must
 */
record AreaFormat(String id, String description, Opening opening, String profile, String publisher) implements Format {

    private static final String CLASSES = "classes";

    /** How files of the format are opened. */
    interface Opening {
        AreaSource open(SourceFile file, AreaProfile profile) throws IOException;
    }

    @Override
    public ClaimantUse claimant() {
        return ClaimantUse.REQUIRED;
    }

    @Override
    public FormatReader reader(ImportRequest request, Known known) {
        if (request.claimant() == null) {
            throw new InvalidRecordException("claimant", null, "is required");
        }
        AreaProfile read = AreaProfile.read(completed(request.profile()), request);
        read.classes().forEach((name, rule) -> {
            String claimant = rule.claimant();
            if (claimant != null && !claimant.equals(request.claimant()) && known.claimant(claimant).isEmpty()) {
                throw new InvalidRecordException("profile.classes." + name + ".claimant", claimant, "is not recorded");
            }
        });
        Document document = request.document();
        if (document == null && publisher != null) {
            document = new Document(publisher, null, null, null, null, null, null);
        }
        if (document == null) {
            throw new InvalidRecordException("document", null, "is required: what the files are to be cited as");
        }
        return new AreaReader(opening, read, request, document, known);
    }

    private JsonNode completed(JsonNode given) {
        ObjectNode whole = (ObjectNode) RecordJson.parse(profile);
        if (!(given instanceof ObjectNode fields)) {
            return given == null || given.isNull() ? whole : given;
        }
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (field.getKey().equals(CLASSES) && field.getValue() instanceof ObjectNode classes
                    && whole.get(CLASSES) instanceof ObjectNode own) {
                own.setAll(classes);
            } else {
                whole.set(field.getKey(), field.getValue());
            }
        }
        return whole;
    }
}
