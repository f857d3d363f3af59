package org.frontlinemap.importing.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.PlaceCode;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.importing.reading.Collected;
import org.frontlinemap.importing.reading.FileOf;
import org.frontlinemap.importing.reading.Intake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which settlement a row is, in a ledger that holds what earlier files brought. */
class MatchingTest {

    private static final String UA = "{\"country\": \"UA\"}";

    @TempDir
    Path folder;

    private Recorded recorded;
    private int files;

    @BeforeEach
    void open() {
        recorded = Recorded.empty(folder);
    }

    @AfterEach
    void close() {
        recorded.close();
    }

    @Test
    void aRowThatIsRecordedByNameAndPointCompletesIt() {
        load("name_uk,kind,lon,lat", "Зоря,village,30,50");
        load("name_en,katottg,lon,lat,wikidata", "Zoria,UA99010010010000011,30.01,50,Q9");
        Settlement zoria = recorded.settlement("zoria");
        assertThat(recorded.settlements()).hasSize(1);
        assertThat(zoria.codes()).extracting(PlaceCode::code).containsExactly("UA99010010010000011", "Q9", "UA9901001001");
        assertThat(zoria.admin(2).orElseThrow().code()).isEqualTo("UA9901");
        assertThat(zoria.location().lon()).isEqualTo(30);
        assertThat(zoria.kind()).isEqualTo(Settlement.Kind.VILLAGE);
    }

    @Test
    void aCodeIsWorthMoreThanNameAndPoint() {
        load("name_en,geonames,lon,lat", "Dawn,7,30,50");
        Collected again = load("name_en,geonames,lon,lat", "Other,7,31,51");
        assertThat(recorded.settlements()).hasSize(1);
        assertThat(recorded.settlement("dawn").names()).extracting(PlaceName::text).containsExactly("Dawn", "Other");
        assertThat(messages(again)).containsExactly(
                "rows that put a settlement far from its recorded point, which stays as it is: 1 (dawn (131.8 km))");
    }

    @ParameterizedTest
    @CsvSource({"UA99010010010000011, UA99010010020000012", "UA99010010010000011, UA98010010010000011"})
    void namesakesOfOtherCodesOfTheRegisterAreOtherPlaces(String one, String other) {
        load("name_uk,katottg,lon,lat", "Зоря," + one + ",30,50");
        load("name_uk,katottg,lon,lat", "Зоря," + other + ",30,50");
        assertThat(recorded.settlements()).extracting(Settlement::id)
                .containsExactly("zoria", "zoria-" + other.toLowerCase(Locale.ROOT));
    }

    @Test
    void anAmbiguousRowIsMendedByAnIdAndLoadedAgain() {
        load("name_uk,kind,lon,lat,id", "Зоря,village,30,50,new", "Зоря,village,30.03,50,new");
        String header = "name_uk,lon,lat,wikidata,id";
        assertThat(reasons(load(header, "Зоря,30.01,50,Q1,", "Зоря,30.011,50,Q2,"))).containsExactly(
                "2 id must say which settlement this is, as several places have its name: zoria (Zoria, 715 m away), "
                        + "zoria-2 (Zoria, 1.4 km away); or new, if it is none of them",
                "3 id must say which settlement this is, as several places have its name: zoria (Zoria, 786 m away), "
                        + "zoria-2 (Zoria, 1.4 km away); or new, if it is none of them");
        String[] mended = {"Зоря,30.01,50,Q1,zoria-2", "Зоря,30.011,50,Q2,new"};
        assertThat(load(header, mended).rejections()).isEmpty();
        assertThat(recorded.settlement("zoria-2").code(PlaceCode.Scheme.WIKIDATA)).hasValue("Q1");
        assertThat(recorded.settlement("zoria-q2").location().lon()).isEqualTo(30.011);
        Collected again = load(header, mended);
        assertThat(again.entries()).isEmpty();
        assertThat(again.unchanged()).isEqualTo(2);
    }

    @Test
    void ofSeveralNearTheOneInTheRaionOfTheRowIsMeant() {
        load("name_uk,adm2_uk,lon,lat,id", "Зоря,Перший,30,50,", "Зоря,Другий район,30.03,50,new");
        load("name_uk,adm2_uk,lon,lat,wikidata", "Зоря,Другий,30.01,50,Q1");
        assertThat(recorded.settlement("zoria-druhyi-raion").code(PlaceCode.Scheme.WIKIDATA)).hasValue("Q1");
    }

