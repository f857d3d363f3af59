package org.frontlinemap.browsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;

import java.util.HashSet;
import java.util.Set;
import org.frontlinemap.server.Features;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Times at both ends of the calendar that can be written, which a zone carries beyond it. */
@ServerTest
class FarTimesTest {

    @ParameterizedTest
    @ValueSource(strings = {SETTLEMENTS + "?datetime=9999-12-31T23:59:59-18:00", SETTLEMENTS + "?datetime=0000-01-01/9999",
        SETTLEMENTS + "?known=9999", REPORTS + "?datetime=0000/..", "/changes?from=0000-01-01", "/changes?to=9999-12",
        "/changes?axis=valid&from=0000-01-01T00:00%2B18:00&to=9999-12-31", "/comparison?with.datetime=9999",
        "/statistics?from=9999-12-30&to=9999-12-31", "/timeline?known=then&from=9999-12-30&to=9999-12-31",
        "/statistics?from=0000-01-01&to=0000-01-02", "/collections/control-periods/items?datetime=0000/9999"})
    void theCanonicalAddressIsReadAgain(String path, RunningServer server) {
        Answer asked = server.get(path);
        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
        String canonical = new Features(asked.json()).link("canonical");
        Answer again = server.get(canonical.substring(server.url("").length()));
        assertThat(again.status()).as(canonical + again.text()).isEqualTo(200);
        assertThat(again.header("Cache-Control")).contains("immutable");
        assertThat(new Features(again.json()).link("canonical")).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"/changes?limit=20&from=0000-01-01&to=9999, changes, numberMatched",
        REPORTS + "?limit=100&datetime=0000-01-01/9999&known=9999, features, numberMatched"})
    void fromTheFirstYearToTheLastPagesLeadToTheEnd(String path, String list, String matched, RunningServer server) {
        Set<String> ids = new HashSet<>();
        String next = path;
        JsonNode page = null;
        while (next != null) {
            Answer answer = server.get(next);
            assertThat(answer.status()).as(next + answer.text()).isEqualTo(200);
            page = answer.json();
            page.get(list).forEach(item -> assertThat(ids.add(item.get("id").asString())).isTrue());
            String link = new Features(page).link("next");
            next = link == null ? null : link.substring(server.url("").length());
        }
        assertThat(ids).hasSize(page.get(matched).asInt()).hasSizeGreaterThan(40);
    }
}
