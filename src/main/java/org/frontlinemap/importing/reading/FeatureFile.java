package org.frontlinemap.importing.reading;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.frontlinemap.geodata.Shortened;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A GeoJSON FeatureCollection (RFC 7946), or a file of JSON objects line by line, read one object at a time: strict
 * UTF-8, every size bounded. A number may be NaN or infinite: whoever uses it must look. For one use, by one thread.
 */
public final class FeatureFile implements AutoCloseable {

    /** Most characters of a line. */
    static final int MOST_CHARACTERS = 4 << 20;

    private static final int MOST_NESTING = 50;
    private static final String TOO_LARGE = "is not JSON that can be read here: nesting of at most 50 levels, texts of at"
            + " most 1000000 characters, names of at most 1000, numbers of at most 100";
    private static final Set<String> WGS_84 = Set.of("urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84",
            "urn:ogc:def:crs:EPSG::4326", "EPSG:4326", "OGC:CRS84", "http://www.opengis.net/def/crs/OGC/1.3/CRS84");
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MOST_NESTING)
                    .maxStringLength(1_000_000).maxNameLength(1_000).maxNumberLength(100).build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            // else the names of a file, a stranger's perhaps, would be held up to its end
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    private final String name;
    private final Utf8Text text;
    private final JsonParser parser;
    private final Lines lines;
    private final boolean loose;
    private boolean inFeatures;
    private boolean seenFeatures;
    private boolean collection;
    private boolean ended;
    private long number;

    private FeatureFile(SourceFile file, boolean byLine) throws IOException {
        this.name = file.name();
        this.loose = !byLine && isLoose(file);
        this.text = new Utf8Text(file.open());
        this.parser = byLine ? null : JSON.createParser(ObjectReadContext.empty(), text);
        this.lines = byLine ? new Lines(text, MOST_CHARACTERS) : null;
    }

    /** Opens a GeoJSON FeatureCollection, or Features one after another without one, as rejected ones are given back. */
    public static FeatureFile collection(SourceFile file) throws IOException {
        return new FeatureFile(file, false);
    }

    /** Whether it holds a FeatureCollection, of which it can be told whether it is whole. */
    public boolean isCollection() {
        return lines == null && !loose;
    }

    /** Opens a file that has a JSON object in each line: a GeoJSON Feature, or anything else. */
    public static FeatureFile lines(SourceFile file) throws IOException {
        return new FeatureFile(file, true);
    }

    /**
     * The next object that can be taken in; null at the end. Others are rejected.
     *
     * @throws UnreadableFileException if the rest of the file cannot be read
     */
    public Feature next(Intake intake) throws IOException {
        while (true) {
            Feature feature = lines != null ? nextLine() : nextMember();
            if (feature == null || feature.fault == null) {
                return feature;
            }
            intake.reject(feature.rejection(null, null, feature.fault));
        }
    }

    private Feature nextLine() throws IOException {
        String line = lines.next();
        if (line == null) {
            return null;
        }
        if (lines.wasTooLong()) {
            return new Feature(lines.number(), null, line, "has more than " + MOST_CHARACTERS + " characters");
        }
        try (JsonParser one = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (one.nextToken() != JsonToken.START_OBJECT) {
                return new Feature(lines.number(), null, line, "must be a JSON object");
            }
            Feature feature = feature(one, lines.number(), line);
            return one.nextToken() == null ? feature
                    : new Feature(lines.number(), null, line, "must be one JSON object and nothing more");
        } catch (JacksonException malformed) {
            return new Feature(lines.number(), null, line, problem(malformed));
        }
    }

    private Feature nextMember() throws IOException {
        try {
            return ended ? null : readMember();
        } catch (JacksonIOException failed) {
            throw failed.getCause();
        } catch (JacksonException malformed) {
            long line = malformed.getLocation() == null ? 0 : malformed.getLocation().getLineNr();
            throw new UnreadableFileException((line < 1 ? "the file " : "line " + line + " ") + problem(malformed)
                    + (malformed instanceof StreamConstraintsException ? "" : ", or the file is cut off"),
                    Math.max(0, line), malformed);
        }
    }

    private static String problem(JacksonException malformed) {
        return malformed instanceof StreamConstraintsException ? TOO_LARGE : "is not JSON";
    }

    /** Whether a file starts with a Feature. */
    private static boolean isLoose(SourceFile file) throws IOException {
        try (Utf8Text start = new Utf8Text(file.open());
                JsonParser parser = JSON.createParser(ObjectReadContext.empty(), start)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String member = parser.currentName();
                JsonToken value = parser.nextToken();
                if (member.equals("type") && value == JsonToken.VALUE_STRING) {
                    return parser.getString().equals("Feature");
                }
                if (member.equals("features")) {
                    return false;
                }
                parser.skipChildren();
            }
            return false;
        } catch (JacksonException | UnreadableFileException unreadable) {
            // said when it is read
            return false;
        }
    }

    private Feature readMember() {
        if (loose) {
            JsonToken token = parser.nextToken();
            return token == null ? null : member(token);
        }
        if (!inFeatures && parser.currentToken() == null) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw unreadable("must hold a GeoJSON FeatureCollection");
            }
        }
        while (true) {
            JsonToken token = parser.nextToken();
            if (inFeatures) {
                if (token != JsonToken.END_ARRAY) {
                    return member(token);
                }
                inFeatures = false;
            } else if (token == JsonToken.END_OBJECT) {
                end();
                return null;
            } else {
                heading(parser.currentName());
            }
        }
    }

    private Feature member(JsonToken token) {
        long line = line();
        number++;
        if (token == JsonToken.START_OBJECT) {
            return feature(parser, line, null);
        }
        parser.skipChildren();
        return new Feature(line, null, null, "must be a Feature");
    }

    private void heading(String member) {
        JsonToken value = parser.nextToken();
        if (member.equals("features")) {
            if (value != JsonToken.START_ARRAY || seenFeatures) {
                throw unreadable("must hold one array named features");
            }
            inFeatures = true;
            seenFeatures = true;
        } else if (member.equals("type") && value == JsonToken.VALUE_STRING) {
            collection = parser.getString().equals("FeatureCollection");
        } else if (member.equals("crs") && value == JsonToken.START_OBJECT) {
            requireWgs84(JsonTrees.read(parser).tree());
        } else {
            parser.skipChildren();
        }
    }

    private void requireWgs84(JsonNode crs) {
        String named = crs == null ? "" : crs.path("properties").path("name").asString("");
        if (!WGS_84.contains(named)) {
            throw unreadable("must have coordinates in degrees, WGS 84, not in " + Shortened.of(named, Intake.SHOWN));
        }
    }

    private void end() {
        ended = true;
        if (!collection || !seenFeatures) {
            throw unreadable("must hold a GeoJSON FeatureCollection");
        }
        if (parser.nextToken() != null) {
            throw unreadable("goes on after the end of the FeatureCollection");
        }
    }

    private UnreadableFileException unreadable(String problem) {
        return new UnreadableFileException("the file " + problem, line(), null);
    }

    private long line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private Feature feature(JsonParser from, long line, String whole) {
        JsonTrees.Read read = JsonTrees.read(from);
        return new Feature(line, read.tree(), whole, read.fault());
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** An object of the file, in the file's own words. */
    public final class Feature {

        private final long line;
        private final Long number;
        private final ObjectNode json;
        private final String whole;
        private final String fault;

        private Feature(long line, ObjectNode json, String whole, String fault) {
            this.line = line;
            this.number = lines != null ? null : FeatureFile.this.number;
            this.json = json;
            this.whole = whole;
            this.fault = fault;
        }

        /** 1, 2, 3 …, where it starts. */
        public long line() {
            return line;
        }

        /** All of it. */
        public ObjectNode json() {
            return json;
        }

        /** Its geometry; null if it has none. */
        public ObjectNode geometry() {
            return json.get("geometry") instanceof ObjectNode geometry ? geometry : null;
        }

        /** Its properties: those of a GeoJSON Feature, else the object itself. */
        public ObjectNode properties() {
            return json.get("properties") instanceof ObjectNode properties ? properties : json;
        }

        /** Why it cannot be taken. */
        public Intake.Rejection rejection(String member, String value, String reason) {
            String row = whole != null ? whole : json == null ? "" : JsonTrees.text(json, CsvFile.MOST_CELL);
            return new Intake.Rejection(name, line, number, member, Shortened.of(value, Intake.SHOWN), reason,
                    row.isEmpty() || row.length() > CsvFile.MOST_CELL ? List.of() : List.of(row));
        }
    }
}