    @Test
    void withoutAPointTheRaionIsNotEnoughButTheHromadaIs() {
        load("name_uk,adm2_uk,adm3_uk,lon,lat", "Зоря,Перший,Тиха,30,50", "Зоря,Другий,Ясна,33,50");
        assertThat(load("name_uk,adm2_uk,wikidata", "Зоря,Другий,Q1").rejections()).hasSize(1);
        load("name_uk,adm2_uk,adm3_uk,wikidata", "Зоря,Другий,Ясна,Q1");
        assertThat(recorded.settlement("zoria-druhyi").code(PlaceCode.Scheme.WIKIDATA)).hasValue("Q1");
    }

    @Test
    void aUniqueNameWithoutAPointIsNotEnoughInAnotherUnitOfLevel1() {
        load("name_uk,adm1_uk,lon,lat", "Зоря,Вигадана область,30,50");
        assertThat(load("name_uk,adm1_uk", "Зоря,Вигадана").unchanged()).isOne();
        assertThat(load("name_uk,adm1_uk", "Зоря,Інша").rejections()).hasSize(1);
    }

    @Test
    void anotherGeonamesCodeIsLeftToAPerson() {
        load("name_en,geonames,lon,lat", "Dawn,7,30,50");
        assertThat(reasons(load("name_en,geonames,lon,lat", "Dawn,8,30,50"))).containsExactly("2 id must say which "
                + "settlement this is, as a place of its name has another GEONAMES code: dawn (Dawn, 0 m away); or new, "
                + "if it is none of them");
        Collected mended = load("name_en,geonames,lon,lat,id", "Dawn,8,30,50,dawn");
        assertThat(recorded.settlement("dawn").codes()).extracting(PlaceCode::code).containsExactly("7", "8");
        assertThat(messages(mended)).containsExactly("dawn got a second GEONAMES code, 8 beside 7");
    }

    @Test
    void codesOfTwoSettlementsAreLeftToAPerson() {
        load("name_en,geonames,wikidata,lon,lat", "Dawn,7,,30,50", "Dusk,,Q7,31,50");
        assertThat(reasons(load("name_en,geonames,wikidata", "Noon,7,Q7"))).containsExactly("2 id must say which "
                + "settlement this is, as its codes are those of several: dawn (Dawn), dusk (Dusk); or new, if it is none "
                + "of them");
    }

    @Test
    void anOldIdLeadsToTheWhole() {
        Collected merged = new Collected();
        merged.add(new Settlement("whole", List.of(new PlaceName("en", "Whole", PlaceName.Kind.COMMON, null, null, null,
                null)), null, Settlement.Kind.TOWN, null, null, List.of("once"), null));
        merged.add(new Settlement("part", List.of(new PlaceName("en", "Part", PlaceName.Kind.COMMON, null, null, null,
                null)), null, Settlement.Kind.VILLAGE, null, null, null, "whole"));
        recorded.record(merged);
        load("id,wikidata", "once,Q1", "part,Q1");
        assertThat(recorded.settlement("whole").codes()).extracting(PlaceCode::code).containsExactly("Q1");
        assertThat(recorded.settlements()).extracting(Settlement::id).containsExactly("whole");
    }

    @Test
    void anOfficialNameIsNeverReplaced() {
        load(UA, "name_uk,katottg", "Зоря,UA99010010010000011");
        Collected renamed = load(UA, "name_uk,katottg", "Світанок,UA99010010010000011");
        Settlement zoria = recorded.settlement("zoria");
        assertThat(zoria.name("uk")).hasValue("Зоря");
        assertThat(zoria.names()).filteredOn(name -> name.text().equals("Світанок")).extracting(PlaceName::kind)
                .containsExactly(PlaceName.Kind.COMMON);
        assertThat(messages(renamed)).containsExactly("zoria is officially Світанок by this file, but recorded as Зоря: "
                + "the recorded name stays, the other was added as a common one");
        assertThat(load(UA, "name_uk,katottg", "Світанок,UA99010010010000011").unchanged()).isOne();
    }

