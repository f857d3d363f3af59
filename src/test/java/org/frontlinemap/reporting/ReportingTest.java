package org.frontlinemap.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;

@ServerTest
class ReportingTest {

    static final String REPORT = """
            {"settlement": "yahidne", "claimant": "isw", "control": "russia", "basis": "assessed",
             "valid_from": "2023-02-26", "published": "2023-02-26",
             "documents": [{"publisher": "Test", "url": "https://example.org/1", "language": "en"}]}""";

    @Test
    void aReportChangesTheMap(RunningServer server) {
        String yahidne = "/collections/settlements/items/yahidne?datetime=2023-02-26&known=2023-02-26";
        assertThat(server.get(yahidne).json().at("/properties/control").asString()).isEqualTo("contested");
        Answer created = server.sendJson("POST", "/collections/reports/items", REPORT);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(server.get(yahidne).json().at("/properties/control").asString()).isEqualTo("russia");
        String id = created.json().at("/reports/0/id").asString();
        assertThat(created.header("Location")).endsWith("/collections/reports/items/" + id);
        Answer withdrawn = server.delete("/collections/reports/items/" + id + "?reason=test");
        assertThat(withdrawn.status()).as(withdrawn.text()).isEqualTo(200);
        assertThat(server.get(yahidne).json().at("/properties/control").asString()).isEqualTo("contested");
        long before = withdrawn.json().at("/position").asLong() - 1;
        assertThat(server.get(yahidne + "&position=" + before).json().at("/properties/control").asString())
                .isEqualTo("russia");
    }
}
