package org.frontlinemap.importing.gazetteer;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.PlaceCode;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Known;

/** Makes rows of the cells of a plain gazetteer by its profile. Thread-safe. */
final class PlainPlaces {

    private final PlainProfile profile;
    private final ImportRequest request;
    private final Known known;

    PlainPlaces(PlainProfile profile, ImportRequest request, Known known) {
        this.profile = profile;
        this.request = request;
        this.known = known;
    }

    /** Whether a row is no settlement, since the profile says so of its kind. */
    boolean isLeftOut(UnaryOperator<String> cells) {
        String word = cells.apply("kind");
        Map<String, String> kinds = profile.values().getOrDefault("kind", Map.of());
        return word != null && kinds.containsKey(word) && kinds.get(word) == null;
    }

    /**
     * What a row says.
     *
     * @param cells the file's text for a target; null if there is none
     */
    PlaceRow place(UnaryOperator<String> cells, String file) {
        UnaryOperator<String> values = target -> value(target, cells);
        String source = request.document() == null ? null : request.document().publisher();
        PlaceRowBuilder place = new PlaceRowBuilder().id(id(cells))
                .kind(PlaceRowBuilder.word(Settlement.Kind.class, "kind", values.apply("kind")));
        for (String target : PlainProfile.NAMES) {
            String language = target.substring(target.indexOf('_') + 1);
            boolean official = language.equals("uk") && "UA".equals(profile.country());
            place.name(target, language, official ? PlaceName.Kind.OFFICIAL : PlaceName.Kind.COMMON,
                    values.apply(target), source);
        }
        for (String target : PlainProfile.CODES) {
            place.code(target, PlaceCode.Scheme.valueOf(target.toUpperCase(Locale.ROOT)), values.apply(target));
        }
        for (int level = 1; level <= 3; level++) {
            Map<String, String> names = new HashMap<>();
            for (String language : List.of("en", "uk")) {
                String name = values.apply("adm" + level + "_" + language);
                if (name != null) {
                    names.put(language, name);
                }
            }
            place.unit(level, values.apply("adm" + level + "_code"), names);
        }
        Location.Kind pointKind = PlaceRowBuilder.word(Location.Kind.class, "point_kind", values.apply("point_kind"));
        String pointSource = values.apply("point_source");
        place.point(values.apply("lon"), values.apply("lat"), pointKind == null ? Location.Kind.CENTRE : pointKind,
                PlaceRowBuilder.count("point_accuracy_m", values.apply("point_accuracy_m")),
                pointSource != null ? pointSource : source != null ? source : file, values.apply("point_licence"));
        return place.population(values.apply("population"), PlaceRowBuilder.word(PopulationObservation.Kind.class,
                "population_kind", values.apply("population_kind")), values.apply("population_date"), request.zone())
                .build();
    }

    private String value(String target, UnaryOperator<String> cells) {
        String text = cells.apply(target);
        Map<String, String> values = profile.values().getOrDefault(target, Map.of());
        String value = text != null && values.containsKey(text) ? values.get(text) : text;
        return value != null ? value : profile.constants().get(target);
    }

    /**
     * The id, if the profile or its absence says where it stands. Else a column of that name may be a person's, added
     * to rows that were rejected, or the file's own: it counts if it is an id that is recorded, or new.
     */
    private String id(UnaryOperator<String> cells) {
        String id = cells.apply(PlainProfile.ID);
        boolean stated = profile.columns().isEmpty() || profile.isMapped(PlainProfile.ID);
        return id == null || stated || id.equals(PlaceRow.NEW) || known.settlement(id).isPresent() ? id : null;
    }

    /** How the file calls a target in messages. */
    String named(String target) {
        String column = PlainProfile.TARGETS.contains(target) ? profile.column(target) : target;
        return column == null ? target : column;
    }
}
