package org.frontlinemap.downloading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.assertRefused;

import org.frontlinemap.server.Features;
import org.frontlinemap.server.GeoJsonSchema;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServerTest
class DownloadsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "settlements|datetime=2023-02-26&known=2023-02-26&position=500",
        "settlements|datetime=2023-02-26&bbox=37.8,48.5,38.2,48.8&expand=names,populations,reports",
        "settlements|datetime=2023-05-25&rule=latest@1&control=russia&agreement=single_source&q=k",
        "reports|datetime=2023-02-20/2023-02-26&side=independent",
        "reports|settlement=yahidne&claimant=meduza,isw&expand=documents"})
    void aFileHoldsWhatTheItemsHoldAndWhomItIsOwedTo(String layer, String query, RunningServer server) {
        Answer answer = server.get("/downloads/" + layer + ".geojson?" + query);
        Features file = Features.of(answer);
        Features items = Features.of(server.get("/collections/" + layer + "/items?limit=10000&" + query));
        assertThat(file.all()).isNotEmpty().isEqualTo(items.all());
        assertThat(file.matched()).isEqualTo(items.matched());
        assertThat(answer.header("Content-Disposition")).startsWith("attachment; filename=\"" + layer + "_").endsWith(".geojson\"");
        assertThat(GeoJsonSchema.FEATURE_COLLECTION.faults(file.json())).isEmpty();
        assertThat(file.json().get("attribution").asString())
                .contains("© OpenStreetMap contributors", "ODbL-1.0", "CC-BY-SA-4.0", "CC-BY-4.0", "Natural Earth");
        assertThat(file.json().get("disclaimer").asString()).contains("does not imply sovereignty");
        assertThat(file.json().at("/as_of/position").asLong()).isPositive();
        assertThat(file.link("next")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit", "after"})
    void aFileIsWholeAndHasNoPages(String parameter, RunningServer server) {
        assertRefused(server.get("/downloads/settlements.geojson?" + parameter + "=5"), 400, parameter, "5");
        assertRefused(server.get("/downloads/reports.geojson?" + parameter + "=5"), 400, parameter, "5");
    }

    @ParameterizedTest
    @CsvSource({"settlements, datetime, soon", "settlements, side, ukraine", "reports, rule, best",
            "reports, control, liberated"})
    void whatTheItemsRefuseTheFileRefuses(String layer, String name, String value, RunningServer server) {
        assertRefused(server.get("/downloads/" + layer + ".geojson?" + name + "=" + value), 400, name, value);
    }
}
