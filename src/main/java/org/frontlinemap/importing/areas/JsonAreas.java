package org.frontlinemap.importing.areas;

import java.io.IOException;
import org.frontlinemap.importing.reading.FeatureFile;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.importing.reading.SourceFile;
import org.frontlinemap.importing.reading.UnreadableFileException;
import tools.jackson.databind.JsonNode;

/** The features of a GeoJSON FeatureCollection. Features without one may be some of many, and are refused. */
final class JsonAreas implements AreaSource {

    private final FeatureFile features;

    JsonAreas(SourceFile file) throws IOException {
        this.features = FeatureFile.collection(file);
        if (!features.isCollection()) {
            features.close();
            throw new UnreadableFileException("the file must hold a FeatureCollection: areas are read as a whole, since"
                    + " what lies in none of them lies outside; mend rejected ones in the file they came from and bring"
                    + " that", 0, null);
        }
    }

    @Override
    public AreaFeature next(Intake intake) throws IOException {
        FeatureFile.Feature feature = features.next(intake);
        return feature == null ? null : new JsonFeature(feature);
    }

    @Override
    public void close() throws IOException {
        features.close();
    }

    private record JsonFeature(FeatureFile.Feature feature) implements AreaFeature {

        @Override
        public long line() {
            return feature.line();
        }

        @Override
        public Shape shape() {
            return JsonShapes.read(feature.json().get("geometry"));
        }

        @Override
        public String text(String property) {
            JsonNode value = feature.properties().path(property);
            return value.isString() || value.isNumber() ? value.asString() : null;
        }

        @Override
        public String layer() {
            return null;
        }

        @Override
        public Intake.Rejection rejection(String column, String value, String reason) {
            return feature.rejection(column, value, reason);
        }
    }
}
