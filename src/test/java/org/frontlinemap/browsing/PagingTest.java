package org.frontlinemap.browsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;

import java.util.ArrayList;
import java.util.List;
import org.frontlinemap.server.Features;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ServerTest
class PagingTest {

    private static final String REPORT = """
            {"settlement": "bakhmut", "claimant": "isw", "control": "russia", "basis": "assessed",
             "valid_from": "2023-01-02", "published": "2023-01-02", "documents": [{"publisher": "Test"}]}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        SETTLEMENTS + "?|7",
        SETTLEMENTS + "?datetime=2023-02-26&bbox=37.8,48.5,38.2,48.8|7",
        SETTLEMENTS + "?datetime=2023-05-25&control=ukraine,russia,contested&rule=latest@1|7",
        SETTLEMENTS + "?q=%D0%BD%D0%BE%D0%B2&expand=names|1",
        SETTLEMENTS + "?rule=according-to:party:russia&agreement=single_source|2",
        REPORTS + "?|7",
        REPORTS + "?datetime=2023-02-01/2023-02-26&side=ukraine|7"})
    void pagesHoldWhatTheWholeHoldsThoughAReportIsRecordedInBetween(String path, int limit, RunningServer server) {
        Features whole = Features.of(server.get(path + "&position=" + server.head()));
        assertThat(whole.link("next")).isNull();
        List<JsonNode> walked = new ArrayList<>();
        String next = server.url(path + "&limit=" + limit);
        for (int pages = 0; next != null; pages++) {
            assertThat(pages).isLessThan(200);
            Features page = Features.of(at(next, server));
            assertThat(page.all()).hasSizeBetween(1, limit);
            assertThat(page.json().get("numberReturned").asInt()).isEqualTo(page.all().size());
            assertThat(page.matched()).isEqualTo(whole.matched());
            walked.addAll(page.all());
            next = page.link("next");
            if (pages == 0) {
                assertThat(next).as("more than one page").isNotNull();
                Answer recorded = server.sendJson("POST", REPORTS, REPORT);
                assertThat(recorded.status()).as(recorded.text()).isEqualTo(201);
            }
        }
        assertThat(walked.stream().map(feature -> feature.get("id").asString())).isEqualTo(whole.ids())
                .doesNotHaveDuplicates().hasSize(whole.matched());
        assertThat(walked).isEqualTo(whole.all());
    }

    @ParameterizedTest
    @CsvSource({SETTLEMENTS + ",120", REPORTS + ",100"})
    void aPageIsAThousandUnlessAskedOtherwiseAndTheLastHasNoNext(String path, int least, RunningServer server) {
        Features all = Features.of(server.get(path));
        assertThat(all.all()).hasSizeGreaterThanOrEqualTo(least).hasSize(all.matched());
        assertThat(all.link("next")).isNull();
        String last = all.ids().get(all.ids().size() - 1);
        Features beyond = Features.of(server.get(path + "?after=" + last));
        assertThat(beyond.all()).isEmpty();
        assertThat(beyond.matched()).isEqualTo(all.matched());
        assertThat(beyond.link("next")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"10000", "10001", "2147483648"})
    void aLimitAboveTheMostIsTakenAsTheMost(String limit, RunningServer server) {
        assertThat(Features.of(server.get(SETTLEMENTS + "?limit=" + limit)).all()).hasSize(120);
    }

    @ParameterizedTest
    @CsvSource({SETTLEMENTS + "?q=ba&limit=2", REPORTS + "?settlement=bakhmut&limit=2"})
    void theCanonicalLinkGivesTheSameAnswerForEver(String path, RunningServer server) {
        Features answer = Features.of(server.get(path));
        String canonical = answer.link("canonical");
        assertThat(answer.link("self")).isEqualTo(server.url(path));
        assertThat(server.sendJson("POST", REPORTS, REPORT).status()).isEqualTo(201);
        Answer again = at(canonical, server);
        assertThat(Features.of(again).all()).isEqualTo(answer.all());
        assertThat(again.json().get("as_of")).isEqualTo(answer.json().get("as_of"));
        assertThat(again.header("Cache-Control")).contains("immutable");
    }

    private static Answer at(String address, RunningServer server) {
        String origin = server.url("");
        assertThat(address).startsWith(origin);
        return server.get(address.substring(origin.length()));
    }
}
