package org.frontlinemap.seeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.frontlinemap.geodata.ledger.EntryKind;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.ledger.Store;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.DefaultResourceLoader;

class SeedingTest {

    @TempDir
    Path temporary;

    private Path data;
    private Path store;

    @BeforeEach
    void copyData() throws IOException {
        data = Folders.copy(temporary.resolve("own data"));
        store = temporary.resolve("frontline.db");
    }

    /** Starts as the application does, and returns what it then holds. */
    private Snapshot start() {
        try (Store opened = Store.open(store, Clock.systemUTC())) {
            Snapshots snapshots = new Snapshots(opened.ledger());
            Seeding.load(new TheatreFolder(new DefaultResourceLoader(), data.toString()), opened.ledger(), snapshots);
            return snapshots.current();
        }
    }

    @Test
    void aFolderIsLoadedOnce() throws IOException {
        Snapshot first = start();
        assertThat(first.position()).isGreaterThan(500);
        Folders.replace(data.resolve("settlements.csv"), "Yahidne", "Renamed");
        assertThat(start().position()).isEqualTo(first.position());
    }

    @Test
    void changedSettingsOfTheTheatreAreRecordedOnce() throws IOException {
        long loaded = start().position();
        Folders.replace(data.resolve("theatre.json"), "P30D", "P40D");
        Snapshot changed = start();
        assertThat(changed.theatre().staleAfter()).isEqualTo("P40D");
        assertThat(changed.position()).isEqualTo(loaded + 1);
        try (Store opened = Store.open(store, Clock.systemUTC())) {
            Ledger ledger = opened.ledger();
            assertThat(ledger.read(loaded, 10)).singleElement()
                    .satisfies(entry -> assertThat(entry.kind()).isEqualTo(EntryKind.THEATRE));
        }
        assertThat(start().position()).isEqualTo(loaded + 1);
    }

    @Test
    void aStoreOfOneTheatreDoesNotTakeAnother() throws IOException {
        long loaded = start().position();
        Folders.replace(data.resolve("theatre.json"), "\"id\": \"ukraine\"", "\"id\": \"elsewhere\"");
        assertThatThrownBy(this::start).isInstanceOf(SeedingException.class)
                .hasMessageContaining("ukraine").hasMessageContaining("elsewhere");
        Folders.replace(data.resolve("theatre.json"), "\"id\": \"elsewhere\"", "\"id\": \"ukraine\"");
        assertThat(start().position()).isEqualTo(loaded);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "END", quoteCharacter = '`', value = {
        "reports.csv|,yahidne,meduza,contested,|,yahidne,meduza,atlantis,|row 156|control",
        "reports.csv|,yahidne,meduza,contested,|,yahidne,meduza,No One,|row 156|control",
        "reports.csv|,yahidne,meduza,contested,|,atlantis,meduza,contested,|row 156|atlantis",
        "reports.csv|,yahidne,meduza,contested,|,yahidne,nobody,contested,|row 156|nobody",
        "reports.csv|contested,assessed,stated,whole,2023-02-23|contested,assessed,stated,whole,2023-02-30|row|2023-02-30",
        "reports.csv|,yahidne,meduza,contested,assessed|,yahidne,meduza,contested,rumour|row 156|rumour",
        "reports.csv|meduza-2023-02-23|no-such-key|row|no-such-key",
        "reports.csv|01a2053c-cbdc-704b-a823-056e28723d5c|01a2053c-cbdb-7846-aafc-bdc95cfd9c96|row 156|01a2053c-cbdb-7846",
        "reports.csv|01a2053c-cbdc-704b-a823-056e28723d5c|not-an-id|row 156|not-an-id",
        "reports.csv|01a2053c-cbdc-704b-a823-056e28723d5c|01a2053c-cbdc-404b-a823-056e28723d5c|row 156|UUIDv7",
        "reports.csv|END|x,yahidne|row 172|",
        "settlements.csv|END|yahidne,village,Again,,,,,,,,,,,,,,,,,,,|row 121|yahidne",
        "settlements.csv|37.982112|east|row|east",
        "settlements.csv|37.982112|379.82112|row|379.82112",
        "settlements.csv|UA14020010190061896|UA1402|row|UA1402",
        "settlements.csv|name_en|name_english|row 1|name_en",
        "documents.csv|END|al-arabiya-2023-01-25-soledar,,Again,,,,,,|row 162|al-arabiya-2023-01-25-soledar",
        "documents.csv|https://english.alarabiya.net|javascript://english.alarabiya.net|row 1|javascript",
        "claimants.csv|newsroom,independent|newsroom,atlantis|row 1|atlantis",
        "claimants.csv|END|isw,Again,,analyst,independent,,|row 40|isw",
        "names.csv|bakhmut,uk|atlantis,uk||atlantis",
        "names.csv|,former,|,latest,|row 1|latest",
        "population.csv|../2022-02-24|../2022-02-30|row|2022-02-30",
        "population.csv|andriivka,census,74|andriivka,census,-74|row 1|-74"})
    void aBrokenRowStopsTheStartAndIsNamed(String file, String old, String broken, String row, String value)
            throws IOException {
        Folders.replace(data.resolve(file), old, broken);
        assertThatThrownBy(this::start).isInstanceOf(SeedingException.class)
                .hasMessageContaining(file).hasMessageContaining(row == null ? "" : row)
                .hasMessageContaining(value == null ? "" : value);
        try (Store opened = Store.open(store, Clock.systemUTC())) {
            assertThat(opened.ledger().head()).as("nothing was loaded").isZero();
        }
    }

    @Test
    void aFileThatIsMissingOrNotUtf8OrNoCsvIsNamed() throws IOException {
        Path names = data.resolve("names.csv");
        byte[] sound = Files.readAllBytes(names);
        Files.write(names, "settlement,text\nbakhmut,\u00C4\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(this::start).hasMessageContaining("names.csv");
        Files.writeString(names, "settlement,language\nbakhmut,\"uk\"x\"\n");
        assertThatThrownBy(this::start).hasMessageContaining("names.csv");
        Files.delete(names);
        assertThatThrownBy(this::start).hasMessageContaining("names.csv");
        Files.write(names, sound);
        Folders.replace(data.resolve("theatre.json"), "Europe/Kyiv", "Europe/Atlantis");
        assertThatThrownBy(this::start).hasMessageContaining("theatre.json").hasMessageContaining("Europe/Atlantis");
    }
}
