package org.frontlinemap.importing.gazetteer;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.importing.reading.FeatureFile;
import org.frontlinemap.importing.reading.FormatReader;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.ProfileFields;
import org.frontlinemap.importing.reading.SourceFile;
import tools.jackson.databind.JsonNode;

/**
 * Reads settlements from GeoJSON by a {@link PlainProfile}, whose columns are properties: a FeatureCollection, or a
 * Feature in each line. The point is the geometry unless the profile says which properties it is.
 */
final class PlainGeoJsonReader implements FormatReader {

    private static final Pattern FEATURE = Pattern.compile("\"type\"\\s*:\\s*\"Feature\"");
    private static final Pattern COLLECTION = Pattern.compile("\"FeatureCollection\"|\"features\"\\s*:");
    private static final String COORDINATES = "geometry.coordinates";
    private static final int DECIMALS = 12;
    private static final double MOST = 1_000;
    private static final int MOST_OTHERS = 100;

    private final PlainProfile profile;
    private final PlainPlaces places;
    private final Loading loading;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> read;
    private final Set<String> others = new LinkedHashSet<>();
    private String file;

    PlainGeoJsonReader(ImportRequest request, Known known) {
        this.profile = PlainProfile.read(new ProfileFields(request.profile()), false);
        this.read = PlainProfile.TARGETS.stream().filter(target -> !isOfGeometry(target)).map(profile::column)
                .filter(Objects::nonNull).collect(Collectors.toSet());
        this.places = new PlainPlaces(profile, request, known);
        this.loading = new Loading(request, known, profile.replacePoints());
    }

    @Override
    public void read(SourceFile source, Intake intake) throws IOException {
        file = source.name();
        loading.begin(file);
        String first = FirstLine.of(source);
        boolean lines = FEATURE.matcher(first).find() && !COLLECTION.matcher(first).find();
        try (FeatureFile features = lines ? FeatureFile.lines(source) : FeatureFile.collection(source)) {
            for (var feature = features.next(intake); feature != null; feature = features.next(intake)) {
                FeatureFile.Feature present = feature;
                loading.take(Origin.of(file, feature, this::named), () -> place(present), intake);
            }
        }
    }

    @Override
    public Set<UUID> reliesOn() {
        return loading.reliesOn();
    }

    @Override
    public void finish(Intake intake) {
        loading.finish(intake);
        profile.columns().forEach((target, property) -> {
            if (property != null && !seen.contains(target)) {
                intake.notice(new Intake.Notice(file, 0, "profile.columns." + target + " names the property "
                        + property + ", which no feature has"));
            }
        });
        loading.notRead(others, "properties", intake);
    }

    private PlaceRow place(FeatureFile.Feature feature) {
        noteOthers(feature);
        UnaryOperator<String> cells = target -> cell(feature, target);
        return places.isLeftOut(cells) ? new PlaceRowBuilder().onlyAs("not_populated").build()
                : places.place(cells, file);
    }

    private void noteOthers(FeatureFile.Feature feature) {
        if (feature.properties() == feature.json()) {
            return; // it has no properties
        }
        for (String property : feature.properties().propertyNames()) {
            if (others.size() < MOST_OTHERS && !read.contains(property) && !property.startsWith("_")) {
                others.add(property);
            }
        }
    }

    private String cell(FeatureFile.Feature feature, String target) {
        if (isOfGeometry(target)) {
            return coordinate(feature, target.equals("lon") ? 0 : 1);
        }
        String property = profile.column(target);
        JsonNode value = property == null ? null : feature.properties().get(property);
        if (value == null) {
            return null;
        }
        seen.add(target);
        if (value.isContainer()) {
            throw new InvalidRecordException(target, null, "must be a text or a number");
        }
        String text = value.isNull() ? "" : value.isNumber() ? number(value) : value.asString();
        return text.isBlank() ? null : text.strip();
    }

    /** Whether it is a coordinate, and the profile does not say that properties are. */
    private boolean isOfGeometry(String target) {
        return (target.equals("lon") || target.equals("lat"))
                && !profile.columns().containsKey("lon") && !profile.columns().containsKey("lat");
    }

    private static String coordinate(FeatureFile.Feature feature, int axis) {
        JsonNode geometry = feature.geometry();
        if (geometry == null) {
            return null;
        }
        String type = geometry.path("type").asString("");
        JsonNode at = geometry.path("coordinates");
        if (!type.equals("Point") || !at.path(0).isNumber() || !at.path(1).isNumber()) {
            throw new InvalidRecordException("lon", type, "must be those of a Point: two numbers");
        }
        return number(at.path(axis));
    }

    /** A number as it would stand in a cell. */
    private static String number(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return Long.toString(value.longValue());
        }
        double number = value.doubleValue();
        return Math.abs(number) < MOST
                ? BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString()
                : Double.toString(number);
    }

    private String named(String target) {
        return isOfGeometry(target) ? COORDINATES : places.named(target);
    }
}
