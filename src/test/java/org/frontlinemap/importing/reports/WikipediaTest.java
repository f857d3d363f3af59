package org.frontlinemap.importing.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.importing.RealLedger;
import org.frontlinemap.importing.reading.Collected;
import org.frontlinemap.importing.reading.FileOf;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.importing.reading.SourceFile;
import org.frontlinemap.importing.reading.UnreadableFileException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WikipediaTest {

    private static final Document LIST = new Document("Wikipedia", "An invented list", null, "en", null, null, null);

    @TempDir
    Path folder;

    private RealLedger ledger;

    @BeforeEach
    void open() {
        ledger = RealLedger.silent(folder);
        ledger.record(new Claimant("wikipedia", Map.of("en", "Wikipedia"), Claimant.Kind.NEWSROOM,
                List.of(new Claimant.Allegiance("independent", null, null))));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private Collected load(String profile, SourceFile file) {
        return ledger.load(Told.format("wikipedia-control"), ledger.request("wikipedia", LIST, profile), file).collected();
    }

    @Test
    void citiesAreReadWithTheirSourcesAndNotTwice() {
        Collected first = load(null, FileOf.fixture("wikipedia-control/golden.csv"));
        assertThat(first.reasons()).isEmpty();
        assertThat(Told.reports(first)).containsExactly(
                "bakhmut wikipedia contested assessed stated whole 2023-02-20 2023-02-28 Contested -",
                "soledar wikipedia russia assessed stated whole 2023-01-16 2023-02-28 Russia -",
                "chasiv-yar wikipedia ukraine assessed stated whole 2023-02 2023-02 Ukraine -",
                "siversk wikipedia ukraine assessed stated whole 2023-02-27 2023-02-27 Ukraine -");
        assertThat(first.entries(Document.class)).extracting(Document::publisher)
                .containsExactly("An invented outlet", "An invented institute", "Another outlet", "Wikipedia");
        assertThat(first.entries(Document.class)).extracting(Document::url).containsExactly(
                URI.create("https://example.org/bakhmut"), URI.create("https://example.org/soledar"), null, null);
        assertThat(first.rows()).as("figures are no rows").isEqualTo(4);
        assertThat(first.dropped()).isEmpty();
        assertThat(first.notices()).extracting(Intake.Notice::message)
                .anySatisfy(message -> assertThat(message).startsWith("3 figures of people were left out"));
        assertThat(first.entries().toString()).doesNotContain("See the battle").doesNotContain("10,692");

        Collected second = load(null, FileOf.fixture("wikipedia-control/golden.csv"));
        assertThat(second.entries()).isEmpty();
        assertThat(second.unchanged()).isEqualTo(4);
    }

    @Test
    void rowsThatCannotBeTakenAreRejectedWithColumnAndReason() {
        Collected collected = load(null, FileOf.fixture("wikipedia-control/bad-rows.csv"));
        assertThat(collected.accepted()).isOne();
        assertThat(collected.rows()).isEqualTo(11);
        assertThat(collected.reasons()).satisfiesExactly(
                reason -> assertThat(reason).startsWith("3 Held by must be one of Contested, Russia, Ukraine"),
                reason -> assertThat(reason).isEqualTo("4 Held by is required"),
                reason -> assertThat(reason).isEqualTo("5 As of is required"),
                reason -> assertThat(reason).startsWith("6 As of must be a date"),
                reason -> assertThat(reason).startsWith("7 update must not be before valid_from"),
                reason -> assertThat(reason).startsWith("8 Lat must be degrees"),
                reason -> assertThat(reason).startsWith("9 Name is the name of no settlement here near"),
                reason -> assertThat(reason).startsWith("10 Name may mean several, say which by its id in a column settlement: zaitseve-bakhmut"),
                reason -> assertThat(reason).isEqualTo("11 Name is required"),
                reason -> assertThat(reason).startsWith("12 has only 3 of 10 cells"));
    }

    @Test
    void theProfileMaySayWhatLabelsAndDatesMean() {
        Collected collected = load("""
                {"values": {"Disputed": "contested"}, "basis": "media_report", "date_format": "M/d/yyyy", "delimiter": ";"}""",
                FileOf.text(folder, "list.csv", "settlement;Name;Held by;As of\nzaitseve-bakhmut;Zaitseve;Disputed;2/20/2023\n"));
        assertThat(Told.reports(collected)).containsExactly(
                "zaitseve-bakhmut wikipedia contested media_report stated whole 2023-02-20 2023-02-20 Disputed -");
    }

    @ParameterizedTest
    @CsvSource({"cut.csv, line 3", "other-columns.csv, no column Name"})
    void filesThatCannotBeReadSayWhy(String fixture, String why) {
        assertThatThrownBy(() -> load(null, FileOf.fixture("wikipedia-control/" + fixture)))
                .isInstanceOf(UnreadableFileException.class).hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "nobody    | {}                                          | claimant",
        "          | {}                                          | claimant",
        "wikipedia | {\"values\": {\"Russia\": \"nobody\"}}      | profile.values.Russia",
        "wikipedia | {\"basis\": \"hearsay\"}                    | profile.basis",
        "wikipedia | {\"date_format\": \"{\"}                    | profile.date_format",
        "wikipedia | {\"population\": true}                      | profile.population"})
    void aRequestThatIsWrongIsRefusedAndTheFieldNamed(String claimant, String profile, String field) {
        assertThatThrownBy(() -> Told.format("wikipedia-control").reader(ledger.request(claimant, LIST, profile),
                ledger.known())).isInstanceOfSatisfying(InvalidRecordException.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }
}
