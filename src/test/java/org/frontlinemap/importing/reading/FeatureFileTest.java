package org.frontlinemap.importing.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureFileTest {

    private static final String POINT = """
            {"type": "Feature", "geometry": {"type": "Point", "coordinates": [38.0, NaN]}, "properties": {"a": 1}}""";

    @TempDir
    Path folder;

    private final Collected intake = new Collected();

    private List<FeatureFile.Feature> read(byte[] bytes, boolean lines) {
        FileOf file = FileOf.bytes(folder, "features", bytes);
        List<FeatureFile.Feature> features = new ArrayList<>();
        try (FeatureFile read = lines ? FeatureFile.lines(file) : FeatureFile.collection(file)) {
            for (var feature = read.next(intake); feature != null; feature = read.next(intake)) {
                features.add(feature);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return features;
    }

    private List<FeatureFile.Feature> collection(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8), false);
    }

    private List<FeatureFile.Feature> lines(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8), true);
    }

    private static String collectionOf(String features) {
        return "{\"type\": \"FeatureCollection\", \"links\": [{\"a\": []}],\n\"features\": [\n" + features
                + "],\n\"crs\": {\"properties\": {\"name\": \"urn:ogc:def:crs:OGC:1.3:CRS84\"}}}";
    }

    @Test
    void featuresComeOneByOneWithTheirLines() {
        List<FeatureFile.Feature> features = collection("\uFEFF" + collectionOf(POINT + ",\n" + POINT));
        assertThat(features).extracting(FeatureFile.Feature::line).containsExactly(3L, 4L);
        assertThat(features.get(0).geometry().get("coordinates").get(1).doubleValue()).isNaN();
        assertThat(features.get(0).properties().get("a").intValue()).isOne();
        assertThat(features.get(0).rejection("a", "1", "is odd").row()).hasSize(1);
    }

    @Test
    void whatIsNoFeatureIsRejectedAndTheOthersRead() {
        assertThat(collection(collectionOf("7,\n[[{}]],\n{\"a\": {\"b\": 1, \"b\": {\"c\": []}}},\n" + POINT))).hasSize(1);
        assertThat(intake.reasons()).containsExactly("3 must be a Feature", "4 must be a Feature",
                "5 names the member b twice");
    }

    @Test
    void featuresMayStandOneAfterAnotherWithoutACollection() {
        String mended = "{\"_rejected\": {\"reason\": \"x\"}, " + POINT.substring(1);
        assertThat(collection(mended + "\n" + POINT + "\n7\n")).extracting(FeatureFile.Feature::line)
                .containsExactly(1L, 2L);
        assertThat(intake.reasons()).containsExactly("3 must be a Feature");
        assertThat(collection(POINT.replace(",", ",\n"))).hasSize(1);
        assertThatThrownBy(() -> collection(POINT + "\n{\"type\"")).isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void anEmptyCollectionHasNone() {
        assertThat(collection(collectionOf(""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "{}", "7", "{\"type\": \"FeatureCollection\"}", "not JSON",
        "{\"type\": \"FeatureCollection\", \"features\": {}}", "{\"type\": \"Topology\", \"features\": []}",
        "{\"type\": \"FeatureCollection\", \"features\": [], \"features\": []}",
        "{\"type\": \"FeatureCollection\", \"features\": []} {}",
        "{\"crs\": {\"properties\": {\"name\": \"EPSG:3857\"}}, \"type\": \"FeatureCollection\", \"features\": []}",
        "{\"crs\": {\"type\": \"link\"}, \"type\": \"FeatureCollection\", \"features\": []}"})
    void whatIsNoCollectionOfWgs84IsRefused(String text) {
        assertThatThrownBy(() -> collection(text)).isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void everyPlaceToCutAFileOffIsNoticed() {
        String whole = collectionOf(POINT + ",\n" + POINT);
        for (int length = 0; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> collection(cut)).as(cut).isInstanceOf(UnreadableFileException.class);
        }
    }

    @Test
    void nestingDeeperThanFiftyIsRefused() {
        String deep = "{\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThatThrownBy(() -> collection(collectionOf(deep))).isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("nesting");
        assertThat(lines(deep + "\n" + POINT)).hasSize(1);
        assertThat(intake.reasons()).singleElement().asString().startsWith("1 is not JSON");
    }

    static Stream<Arguments> tooMuch() {
        String members = IntStream.rangeClosed(0, JsonTrees.MOST_MEMBERS).mapToObj(i -> "\"" + i + "\":{}")
                .collect(Collectors.joining(","));
        return Stream.of(
                Arguments.of("{\"a\": {" + members + "}}", "holds more than 10000 members"),
                Arguments.of("{\"a\": [" + "{\"b\":0},".repeat(JsonTrees.MOST_MEMBERS) + "0]}",
                        "holds more than 10000 members"),
                Arguments.of("{\"a\": [" + ("\"" + "я".repeat(60_000) + "\",").repeat(17) + "0]}",
                        "holds more than 1000000 characters of names and texts"),
                Arguments.of("{\"a\": [" + ("{\"" + "x".repeat(999) + "\":0},").repeat(1_002) + "0]}",
                        "holds more than 1000000 characters of names and texts"),
                Arguments.of("{\"a\": [" + "[],".repeat(1_200_000) + "0]}", "holds more values than fit into 96 MB"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("tooMuch")
    void anObjectThatWouldTakeTooMuchMemoryIsRejectedAndTheNextRead(String object, String reason) {
        assertThat(collection(collectionOf(object + ",\n" + POINT))).hasSize(1);
        assertThat(lines(object + "\n" + POINT)).hasSize(1);
        assertThat(intake.reasons()).containsExactly("3 " + reason, "1 " + reason);
        assertThat(intake.rejections().get(0).row()).isEmpty();
    }

    @Test
    void halfAMillionPositionsOfFourCoordinatesAreRead() {
        String ring = "{\"a\": [" + "[38.1234567,48.1234567,100.5,0.5],".repeat(500_000) + "[]]}";
        assertThat(collection(collectionOf(ring))).hasSize(1);
    }

    @Test
    void aLineOfTooManyCharactersIsRejectedAndTheNextRead() {
        String blank = "{\"a\":" + " ".repeat(FeatureFile.MOST_CHARACTERS) + "0}";
        assertThat(lines(blank + "\n" + POINT)).hasSize(1);
        assertThat(intake.reasons()).containsExactly("1 has more than 4194304 characters");
        assertThat(intake.rejections().get(0).row()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\n\u001E", "\n\n  \n"})
    void objectsStandInLines(String between) {
        List<FeatureFile.Feature> features = lines("{\"a\": \"Ягідне\"}" + between + POINT);
        assertThat(features).extracting(feature -> feature.properties().get("a").asString()).containsExactly("Ягідне", "1");
    }

    @Test
    void aLineThatIsNoObjectIsRejectedAndTheOthersRead() {
        assertThat(lines("7\n{\"a\": 1} {}\n{\"a\": \n{\"a\": 1, \"a\": 2}\n\n{\"a\": 3}\n{\"a")).hasSize(1);
        assertThat(intake.rejections()).extracting(Intake.Rejection::line).containsExactly(1L, 2L, 3L, 4L, 7L);
        assertThat(intake.rejections().get(1).row()).containsExactly("{\"a\": 1} {}");
    }

    @Test
    void anotherEncodingIsRefused() {
        byte[] cyrillic = (POINT + "\n{\"a\": \"Ягідне\"}").getBytes(Charset.forName("windows-1251"));
        assertThatThrownBy(() -> read(cyrillic, true)).isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("line 2 is not UTF-8");
        assertThatThrownBy(() -> read(cyrillic, false)).isInstanceOf(UnreadableFileException.class);
    }
}
