package org.frontlinemap.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.frontlinemap.server.Requests;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bodies as tests send them. */
final class Sent {

    static final JsonMapper JSON = new JsonMapper();

    private static final String REPORT = """
            {"settlement": "yahidne", "claimant": "isw", "control": "russia", "basis": "assessed",
             "inference": "stated", "extent": "whole", "valid_from": "2023-02-25", "published": "2023-02-26",
             "source_label": "assessed advance", "note": "A note.",
             "documents": [{"publisher": "Test", "title": "A title", "url": "https://example.org/1",
                            "language": "en", "published": "2023-02-26"}]}""";
    private static final String BATCH = """
            {"claimants": [{"id": "%s", "name": "A new office", "name_uk": "Нове відомство", "kind": "office",
                            "side": "ukraine", "side_source": "its own words"}],
             "documents": [{"publisher": "One", "url": "https://example.org/1", "published": "2023-02-25"},
                           {"publisher": "Two"}],
             "reports": [
               {"settlement": "yahidne", "claimant": "isw", "control": "contested", "basis": "assessed",
                "valid_from": "2023-02-25", "published": "2023-02-26"},
               {"settlement": "berkhivka", "claimant": "%s", "control": "ukraine", "basis": "official_statement",
                "valid_from": "2023-02-25T18:00", "published": "2023-02-26"},
               {"settlement": "bakhmut", "claimant": "isw", "control": "ukraine", "basis": "geolocated",
                "valid_from": "2023-02", "published": "2023-03-01"}]}""";

    private Sent() {
    }

    /** A sound report, changed. */
    static String report(Consumer<ObjectNode> change) {
        return changed(REPORT, change);
    }

    /** A sound batch of a new claimant, two documents and three reports, changed. */
    static String batch(String claimant, Consumer<ObjectNode> change) {
        return changed(BATCH.formatted(claimant, claimant), change);
    }

    private static String changed(String body, Consumer<ObjectNode> change) {
        ObjectNode object = (ObjectNode) JSON.readTree(body);
        change.accept(object);
        return object.toString();
    }

    static Answer post(RunningServer server, String body, String... headers) {
        return server.sendJson("POST", Requests.REPORTS, body, headers);
    }

    /** The answer to what was recorded. */
    static JsonNode created(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }
}
