package org.frontlinemap.importing.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.frontlinemap.geodata.RecordJson;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.time.TimeText;
import org.frontlinemap.importing.reading.Collected;
import org.frontlinemap.importing.reading.FileOf;
import org.frontlinemap.importing.reading.FormatReader;
import org.frontlinemap.importing.reading.UnreadableFileException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What becomes of each file of {@code src/test/resources/imports/<format>}, read against the shipped theatre, against
 * the {@code .json} beside it. What became of it instead is left under {@code target/golden/imports}, to be compared
 * and, where it is what is wanted, copied over.
 */
class GazetteerFormatsTest {

    private static final Path FILES = Path.of("src/test/resources/imports");
    private static final Path WRITTEN = Path.of("target/golden/imports");
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    private static final Document REGISTER = new Document("Office of Made-up Statistics", "Places", null, "en",
            TimeText.parse("published", "2023-03", Recorded.ZONE), null, null);

    @TempDir
    static Path shippedFolder;
    private static Recorded shipped;

    @TempDir
    Path folder;

    @BeforeAll
    static void record() {
        shipped = Recorded.shipped(shippedFolder).citing(REGISTER);
    }

    @AfterAll
    static void close() {
        shipped.close();
    }

    static Stream<String> files() throws IOException {
        try (Stream<Path> found = Files.walk(FILES)) {
            List<String> formats = GazetteerFormats.ALL.stream().map(format -> format.id()).toList();
            return found.filter(Files::isRegularFile).map(file -> FILES.relativize(file))
                    .filter(file -> formats.contains(file.getParent().toString()) && !file.toString().endsWith(".json"))
                    .map(Path::toString).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileComesToWhatStandsBesideIt(String file) throws IOException {
        Path expected = Path.of(file.replaceAll("\\.[a-z]+$", ".json"));
        String written = JSON.writeValueAsString(told(shipped, file)) + "\n";
        Files.createDirectories(WRITTEN.resolve(expected).getParent());
        Files.writeString(WRITTEN.resolve(expected), written);
        assertThat(FILES.resolve(expected)).hasContent(written);
    }

    @ParameterizedTest
    @MethodSource("files")
    void loadingAFileAgainChangesNothing(String file) {
        try (Recorded recorded = Recorded.shipped(folder).citing(REGISTER)) {
            Collected first = new Collected();
            Collected second = new Collected();
            read(recorded, file, first);
            recorded.record(first);
            read(recorded, file, second);
            assertThat(second.entries()).isEmpty();
            assertThat(second.accepted()).isZero();
            assertThat(second.unchanged()).isEqualTo(first.accepted() + first.unchanged());
            assertThat(second.dropped()).isEqualTo(first.dropped());
        }
    }

    @Test
    void aFileOfEachFormatIsTried() throws IOException {
        assertThat(files()).extracting(file -> file.substring(0, file.indexOf('/')))
                .containsAll(GazetteerFormats.ALL.stream().map(format -> format.id()).toList());
    }

    /** What kept a file from being read to its end; null if nothing did. */
    private static String read(Recorded recorded, String file, Collected into) {
        String format = file.substring(0, file.indexOf('/'));
        Path profile = FILES.resolve(file.replaceAll("\\.[a-z]+$", "-profile.json"));
        try {
            FormatReader reader = recorded.reader(format, Files.exists(profile) ? Files.readString(profile) : null);
            reader.read(FileOf.fixture(file), into);
            reader.finish(into);
            return null;
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (UnreadableFileException unreadable) {
            return unreadable.line() + " " + unreadable.getMessage();
        }
    }

    private static Map<String, Object> told(Recorded recorded, String file) {
        Collected collected = new Collected();
        String unreadable = read(recorded, file, collected);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("unreadable", unreadable);
        told.put("accepted", collected.accepted());
        told.put("unchanged", collected.unchanged());
        told.put("dropped", collected.dropped());
        told.put("rejected", collected.rejections().stream().map(rejection -> rejection.line() + " "
                + (rejection.column() == null ? "" : rejection.column() + " ") + rejection.reason()
                + (rejection.value() == null ? "" : ": " + rejection.value())).toList());
        told.put("notices", collected.notices().stream().map(notice -> notice.line() + " " + notice.message()).toList());
        told.put("entries", collected.entries().values().stream().map(entry -> members(entry, collected)).toList());
        return told;
    }

    /** A record's members, with the title of its document for the document's id. */
    private static Map<String, Object> members(Record entry, Collected collected) {
        Map<String, Object> members = new LinkedHashMap<>(RecordJson.members(entry));
        members.computeIfPresent("document", (name, id) ->
                ((Document) collected.entries().get(UUID.fromString(id.toString()))).title());
        return members;
    }
}
