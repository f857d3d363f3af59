package org.frontlinemap.browsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frontlinemap.server.Features;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every answer to a reading says where it can be asked for again for ever. */
@ServerTest
class CanonicalLinksTest {

    private static final Pattern HEADER = Pattern.compile("<([^>]*)>; rel=\"canonical\"");

    @ParameterizedTest
    @ValueSource(strings = {
        "/collections/settlements/items?bbox=37.8,48.5,38.2,48.8&control=russia,contested",
        "/collections/settlements/items?datetime=2023-02-01/..&rule=latest@1&without=isw&limit=3",
        "/collections/settlements/items/yahidne?expand=reports&known=2023-02",
        "/collections/settlements/items/yahidne/history",
        "/collections/settlements/items/yahidne/history?datetime=2023-03-01&rule=assessed@1&without=isw,meduza",
        "/collections/reports/items?settlement=yahidne", "/collections/reports/items?datetime=2023-02-20/2023-02-26",
        "/collections/reports/items/01a2053c-cbdd-7a8e-adff-a407195e3d92",
        "/collections/control-periods/items?datetime=2023-02-20/..&settlement=berkhivka",
        "/collections/control-periods/items/yahidne@2023-02-23T22:00:00Z",
        "/comparison?with.rule=latest@1&with.datetime=2023-02-26&show=agree,differ",
        "/comparison?without=isw&position=500&with.position=130",
        "/comparison?without=isw&with.without=&datetime=2023-03-10&show=agree,differ,one_sided",
        "/comparison?without=isw&with.position=1&show=one_sided",
        "/changes?from=2023-02-01&without=isw", "/changes?axis=valid&to=2023-02-26&known=2023-03&limit=5",
        "/changes?axis=position&datetime=2023-02-01/2023-02-26&settlement=yahidne", "/corrections",
        "/statistics?by=adm3&step=month", "/statistics?known=then&from=2023-02-01&to=2023-02-26&without=meduza",
        "/timeline", "/timeline?known=then&rule=latest@1&to=2023-03-01",
        "/downloads/settlements.geojson?datetime=2023-02-26", "/downloads/reports.geojson?claimant=isw",
        "/downloads/control-periods.geojson?rule=latest@1"})
    void theLinkLeadsToTheSameAnswerForEver(String path, RunningServer server) {
        Answer asked = server.get(path);
        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
        assertThat(asked.header("Cache-Control")).isEqualTo("no-cache");
        String canonical = new Features(asked.json()).link("canonical");
        assertThat(canonical).as(asked.text()).isNotNull();
        Answer pinned = server.get(canonical.substring(server.url("").length()));
        assertThat(pinned.status()).as(pinned.text()).isEqualTo(200);
        assertThat(pinned.header("Cache-Control")).contains("immutable");
        assertThat(new Features(pinned.json()).link("canonical")).isEqualTo(canonical);
        assertThat(withoutLinks(pinned)).isEqualTo(withoutLinks(asked));
        if (path.startsWith("/downloads/")) {
            Matcher header = HEADER.matcher(asked.header("Link"));
            assertThat(header.find()).as(asked.header("Link")).isTrue();
            assertThat(header.group(1)).isEqualTo(canonical);
        }
    }

    private static JsonNode withoutLinks(Answer answer) {
        ObjectNode json = (ObjectNode) answer.json();
        json.remove("links");
        return json;
    }
}
