package org.frontlinemap.importing.areas;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.frontlinemap.importing.reading.Format;

/** The formats of areas. */
public final class AreaFormats {

    /**
     * As DeepState's map names its classes, "українською /// English", some with the map's own key after a further
     * separator. Classes of the wider world ("Transnistria", "Occupied East Prussia") are not listed: far from all
     * settlements they are left out, near them they are unknown. An area without a name is read as occupied in files of
     * the archive deepstate-map-data alone, whose documentation says of its one multipolygon that it represents "the
     * russian-occupied territory of Ukraine".
     */
    private static final String DEEPSTATE = """
            {"class_property": "name", "class_part": {"separator": "///", "part": 2},
             "classes": {
               "Occupied": {"control": "russia", "basis": "assessed"},
               "Occupied Crimea": {"control": "russia", "basis": "assessed"},
               "CADR and CALR": {"control": "russia", "basis": "assessed"},
               "Liberated": {"control": "ukraine", "basis": "assessed"},
               "Liberated *": {"control": "ukraine", "basis": "assessed"},
               "Unknown status": {"control": "unknown", "basis": "assessed"},
               "": {"control": "russia", "basis": "assessed", "in_files": "deepstatemap_data_"}},
             "outside": {"control": "ukraine", "basis": "assessed"},
             "edge_metres": 1000,
             "date": [{"file_name": "deepstatemap_data_(\\\\d{8})"}, {"file_name": "(?:^|\\\\D)(\\\\d{10})(?:\\\\D|$)"}]}
            """;

    /** What a side claims is not what the institute assesses: it stays unknown, under the layer's name. */
    private static final String ISW = """
            {"layer_property": "layer",
             "classes": {
               "VIEW_RussiaCoTinUkraine_V3": {"control": "russia", "basis": "assessed"},
               "MDS_AssessedRussianAdvanceInUkraine_view": {"control": "russia", "basis": "assessed"},
               "VIEW_ClaimedRussianTerritoryinUkraine_V2": {"control": "unknown", "basis": "assessed"},
               "VIEW_ClaimedUkrainianCounteroffensives_V2": {"control": "unknown", "basis": "assessed"}},
             "outside": {"control": "ukraine", "basis": "assessed"},
             "edge_metres": 1000,
             "date": [{"property": "datetime", "unit": "ms"},
                      {"file_name": "(?:^|\\\\D)(\\\\d{4}-\\\\d{2}-\\\\d{2}|\\\\d{8})(?:\\\\D|$)"}]}
            """;

    private static final AreaFormat.Opening GEOJSON = (file, profile) -> new JsonAreas(file);
    private static final AreaFormat.Opening GEOPACKAGE = (file, profile) ->
            new GeoPackageAreas(file, properties(profile), profile.tables());

    /** All there are. */
    public static final List<Format> ALL = List.of(
            new AreaFormat("deepstate", "DeepState's map, a GeoJSON file a day: areas by the English part of their names.",
                    GEOJSON, DEEPSTATE, "DeepState"),
            new AreaFormat("isw", "Layers of the Institute for the Study of War and the Critical Threats Project as"
                    + " GeoJSON, one day or a time-lapse.", GEOJSON, ISW, "Institute for the Study of War"),
            new AreaFormat("areas-geojson", "Anyone's areas as GeoJSON: the profile says what each class is read as.",
                    GEOJSON, "{}", null),
            new AreaFormat("areas-geopackage",
                    "Anyone's areas as a GeoPackage: the profile says what each class or table is read as.",
                    GEOPACKAGE, "{}", null));

    private AreaFormats() {
    }

    /** The properties that a profile looks at. */
    private static Set<String> properties(AreaProfile profile) {
        return Stream.concat(Stream.of(profile.classProperty(), profile.layerProperty()).filter(name -> name != null),
                profile.dates().properties()).collect(Collectors.toSet());
    }
}
