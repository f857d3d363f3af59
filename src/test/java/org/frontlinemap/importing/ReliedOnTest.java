package org.frontlinemap.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.problem;

import java.util.ArrayList;
import java.util.List;
import org.frontlinemap.server.Features;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What an import leaves out since others hold it is not lost behind its back. */
@ServerTest
class ReliedOnTest {

    private static final String ALL = "all_or_nothing";
    private static final String PLACES =
            "id,name_en,name_uk,kind,lon,lat,point_source,point_licence,point_kind,point_accuracy_m\n";
    private static final String GAZETTEER = "{\"format\": \"settlements-csv\", \"mode\": \"all_or_nothing\"}";

    private final RunningServer server;
    private final Imports imports;

    ReliedOnTest(RunningServer server) {
        this.server = server;
        this.imports = new Imports(server);
    }

    private List<String> reports(String settlement, String day) {
        return Features.of(server.get(REPORTS + "?settlement=" + settlement + "&datetime=" + day + "/" + day)).all().stream()
                .filter(report -> report.toString().contains(day)).map(report -> report.get("id").asString()).toList();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asString()));
        return texts;
    }

    private static String text(String format, String day, String... settlements) {
        StringBuilder text = new StringBuilder(switch (format) {
            case "reports-csv" -> "settlement,control,basis,valid_from,published,publisher\n";
            case "wikipedia-control" -> "settlement,Name,Held by,As of,source\n";
            default -> "";
        });
        for (String settlement : settlements) {
            text.append((switch (format) {
                case "reports-csv" -> "%s,ukraine,assessed,%s,%s,Test\n";
                case "wikipedia-control" -> "%s,-,Ukraine,%s,Test\n";
                default -> "{\"settlement\": \"%s\", \"control\": \"ukraine\", \"basis\": \"assessed\","
                        + " \"valid_from\": \"%s\", \"published\": \"%s\", \"publisher\": \"Test\"}\n";
            }).formatted(settlement, day, day));
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({"reports-csv, 2022-11-01", "reports-ndjson, 2022-11-02", "wikipedia-control, 2022-11-03"})
    void anImportThatHoldsWhatALaterOneLeftOutIsWithdrawnOnlyAfterThat(String format, String day) {
        String options = "{\"format\": \"" + format + "\", \"claimant\": \"isw\", \"mode\": \"all_or_nothing\"}";
        String first = imports.load(options, "first", text(format, day, "siversk")).get("id").asString();
        JsonNode second = imports.load(options, "second", text(format, day, "siversk", "soledar"));
        assertThat(second.at("/rows/unchanged").asInt()).as(second.toString()).isEqualTo(1);
        assertThat(texts(second.get("relies_on"))).containsExactly(first);
        JsonNode refused = problem(imports.delete(first, "test"), 409);
        assertThat(refused.get("value").asString()).isEqualTo(second.get("id").asString());
        assertThat(reports("siversk", day)).hasSize(1);

        assertThat(imports.delete(second.get("id").asString(), "test").status()).isEqualTo(200);
        assertThat(imports.delete(first, "test").status()).isEqualTo(200);
        assertThat(reports("siversk", day)).isEmpty();
    }

    @Test
    void aReportThatCameAloneIsReliedUponByNoImport() {
        String row = "yahidne,contested,2022-11-08";
        String alone = server.sendJson("POST", REPORTS, """
                {"settlement": "yahidne", "claimant": "isw", "control": "contested", "basis": "assessed",
                 "valid_from": "2022-11-08", "published": "2022-11-08", "documents": [{"publisher": "Test"}]}""")
                .json().at("/reports/0/id").asString();
        JsonNode loaded = imports.load(Imports.options(ALL), "a.csv", Imports.table(row, "soledar,contested,2022-11-08"));
        assertThat(loaded.at("/rows/unchanged").asInt()).isEqualTo(1);
        assertThat(loaded.get("relies_on").isEmpty()).isTrue();
        assertThat(server.delete(REPORTS + "/" + alone + "?reason=test").status()).isEqualTo(200);
        JsonNode again = imports.load(Imports.options(ALL), "a.csv", Imports.table(row, "soledar,contested,2022-11-08"));
        assertThat(again.at("/rows/accepted").asInt()).as(again.toString()).isEqualTo(1);
        assertThat(reports("yahidne", "2022-11-08")).hasSize(1);
    }

    @Test
    void whatWasWithdrawnByItselfIsRecordedAnewWhenItsFileIsBroughtAgainAndThatIsTold() {
        String day = "2022-11-04";
        String file = Imports.table("siversk,ukraine," + day, "soledar,ukraine," + day, "yahidne,ukraine," + day);
        String first = imports.load(Imports.options(ALL), "a.csv", file).get("id").asString();
        assertThat(imports.load(Imports.options(ALL), "a.csv", file).get("same_as").asString()).isEqualTo(first);

        for (String settlement : new String[] {"siversk", "soledar"}) {
            assertThat(server.delete(REPORTS + "/" + reports(settlement, day).get(0) + "?reason=test").status()).isEqualTo(200);
            assertThat(reports(settlement, day)).isEmpty();
        }
        JsonNode again = imports.load(Imports.options(ALL), "a.csv", file);
        assertThat(again.get("same_as").isNull()).as(again.toString()).isTrue();
        assertThat(again.at("/rows/accepted").asInt()).isEqualTo(2);
        assertThat(again.at("/notices_first/0/message").asString()).isEqualTo(
                "2 statements that were withdrawn before, each by itself, are recorded anew");
        assertThat(texts(again.get("relies_on"))).as("for the third").containsExactly(first);
        assertThat(reports("siversk", day)).hasSize(1);
        assertThat(reports("soledar", day)).hasSize(1);
    }

    @Test
    void whatWasWithdrawnAsAWholeIsRecordedAnewWithoutANotice() {
        String file = Imports.table("siversk,ukraine,2022-11-05");
        JsonNode first = imports.load(Imports.options(ALL), "a.csv", file);
        assertThat(imports.delete(first.get("id").asString(), "test").status()).isEqualTo(200);
        JsonNode again = imports.load(Imports.options(ALL), "a.csv", file);
        assertThat(again.at("/rows/accepted").asInt()).isEqualTo(1);
        assertThat(again.get("notices_first")).isEqualTo(first.get("notices_first"));
    }

    @Test
    void aGazetteerThatHoldsASettlementOfALaterOneIsWithdrawnOnlyAfterThat() {
        String one = "relied-place,Relied Place,Опертя,village,36.5,47.25,me,CC0-1.0,centre,100\n";
        String first = imports.load(GAZETTEER, "a.csv", PLACES + one).get("id").asString();
        JsonNode second = imports.load(GAZETTEER, "b.csv",
                PLACES + one + "other-place,Other Place,Інше,village,36.9,47.9,me,CC0-1.0,centre,100\n");
        assertThat(texts(second.get("relies_on"))).as(second.toString()).containsExactly(first);
        problem(imports.delete(first, "test"), 409);
        assertThat(server.get(SETTLEMENTS + "/relied-place").status()).isEqualTo(200);
        assertThat(imports.delete(second.get("id").asString(), "test").status()).isEqualTo(200);
        assertThat(imports.delete(first, "test").status()).isEqualTo(200);
    }

    @Test
    void anIdThatStoodForAPlaceIsNotGivenToAnother() {
        String place = "squat-place,Sqtown,Сквот,village,37.9,48.7,me,CC0-1.0,centre,100\n";
        String id = imports.load(GAZETTEER, "a.csv", PLACES + place).get("id").asString();
        String said = imports.load(Imports.options(ALL), "b.csv", Imports.table("squat-place,russia,2022-11-06"))
                .get("id").asString();
        assertThat(imports.delete(id, "test&force=true").status()).isEqualTo(200);
        for (String other : new String[] {"squat-place,Elsewhere,Інде,village,37.9,48.7", "squat-place,Sqtown,Сквот,village,30.5,50.4"}) {
            JsonNode refused = imports.load(GAZETTEER, "c.csv", PLACES + other + ",me,CC0-1.0,centre,100\n");
            assertThat(refused.get("state").asString()).as(refused.toString()).isEqualTo("refused");
            assertThat(refused.at("/rejected_first/0/column").asString()).isEqualTo("id");
            assertThat(refused.at("/rejected_first/0/reason").asString()).startsWith("stood for Sqtown, Сквот at 37.9, 48.7");
        }
        JsonNode named = imports.load(GAZETTEER, "d.csv", PLACES + place.replace("squat-place,Sqtown", ",Squat Place")
                .replace("37.9,48.7", "30.5,50.4"));
        assertThat(named.get("state").asString()).as(named.toString()).isEqualTo("recorded");
        assertThat(server.get(SETTLEMENTS + "/squat-place").status()).as("of an id made of a name").isEqualTo(404);

        String back = imports.load(GAZETTEER, "e.csv", PLACES + place.replace("37.9,", "37.91,")).get("id").asString();
        assertThat(server.get(SETTLEMENTS + "/squat-place").status()).isEqualTo(200);
        imports.delete(said, "test");
        imports.delete(back, "test");
    }

    @Test
    void aClaimantThatOnlyAWithdrawnImportBroughtIsListedNoMore() {
        String options = """
                {"format": "reports-csv", "claimant": "brought", "mode": "all_or_nothing", "new_claimant": {
                 "id": "brought", "name": "Name that was brought", "side": "independent", "kind": "newsroom"}}""";
        String file = text("reports-csv", "2022-11-07", "siversk");
        JsonNode loaded = imports.load(options, "a.csv", file);
        long before = server.head();
        assertThat(server.get("/claimants").text()).as(loaded.toString()).contains("Name that was brought");
        JsonNode further = imports.load(options, "b.csv",
                text("reports-csv", "2022-11-07", "soledar"));
        assertThat(imports.delete(loaded.get("id").asString(), "test").status()).isEqualTo(200);
        assertThat(server.get("/claimants").text()).as("another's report is by it").contains("Name that was brought");
        assertThat(imports.delete(further.get("id").asString(), "test").status()).isEqualTo(200);
        assertThat(server.get("/claimants").text()).doesNotContain("brought");
        assertThat(server.get("/claimants?position=" + before).text()).contains("Name that was brought");

        String back = imports.load(options.replace("Name that was brought", "Better name"), "a.csv", file)
                .get("id").asString();
        assertThat(server.get("/claimants").text()).contains("Better name").doesNotContain("Name that was brought");
        assertThat(imports.delete(back, "test").status()).isEqualTo(200);
    }
}
