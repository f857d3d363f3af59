package org.frontlinemap.importing.areas;

import java.io.IOException;
import org.frontlinemap.importing.reading.FeatureFile;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.importing.reading.SourceFile;
import tools.jackson.databind.JsonNode;

/** The features of a GeoJSON FeatureCollection. */
final class JsonAreas implements AreaSource {

    private final FeatureFile features;

    JsonAreas(SourceFile file) throws IOException {
        this.features = FeatureFile.collection(file);
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
