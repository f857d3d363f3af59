package org.frontlinemap.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.frontlinemap.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;

/** What tests of several packages ask and expect alike. */
public final class Requests {

    public static final String SETTLEMENTS = "/collections/settlements/items";
    public static final String REPORTS = "/collections/reports/items";

    private Requests() {
    }

    /** A value as it goes into a query. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The problem in an answer, which must be one of this status. */
    public static JsonNode problem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString()).isNotBlank();
        return problem;
    }

    /** Asserts that an answer refuses the one field named, with the value given. */
    public static void assertRefused(Answer answer, int status, String field, String value) {
        JsonNode problem = problem(answer, status);
        assertThat(problem.path("field").asString()).as(problem.toString()).isEqualTo(field);
        JsonNode shown = problem.get("value");
        assertThat(shown.isNull() ? null : shown.asString()).isEqualTo(value);
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(problem.get("errors").size()).isEqualTo(1);
    }
}
