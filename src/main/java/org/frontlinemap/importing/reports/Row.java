package org.frontlinemap.importing.reports;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.geodata.time.TimeText;
import org.frontlinemap.importing.reading.Centuries;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A statement as a file gives it. Every method throws {@link InvalidRecordException}, which names the target, for a
 * value that cannot be read.
 *
 * @param cells   the value of a target, null if it is missing
 * @param profile what values mean
 * @param cited   the documents it lists; null if it has no such list
 */
record Row(Function<Target, String> cells, OwnProfile profile, JsonNode cited) {

    private static final int MOST_DOCUMENTS = 10;

    /** The text of a target, else the profile's default, else null. */
    String text(Target target) {
        return profile.meaning(target, cells.apply(target));
    }

    /** A moment; null if it is not given. */
    TimeSpan time(Target target, ZoneId zone) {
        String text = text(target);
        return text == null ? null : Centuries.require(target.id(), TimeText.parse(target.id(), text, zone));
    }

    /** Degrees; null if they are not given. */
    Double degrees(Target target, double most) {
        return degrees(target.id(), text(target), most);
    }

    static Double degrees(String field, String text, double most) {
        if (text == null) {
            return null;
        }
        try {
            double degrees = Double.parseDouble(text);
            if (Math.abs(degrees) <= most) {
                return degrees;
            }
        } catch (NumberFormatException malformed) {
            // refused below
        }
        throw new InvalidRecordException(field, text, "must be degrees from -" + (int) most + " to " + (int) most);
    }

    /** Whether it lists its documents, instead of naming one in its own columns. */
    boolean hasList() {
        return cited != null;
    }

    /** What its own columns say of a document; equal texts are one document. */
    List<String> documentTexts() {
        List<String> texts = new ArrayList<>(Target.values().length);
        for (Target target : Target.values()) {
            if (target.isOfDocument()) {
                texts.add(text(target));
            }
        }
        return texts;
    }

    /** The documents it cites; empty if it says nothing of them. */
    List<Document> documents(Document otherwise, ZoneId zone) {
        if (cited != null) {
            return listed(zone);
        }
        boolean given = false;
        for (Target target : Target.values()) {
            given |= target.isOfDocument() && text(target) != null;
        }
        if (!given) {
            return otherwise == null ? List.of() : List.of(otherwise);
        }
        String publisher = text(Target.PUBLISHER);
        return List.of(new Document(publisher == null && otherwise != null ? otherwise.publisher() : publisher,
                text(Target.TITLE), address(Target.URL.id(), text(Target.URL)), text(Target.LANGUAGE),
                time(Target.DOCUMENT_PUBLISHED, zone), address(Target.ARCHIVE_URL.id(), text(Target.ARCHIVE_URL)),
                text(Target.ARCHIVE_SHA256)));
    }

    private List<Document> listed(ZoneId zone) {
        if (!(cited instanceof ArrayNode list) || list.size() > MOST_DOCUMENTS) {
            throw new InvalidRecordException("documents", null, "must be an array of at most " + MOST_DOCUMENTS
                    + " documents");
        }
        List<Document> documents = new ArrayList<>();
        for (JsonNode each : list) {
            if (!(each instanceof ObjectNode document)) {
                throw new InvalidRecordException("documents", null, "must hold objects");
            }
            String published = member(document, "published");
            Document read = new Document(member(document, "publisher"), member(document, "title"),
                    address("documents.url", member(document, "url")), member(document, "language"),
                    published == null ? null : Centuries.require("documents.published",
                            TimeText.parse("documents.published", published, zone)),
                    address("documents.archive_url", member(document, "archive_url")),
                    member(document, "archive_sha256"));
            if (!documents.contains(read)) {
                documents.add(read);
            }
        }
        return documents;
    }

    /** A member that is a text, a number or a truth value, as text; null if it is missing, null or blank. */
    static String member(ObjectNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isContainer()) {
            throw new InvalidRecordException(name, null, "must be a text");
        }
        String text = value.asString().strip();
        return text.isEmpty() ? null : text;
    }

    private static URI address(String field, String text) {
        try {
            return text == null ? null : new URI(text);
        } catch (URISyntaxException refused) {
            throw new InvalidRecordException(field, text, "is no address");
        }
    }
}
