package org.frontlinemap.importing.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.importing.reading.Collected;
import org.frontlinemap.importing.reading.FileOf;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.importing.reading.UnreadableFileException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {

    @TempDir
    Path folder;

    private Recorded recorded;

    @BeforeEach
    void open() {
        recorded = Recorded.empty(folder);
    }

    @AfterEach
    void close() {
        recorded.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "settlements-csv | [] | profile",
        "settlements-csv | {'columns': 'name'} | profile.columns",
        "settlements-csv | {'columns': {'title': 'x'}} | profile.columns.title",
        "settlements-csv | {'columns': {'name_en': ''}} | profile.columns.name_en",
        "settlements-csv | {'columns': {'name_en': 'x', 'lon': 'x', 'lat': null}} | profile.columns.lat",
        "settlements-csv | {'kinds': {'місто': 'metropolis'}} | profile.kinds.місто",
        "settlements-csv | {'values': {'title': {}}} | profile.values.title",
        "settlements-csv | {'values': {'point_kind': {'x': 'roughly'}}} | profile.values.point_kind.x",
        "settlements-csv | {'values': {'point_accuracy_m': {'x': 'far'}}} | profile.values.point_accuracy_m.x",
        "settlements-csv | {'delimiter': 'xx'} | profile.delimiter",
        "settlements-csv | {'country': 'Ukraine'} | profile.country",
        "settlements-csv | {'replace_points': 'yes'} | profile.replace_points",
        "settlements-csv | {'point_kind': 'middle'} | profile.point_kind",
        "settlements-csv | {'point_accuracy_m': -1} | profile.point_accuracy_m",
        "settlements-csv | {'population_kind': 'all'} | profile.population_kind",
        "settlements-csv | {'colums': {}} | profile.colums",
        "settlements-geojson | {'delimiter': ';'} | profile.delimiter",
        "katottg | {'columns': {}} | profile.columns",
        "geonames | {'country': 'ua'} | profile.country",
        "geonames-postal | {'points': true} | profile.points"})
    void aWrongProfileIsRefusedByItsField(String format, String profile, String field) {
        assertThatThrownBy(() -> recorded.reader(format, profile.replace('\'', '"')))
                .isInstanceOfSatisfying(InvalidRecordException.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @Test
    void aColumnThatTheFileDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> load("{\"columns\": {\"name_uk\": \"Назва\"}}", "name,x\nЗоря,1\n"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessage("profile.columns.name_uk names the column Назва, which the file does not have: its columns are "
                        + "name, x");
    }

    @Test
    void columnsThatAreNotMappedKeepTheirNamesAndThoseNotReadAreNamed() {
        Collected read = load("{\"columns\": {\"name_en\": \"name_uk\", \"lat\": \"y\", \"wikidata\": null}}",
                "name_uk,name_ru,kind,lon,y,wikidata,colour\nDawn,Zarya,village,30,50,Q1,red\n");
        assertThat(read.rejections()).isEmpty();
        assertThat(read.notices()).extracting(Intake.Notice::message)
                .containsExactly("columns not read: wikidata, colour");
        Settlement dawn = recorded.settlement("dawn");
        assertThat(dawn.name("ru")).hasValue("Zarya");
        assertThat(dawn.name("uk")).isEmpty();
        assertThat(dawn.kind()).isEqualTo(Settlement.Kind.VILLAGE);
        assertThat(dawn.location().lat()).isEqualTo(50);
        assertThat(dawn.codes()).isEmpty();
    }

    @Test
    void propertiesThatAreNotReadAreNamed() {
        Collected read = recorded.load("settlements-geojson", null, FileOf.text(folder, "places.geojson", """
                {"type": "FeatureCollection", "features": [
                {"type": "Feature", "geometry": null, "properties": {"name_en": "Dawn", "colour": "red"}}]}"""));
        assertThat(read.notices()).extracting(Intake.Notice::message).containsExactly("properties not read: colour");
    }

    @Test
    void aPropertyThatNoFeatureHasIsNoticed() {
        Collected read = recorded.load("settlements-geojson", "{\"columns\": {\"name_en\": \"n\", \"wikidata\": \"wd\"}}",
                FileOf.text(folder, "places.geojson", """
                        {"type": "FeatureCollection", "features": [
                        {"type": "Feature", "geometry": null, "properties": {"n": "Dawn"}}]}"""));
        assertThat(read.notices()).extracting(Intake.Notice::message)
                .containsExactly("profile.columns.wikidata names the property wd, which no feature has");
    }

    @Test
    void aFilesOwnIdsAreNotTakenForOurs() {
        String profile = "{\"columns\": {\"name_en\": \"name\"}}";
        load(profile, "id,name\n1,Dawn\n2,Dusk\n");
        assertThat(recorded.settlements()).extracting(Settlement::id).containsExactly("dawn", "dusk");
        load(profile, "id,name\ndusk,Gloaming\nnew,Dawn Again\n");
        assertThat(recorded.settlements()).extracting(Settlement::id).containsExactly("dawn", "dusk", "dawn-again");
        assertThat(recorded.settlement("dusk").names()).hasSize(2);
    }

    @Test
    void kindsThatAreNoSettlementAreDropped() {
        Collected read = load("{\"columns\": {\"name_en\": \"n\", \"kind\": \"k\"}, \"kinds\": {\"a\": \"hamlet\", \"b\": null}}",
                "n;k\nDawn;a\nDusk;b\nNoon;c\nNight;\n");
        assertThat(read.dropped()).isEqualTo(Map.of("not_populated", 1L));
        assertThat(read.reasons()).singleElement().asString().startsWith("4 k must be one of city, ");
        assertThat(recorded.settlement("dawn").kind()).isEqualTo(Settlement.Kind.HAMLET);
        assertThat(recorded.settlement("night").kind()).isEqualTo(Settlement.Kind.OTHER);
    }

    @Test
    void figuresNeedADocument() {
        String rows = "name_en,population,population_kind\nDawn,10,census\nDawn,11,census\n";
        Collected without = load(null, rows);
        assertThat(without.notices()).extracting(Intake.Notice::message)
                .anySatisfy(message -> assertThat(message).startsWith("figures of people that were left out").endsWith(": 2"));
        assertThat(without.rows()).as("figures are no rows").isEqualTo(2);
        assertThat(without.dropped()).isEmpty();
        recorded.citing(new Document("Office of Made-up Statistics", null, null, null, null, null, null));
        assertThat(load(null, rows).accepted()).isEqualTo(2);
        assertThat(recorded.populations("dawn")).extracting(PopulationObservation::value).containsExactlyInAnyOrder(10, 11);
        assertThat(load(null, rows).entries()).isEmpty();
    }

    @Test
    void aFigureOfAnotherDocumentIsAnotherFigure() {
        for (String publisher : List.of("One", "Two")) {
            recorded.citing(new Document(publisher, null, null, null, null, null, null));
            load("{\"population_kind\": \"estimate\", \"population_date\": \"2021\"}", "name_en,population\nDawn,10\n");
        }
        assertThat(recorded.populations("dawn")).hasSize(2);
    }

    @Test
    void aDumpWithAHeaderIsReadWhenRejectedRowsWereMended() {
        Collected read = recorded.load("geonames", null, FileOf.text(folder, "rejected.csv", """
                geonameid,name,asciiname,alternatenames,latitude,longitude,feature_class,feature_code,country_code,_reason,id
                7,Dawn,Dawn,,50,30,P,PPL,UA,must say which,new
                8,Dawn,Dawn,,50,30.01,P,PPL,UA,must say which,new
                """));
        assertThat(read.rejections()).isEmpty();
        assertThat(recorded.settlements()).extracting(Settlement::id).containsExactly("dawn", "dawn-8");
    }

    @Test
    void abandonedPlacesAreTakenOnlyIfTheirCodeIsRecorded() {
        load(null, "name_en,geonames\nDawn,7\n");
        Collected read = recorded.load("geonames", null, FileOf.text(folder, "dump.txt",
                ("7\tDawn\tDawn\tЗоря\t50\t30\tP\tPPLQ\tUA" + "\t".repeat(10) + "\n")
                        + ("8\tDawn\tDawn\t\t50\t30\tP\tPPLH\tUA" + "\t".repeat(10) + "\n")));
        assertThat(read.dropped()).isEqualTo(Map.of("historical_place", 1L));
        assertThat(recorded.settlement("dawn").location().lat()).isEqualTo(50);
        assertThat(recorded.settlements()).hasSize(1);
    }

    private Collected load(String profile, String text) {
        return recorded.load("settlements-csv", profile, FileOf.text(folder, "places.csv", text));
    }
}
