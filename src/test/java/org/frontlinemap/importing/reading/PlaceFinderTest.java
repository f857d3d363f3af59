package org.frontlinemap.importing.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.frontlinemap.geodata.gazetteer.AdminUnit;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.PlaceCode;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.gazetteer.Settlement.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceFinderTest {

    private static final double LON = 38.0;
    private static final double LAT = 48.6;
    /** Metres in a degree of latitude on the sphere. */
    private static final double DEGREE = 111_195;

    private final List<Settlement> recorded = new ArrayList<>();

    @Test
    void measuresTheGreatCircle() {
        assertThat(Distance.metres(0, 0, 0, 90)).isCloseTo(10_007_557, within(1.0));
        assertThat(Distance.metres(179.5, 0, -179.5, 0)).isCloseTo(DEGREE, within(1.0));
        assertThat(Distance.metres(38.002099, 48.589412, 38.002099, 48.589412)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ягідне", "ЯГІДНЕ", "Yahidne", "yahidne ", "Ягодное", "Zhovtneve"})
    void findsAPlaceByEachOfItsNames(String name) {
        place("yahidne", Kind.VILLAGE, 0, new PlaceName("uk", "Ягідне", PlaceName.Kind.OFFICIAL, null, null, null, null),
                new PlaceName("ru", "Ягодное", PlaceName.Kind.COMMON, null, null, null, null),
                new PlaceName("en", "Zhovtneve", PlaceName.Kind.FORMER, null, null, null, null));
        assertThat(found(name, null, LON, LAT)).containsExactly("yahidne");
    }

    @Test
    void findsAPlaceNamedInLatinByItsUkrainianName() {
        place("kamianka", Kind.VILLAGE, 0, name("en", "Kamianka"));
        assertThat(found("Кам’янка", null, LON, LAT)).containsExactly("kamianka");
    }

    @ParameterizedTest
    @CsvSource({"VILLAGE, 4900, true", "VILLAGE, 5100, false", "CITY, 9900, true", "CITY, 10100, false"})
    void findsNamesakesNoFurtherThanTheirKindAllows(Kind kind, double metres, boolean finds) {
        place("one", kind, 0, name("uk", "Зоря"));
        assertThat(found("Зоря", kind, LON, LAT + metres / DEGREE)).hasSize(finds ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"POSTAL, , 14900, true", "POSTAL, , 15100, false", "POSTAL, 2000, 6900, true",
            "POSTAL, 2000, 7100, false", "CENTRE, 3300, 8200, true", "CENTROID, 900000, 30100, false"})
    void allowsForHowFarOffARecordedPointMayBe(Location.Kind kind, Integer accuracy, double metres, boolean finds) {
        recorded.add(new Settlement("one", List.of(name("uk", "Зоря")), null, Kind.VILLAGE, null,
                new Location(LON, LAT, kind, accuracy, null, null), null, null));
        assertThat(found("Зоря", null, LON, LAT + metres / DEGREE)).hasSize(finds ? 1 : 0);
    }

    @Test
    void allowsForHowFarOffThePointAskedAboutMayBe() {
        place("one", Kind.VILLAGE, 0, name("uk", "Зоря"));
        PlaceFinder finder = new PlaceFinder(recorded);
        double lat = LAT + 6_500 / DEGREE;
        assertThat(finder.byName(List.of("Зоря"), null, LON, lat, 1_000)).isEmpty();
        assertThat(finder.byName(List.of("Зоря"), null, LON, lat, 2_000)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"VILLAGE, TOWN, 0", "CITY, HAMLET, 0", "VILLAGE, SETTLEMENT, 1", "TOWN, SETTLEMENT, 1",
            "CITY, TOWN, 1", "VILLAGE, , 1", "OTHER, CITY, 1"})
    void takesNoVillageForATown(Kind recordedAs, Kind askedAs, int size) {
        place("one", recordedAs, 0, name("uk", "Зоря"));
        assertThat(found("Зоря", askedAs, LON, LAT)).hasSize(size);
    }

    @Test
    void namesAllOfSeveralThatAreNearNearestFirst() {
        place("far", Kind.VILLAGE, 3_000, name("uk", "Зоря"));
        place("near", Kind.VILLAGE, 1_000, name("uk", "Зоря"));
        place("elsewhere", Kind.VILLAGE, 90_000, name("uk", "Зоря"));
        assertThat(found("Зоря", null, LON, LAT)).containsExactly("near", "far");
    }

    @Test
    void takesANameWithoutAPointOnlyIfItIsUnique() {
        place("one", Kind.VILLAGE, 0, name("uk", "Зоря"));
        assertThat(found("Зоря", Kind.VILLAGE, null, null)).containsExactly("one");
        assertThat(found("Зоря", Kind.CITY, null, null)).isEmpty();
        place("two", Kind.CITY, 200_000, name("uk", "Зоря"));
        assertThat(found("Зоря", Kind.VILLAGE, null, null)).containsExactly("one", "two");
    }

    @Test
    void takesAPlaceWithoutAPointByItsRaion() {
        pointless("here", "UA1402");
        pointless("there", "UA0502");
        inRaion("of-here", 8_000, "UA1402");
        inRaion("of-there", 400_000, "UA0502");
        assertThat(found("Зоря", null, LON, LAT)).containsExactly("here");
    }

    @Test
    void doesNotTakeAPlaceWithoutAPointWhoseRaionIsFarAway() {
        pointless("there", "UA0502");
        assertThat(found("Зоря", null, LON, LAT)).as("nothing known against it").containsExactly("there");
        inRaion("of-there", 400_000, "UA0502");
        assertThat(found("Зоря", null, LON, LAT)).isEmpty();
    }

    @Test
    void leavesACommonNameWithoutAPointToAPerson() {
        pointless("one", "UA1402");
        place("two", Kind.VILLAGE, 90_000, name("uk", "Зоря"));
        assertThat(found("Зоря", null, LON, LAT)).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void findsAcrossTheDateLine() {
        recorded.add(new Settlement("one", List.of(name("uk", "Зоря")), null, Kind.VILLAGE, null,
                new Location(179.999, 0, Location.Kind.CENTRE, null, null, null), null, null));
        assertThat(found("Зоря", null, -179.999, 0.0)).containsExactly("one");
    }

    @Test
    void findsACodeThatIsOrWasAPlacesOwn() {
        coded("now", "UA14020010010059145", null);
        coded("then", "UA14020010010059145", "2021");
        coded("gone", "UA14020010010059146", "2021");
        PlaceFinder finder = new PlaceFinder(recorded);
        assertThat(finder.byCode(PlaceCode.Scheme.KATOTTG, "UA14020010010059145")).map(Settlement::id).hasValue("now");
        assertThat(finder.byCode(PlaceCode.Scheme.KATOTTG, "UA14020010010059146")).map(Settlement::id).hasValue("gone");
        assertThat(finder.byCode(PlaceCode.Scheme.KATOTTG, "UA14020010010059147")).isEmpty();
        assertThat(finder.byCode(PlaceCode.Scheme.PCODE, "UA14020010010059145")).isEmpty();
    }

    @Test
    void picksNoneOfSeveralWithOneCode() {
        coded("one", "UA14020010010059145", null);
        coded("two", "UA14020010010059145", null);
        assertThat(new PlaceFinder(recorded).byCode(PlaceCode.Scheme.KATOTTG, "UA14020010010059145")).isEmpty();
    }

    @Test
    void findsTheWholeForAPart() {
        place("whole", Kind.TOWN, 0, name("uk", "Місто"));
        recorded.add(new Settlement("part", List.of(name("uk", "Зоря")),
                List.of(new PlaceCode(PlaceCode.Scheme.GEONAMES, "12", null, null)), Kind.VILLAGE, null, at(1_000), null,
                "whole"));
        assertThat(found("Зоря", null, LON, LAT)).containsExactly("whole");
        assertThat(new PlaceFinder(recorded).byCode(PlaceCode.Scheme.GEONAMES, "12")).map(Settlement::id)
                .hasValue("whole");
    }

    @Test
    void findsWhatIsPutLaterByOldNamesAndNew() {
        place("one", Kind.VILLAGE, 0, name("uk", "Зоря"));
        PlaceFinder finder = new PlaceFinder(recorded);
        finder.put(new Settlement("one", List.of(name("uk", "Зоря"), name("en", "Dawn")), null, Kind.VILLAGE, null,
                at(50_000), null, null));
        double lat = LAT + 50_000 / DEGREE;
        assertThat(finder.byName("Dawn", null, LON, lat)).hasSize(1);
        assertThat(finder.byName("Зоря", null, LON, lat)).hasSize(1);
        assertThat(finder.byName("Зоря", null, LON, LAT)).as("where it was").isEmpty();
    }

    private List<String> found(String name, Kind kind, Double lon, Double lat) {
        return new PlaceFinder(recorded).byName(name, kind, lon, lat).stream().map(Settlement::id).toList();
    }

    private void place(String id, Kind kind, double metresNorth, PlaceName... names) {
        recorded.add(new Settlement(id, List.of(names), null, kind, null, at(metresNorth), null, null));
    }

    private void pointless(String id, String raion) {
        recorded.add(new Settlement(id, List.of(name("uk", "Зоря")), null, Kind.VILLAGE,
                List.of(new AdminUnit(2, raion, Map.of())), null, null, null));
    }

    private void inRaion(String id, double metresNorth, String raion) {
        recorded.add(new Settlement(id, List.of(name("uk", "Сусід")), null, Kind.VILLAGE,
                List.of(new AdminUnit(2, raion, Map.of())), at(metresNorth), null, null));
    }

    private void coded(String id, String katottg, String until) {
        recorded.add(new Settlement(id, List.of(name("uk", "Зоря")),
                List.of(new PlaceCode(PlaceCode.Scheme.KATOTTG, katottg, "2020", until)), Kind.VILLAGE, null, null, null,
                null));
    }

    private static Location at(double metresNorth) {
        return new Location(LON, LAT + metresNorth / DEGREE, Location.Kind.CENTRE, null, null, null);
    }

    private static PlaceName name(String language, String text) {
        return new PlaceName(language, text, PlaceName.Kind.COMMON, null, null, null, null);
    }
}
