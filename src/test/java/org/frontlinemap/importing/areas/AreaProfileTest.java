package org.frontlinemap.importing.areas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.RecordJson;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.importing.reading.Format;
import org.frontlinemap.importing.reading.ImportRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaProfileTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Kyiv");

    @TempDir
    Path folder;

    private static ImportRequest request(String profile) {
        return new ImportRequest("mappers", null, profile == null ? null : RecordJson.parse(profile),
                List.of("ukraine", "russia"), ZONE, Instant.parse("2024-01-01T00:00:00Z"));
    }

    private static AreaProfile read(String profile) {
        return AreaProfile.read(RecordJson.parse(profile), request(null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{} | profile.date",
        "{\"date\": \"2023-02\"} | profile.date",
        "{\"date\": []} | profile.date",
        "{\"date\": {\"property\": \"a\", \"file_name\": \"(b)\"}} | profile.date",
        "{\"date\": {\"property\": \"a\", \"unit\": \"h\"}} | profile.date.unit",
        "{\"date\": {\"file_name\": \"(b\"}} | profile.date.file_name",
        "{\"date\": {\"file_name\": \"b\"}} | profile.date.file_name",
        "{\"date\": {\"property\": \"a\", \"precision\": \"hour\"}} | profile.date.precision",
        "{\"date\": {\"property\": \"a\", \"zone\": \"UTC\"}} | profile.date.zone",
        "{\"date\": \"2023-02-26\", \"klasses\": {}} | profile.klasses",
        "{\"date\": \"2023-02-26\", \"classes\": []} | profile.classes",
        "{\"date\": \"2023-02-26\", \"classes\": {\"a\": {\"control\": \"atlantis\", \"basis\": \"assessed\"}}} | profile.classes.a.control",
        "{\"date\": \"2023-02-26\", \"classes\": {\"a\": {\"control\": \"russia\"}}} | profile.classes.a.basis",
        "{\"date\": \"2023-02-26\", \"classes\": {\"a\": {\"control\": \"russia\", \"basis\": \"assessed\", \"x\": 1}}} | profile.classes.a.x",
        "{\"date\": \"2023-02-26\", \"outside\": {\"control\": \"russia\", \"basis\": \"guessed\"}} | profile.outside.basis",
        "{\"date\": \"2023-02-26\", \"edge_metres\": -1} | profile.edge_metres",
        "{\"date\": \"2023-02-26\", \"edge_metres\": 1.5} | profile.edge_metres",
        "{\"date\": \"2023-02-26\", \"within\": [1, 2, 3]} | profile.within",
        "{\"date\": \"2023-02-26\", \"within\": [38, 48, 37, 49]} | profile.within",
        "{\"date\": \"2023-02-26\", \"table\": 4} | profile.table",
        "{\"date\": \"2023-02-26\", \"class_part\": {\"separator\": \"\"}} | profile.class_part.separator",
        "{\"date\": \"2023-02-26\", \"published_after_days\": 400} | profile.published_after_days"})
    void aProfileThatIsWrongIsRefusedByTheFieldsName(String profile, String field) {
        assertThatThrownBy(() -> read(profile)).isInstanceOf(InvalidRecordException.class)
                .extracting("field").isEqualTo(field);
    }

    @Test
    void claimantsMustBeRecordedAndADocumentGiven() {
        Format isw = AreaFormats.ALL.get(1);
        try (LoadedLedger ledger = new LoadedLedger(folder)) {
            assertThatThrownBy(() -> ledger.reader("isw", "{\"classes\": {\"x\": {\"control\": \"russia\","
                    + " \"basis\": \"party_claim\", \"claimant\": \"nobody\"}}}"))
                    .isInstanceOf(InvalidRecordException.class).extracting("field").isEqualTo("profile.classes.x.claimant");
        }
        assertThatThrownBy(() -> AreaFormats.ALL.get(2).reader(request("{\"date\": \"2023-02-26\"}"), null))
                .isInstanceOf(InvalidRecordException.class).extracting("field").isEqualTo("document");
        assertThatThrownBy(() -> isw.reader(new ImportRequest(null, null, null, List.of(), ZONE, Instant.EPOCH), null))
                .isInstanceOf(InvalidRecordException.class).extracting("field").isEqualTo("claimant");
        assertThatThrownBy(() -> isw.reader(request("[1]"), null)).isInstanceOf(InvalidRecordException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "Occupied | - | russia", "Окуповано /// Occupied | - | russia", "x ///\u00A0Occupied\u00A0/// key | - | russia",
        "x /// Liberated 25.03 /// key | - | ukraine", "x /// Liberated | - | ukraine", "x /// Liberation | - | -",
        "x /// Occupied Tskhinvali district | - | -", "x /// occupied | - | -", "'' | deepstatemap_data_20230226 | russia",
        "'' | 1677535200 | -"})
    void deepStatesClassesGoByTheirEnglishNames(String name, String file, String control) {
        AreaProfile profile = AreaProfile.read(RecordJson.parse(((AreaFormat) AreaFormats.ALL.get(0)).profile()), request(null));
        assertThat(profile.rule(name, file == null ? "x.geojson" : file + ".geojson").map(rule -> rule.control().id()).orElse(null))
                .isEqualTo(control);
    }

    @Test
    void theLongestBeginningDecidesAndAnExactNameBeforeAll() {
        AreaProfile profile = read("""
                {"date": "2023-02-26", "classes": {"*": {"control": "unknown", "basis": "assessed"},
                  "held*": {"control": "russia", "basis": "assessed"}, "held by*": {"control": "ukraine", "basis": "assessed"},
                  "held by both": {"control": "contested", "basis": "assessed"}, "range": null}}""");
        assertThat(profile.rule("held", "x").orElseThrow().control()).isEqualTo(new Control("russia"));
        assertThat(profile.rule("held by us", "x").orElseThrow().control()).isEqualTo(new Control("ukraine"));
        assertThat(profile.rule(" held  by both ", "x").orElseThrow().control()).isEqualTo(Control.CONTESTED);
        assertThat(profile.rule("else", "x").orElseThrow().control()).isEqualTo(Control.UNKNOWN);
        assertThat(profile.rule("range", "x").orElseThrow().control()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"2023-02-26\" | x | - | 2023-02-26",
        "{\"property\": \"d\", \"unit\": \"ms\"} | x | 1677369600000 | 2023-02-26",
        "{\"property\": \"d\", \"unit\": \"ms\"} | x | 1.6773696E12 | 2023-02-26",
        "{\"property\": \"d\", \"unit\": \"s\"} | x | 1677448800 | 2023-02-27",
        "{\"property\": \"d\", \"unit\": \"s\", \"precision\": \"instant\"} | x | 1677448800 | 2023-02-26T22:00:00Z",
        "{\"property\": \"d\"} | x | 2023-02-26T23:30:00Z | 2023-02-27",
        "[{\"property\": \"d\"}, {\"file_name\": \"_(.*)[.]\"}] | a_20230226.json | - | 2023-02-26",
        "{\"file_name\": \"_(\\\\d{4}-\\\\d{2}-\\\\d{2})\"} | a_2023-02-26.json | - | 2023-02-26",
        "{\"file_name\": \"_(.*)[.]\"} | a_2023-02-26.json | - | 2023-02-26",
        "{\"file_name\": \"_(.*)[.]\"} | a_1677448800.json | - | 2023-02-27",
        "{\"file_name\": \"_(.*)[.]\"} | a_1677448800000.json | - | 2023-02-27"})
    void datesAreReadAsTheProfileSays(String date, String file, String value, String expected) {
        Dates dates = read("{\"date\": " + date + "}").dates();
        TimeSpan valid = dates.of(file, Map.of("d", value.equals("-") ? "" : value)::get);
        assertThat(valid.text()).isEqualTo(expected);
        assertThat(dates.later(valid, 0)).isEqualTo(valid);
        assertThat(dates.later(valid, 3).earliest()).isAfter(valid.latest());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"property\": \"d\", \"unit\": \"ms\"} | x | 9e400 | d",
        "{\"property\": \"d\", \"unit\": \"ms\"} | x | yesterday | d",
        "{\"property\": \"d\", \"unit\": \"s\"} | x | 1677369600000 | date",
        "{\"property\": \"d\"} | x | 2023 | d",
        "{\"property\": \"d\"} | x | 0001-01-01 | date",
        "{\"property\": \"d\"} | x | - | date",
        "{\"file_name\": \"_(.*)[.]\"} | a_20230231.json | - | date",
        "{\"file_name\": \"_(.*)[.]\"} | a_99999999999999999999.json | - | date",
        "{\"file_name\": \"((a+)+)+(?=b)\"} | x | - | profile.date.file_name",
        "{\"file_name\": \"(?:(?:a+)+)+(b)\"} | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac | - | date",
        "{\"file_name\": \"(b)\\\\1\"} | x | - | profile.date.file_name",
        "{\"file_name\": \"(b)(?:(?:){2000000000}){2000000000}\"} | x | - | profile.date.file_name",
        "{\"file_name\": \"(b)(?:(?:(?:){1000}){1000}){1000}\"} | x | - | profile.date.file_name",
        "{\"file_name\": \"(b)(?:(?:a{1,99}){0,99}){99,}\"} | x | - | profile.date.file_name"})
    void whatIsNoDateIsRefusedByName(String date, String file, String value, String field) {
        assertThatThrownBy(() -> read("{\"date\": " + date + "}").dates().of(file, Map.of("d", value.equals("-") ? "" : value)::get))
                .isInstanceOf(InvalidRecordException.class).extracting("field").isEqualTo(field);
    }
}
