package org.frontlinemap.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.frontlinemap.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;

/**
 * A feature collection as a client reads it.
 *
 * @param json the whole document
 */
public record Features(JsonNode json) {

    /** The collection in an answer, which must be one. */
    public static Features of(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/geo+json");
        return new Features(answer.json());
    }

    /** The features in their order. */
    public List<JsonNode> all() {
        return json.get("features").valueStream().toList();
    }

    /** Their ids, in their order. */
    public List<String> ids() {
        return all().stream().map(feature -> feature.get("id").asString()).toList();
    }

    /** The ids of those that match, sorted. */
    public Set<String> idsWhere(Predicate<JsonNode> wanted) {
        Set<String> ids = new TreeSet<>();
        all().stream().filter(wanted).forEach(feature -> ids.add(feature.get("id").asString()));
        return ids;
    }

    /** The properties of one feature, which must be there. */
    public JsonNode properties(String id) {
        return all().stream().filter(feature -> feature.get("id").asString().equals(id)).findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not among " + ids())).get("properties");
    }

    /** How many matched, on all pages. */
    public int matched() {
        return json.get("numberMatched").asInt();
    }

    /** The address of a link; null if there is none of the relation. */
    public String link(String relation) {
        return json.get("links").valueStream().filter(link -> link.get("rel").asString().equals(relation))
                .map(link -> link.get("href").asString()).findFirst().orElse(null);
    }
}
