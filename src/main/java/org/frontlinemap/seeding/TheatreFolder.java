package org.frontlinemap.seeding;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.io.input.BOMInputStream;
import org.frontlinemap.geodata.RecordJson;
import org.frontlinemap.geodata.theatre.Theatre;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** The files that describe a theatre, in a folder or inside the program's jar. */
public final class TheatreFolder {

    private static final CSVFormat CSV = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true)
            .setNullString("").get();

    private final ResourceLoader loader;
    private final String location;

    /** @param location a path, or an address such as {@code classpath:/data/} */
    public TheatreFolder(ResourceLoader loader, String location) {
        this.loader = loader;
        String folder = location.endsWith("/") ? location : location + "/";
        this.location = folder.contains(":") ? folder : "file:" + folder;
    }

    /** Where a file of the folder is. */
    Resource file(String name) {
        return loader.getResource(location + name);
    }

    /** What {@code theatre.json} says. */
    Theatre theatre() {
        try {
            String json = file("theatre.json").getContentAsString(StandardCharsets.UTF_8);
            return RecordJson.read(Theatre.class, RecordJson.parse(json));
        } catch (IOException missing) {
            throw new SeedingException("theatre.json cannot be read from " + location, missing);
        } catch (RuntimeException malformed) {
            throw new SeedingException("theatre.json of " + location + ": " + malformed.getMessage(), malformed);
        }
    }

    /** The rows of a CSV file, in order. */
    List<Row> rows(String name) {
        try (Reader reader = new InputStreamReader(withoutMark(file(name)), StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT));
                CSVParser parser = CSV.parse(reader)) {
            return parser.stream().map(record -> new Row(name, record)).toList();
        } catch (IOException | RuntimeException failed) {
            throw new SeedingException(name + " of " + location + " cannot be read: " + failed.getMessage(), failed);
        }
    }

    /** The bytes of a file without the byte-order mark that spreadsheets put first. */
    private static InputStream withoutMark(Resource file) throws IOException {
        return BOMInputStream.builder().setInputStream(file.getInputStream()).get();
    }

    /** Makes something of a row; what is wrong with it is said with its file and line. */
    static <T> T made(Row row, Function<Row, T> maker) {
        try {
            return maker.apply(row);
        } catch (IllegalArgumentException | DateTimeException invalid) {
            throw new SeedingException(row + ": " + invalid.getMessage(), invalid);
        }
    }
}