    @Test
    void aSecondRowOfASettlementCompletesItFurtherOrIsRejected() {
        Collected rows = load(UA, "name_uk,name_ru,kind,katottg,adm3_uk,lon,lat,wikidata",
                "Зоря,,village,UA99010010010000011,Тиха,30,50,", "Зоря,Заря,,UA99010010010000011,,30.001,50,Q1",
                "Світанок,,,UA99010010010000011,,,,", "Зоря,,town,UA99010010010000011,,,,",
                "Зоря,,,UA99010010010000011,,31,50,", "Зоря,,,,,30,50,Q2", "Зоря,,,,,30,50,");
        assertThat(rows.accepted()).isEqualTo(2);
        assertThat(rows.unchanged()).isOne();
        assertThat(recorded.settlements()).hasSize(1);
        assertThat(recorded.settlement("zoria").name("ru")).hasValue("Заря");
        assertThat(rows.rejections()).extracting(Intake.Rejection::line).containsExactly(4L, 5L, 6L, 7L);
        assertThat(rows.rejections()).extracting(Intake.Rejection::column)
                .containsExactly("name_uk", "kind", "id", "id");
    }

    @Test
    void anotherFileMayPutAPlaceElsewhere() {
        Collected both = recorded.load("settlements-csv", null,
                file("name_uk,katottg,lon,lat", "Зоря,UA99010010010000011,30,50"),
                file("name_uk,katottg,lon,lat", "Зоря,UA99010010010000011,30.1,50"));
        assertThat(both.rejections()).isEmpty();
        assertThat(both.unchanged()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"false, CENTRE, 400, 30.0", "true, POSTAL, 10000, 30.0", "true, CENTRE, 400, 30.01",
            "true, CENTRE, 500, 30.0", "true, CENTRE, , 30.0"})
    void aPointIsReplacedOnlyByAMoreAccurateOneWhereThatIsAsked(boolean asked, Location.Kind kind, Integer accuracy,
            double lon) {
        load("name_uk,wikidata,lon,lat,point_kind,point_accuracy_m", "Зоря,Q1,30,50,centroid,500");
        load("{\"replace_points\": " + asked + "}", "name_uk,wikidata,lon,lat,point_kind,point_accuracy_m",
                "Зоря,Q1,30.01,50," + kind.name().toLowerCase(Locale.ROOT) + ","
                        + (accuracy == null ? "" : accuracy));
        assertThat(recorded.settlement("zoria").location().lon()).isEqualTo(lon);
    }

    @Test
    void aPlaceWithoutAPointGetsOne() {
        load("name_uk,kind", "Зоря,village");
        load("name_uk,lon,lat,kind", "Зоря,30,50,village");
        assertThat(recorded.settlement("zoria").location().lon()).isEqualTo(30);
    }

    @Test
    void aKindIsCompletedButNotChanged() {
        load("name_en,wikidata,kind", "Dawn,Q1,other", "Dusk,Q2,town");
        Collected other = load("name_en,wikidata,kind", "Dawn,Q1,village", "Dusk,Q2,city");
        assertThat(recorded.settlement("dawn").kind()).isEqualTo(Settlement.Kind.VILLAGE);
        assertThat(recorded.settlement("dusk").kind()).isEqualTo(Settlement.Kind.TOWN);
        assertThat(messages(other)).containsExactly(
                "rows that call a settlement another kind of place than recorded, which stays as it is: 1 (dusk)");
    }

    @Test
    void idsAreMadeOfTheNameThenTheRaionThenTheCode() {
        load("name_uk,name_ru,adm2_uk,adm2_en,katottg,id", "Кам’янка,,Перший,First,UA99010010010000011,",
                "Кам'янка,,Перший,First,UA99010010020000012,", "Кам'янка,,Перший,First,UA99010010030000013,",
                "Кам'янка,,Другий,,UA99020010030000013,", ",Подъёмный,,,,new", "東,,,,,new", "New,,,,,new", "New,,,,,",
                "Own,,,,,own-id");
        assertThat(recorded.settlements()).extracting(Settlement::id).containsExactly("kamianka", "kamianka-first",
                "kamianka-first-ua99010010030000013", "kamianka-druhyi", "podemnyi", "place", "new-2", "own-id");
    }

    private Collected load(String header, String... rows) {
        return recorded.load("settlements-csv", header.startsWith("{") ? header : null, file(header, rows));
    }

    private FileOf file(String header, String... rows) {
        List<String> lines = new ArrayList<>(List.of(rows));
        if (!header.startsWith("{")) {
            lines.add(0, header);
        }
        return FileOf.text(folder, "places-" + ++files + ".csv", String.join("\n", lines) + "\n");
    }

    private static List<String> reasons(Collected collected) {
        return collected.reasons();
    }

    private static List<String> messages(Collected collected) {
        return collected.notices().stream().map(Intake.Notice::message).toList();
    }
}
