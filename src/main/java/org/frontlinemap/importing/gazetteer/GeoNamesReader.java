package org.frontlinemap.importing.gazetteer;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.PlaceCode;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.importing.reading.CsvFile;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.ProfileFields;
import org.frontlinemap.importing.reading.SourceFile;

/**
 * Reads a GeoNames dump (https://download.geonames.org/export/dump/readme.txt). Of feature class P, populated places,
 * alone; of these, abandoned, historical and destroyed ones and sections of places only if their id or code is
 * recorded. The name counts as English; alternate names, whose language the dump does not say, are kept as of an
 * undetermined language if they are Latin or Cyrillic. Populations are left out: the dump says neither when nor how
 * they were counted.
 *
 * <p>Profile: {@code country}, to take the rows of one country alone, and {@code replace_points}.
 */
final class GeoNamesReader extends RowReader {

    private static final List<String> HEADER = List.of("geonameid", "name", "asciiname", "alternatenames", "latitude",
            "longitude", "feature_class", "feature_code", "country_code", "cc2", "admin1_code", "admin2_code",
            "admin3_code", "admin4_code", "population", "elevation", "dem", "timezone", "modification_date");
    private static final Map<String, String> ONLY_IF_CODED = Map.of("PPLQ", "abandoned_place", "PPLH",
            "historical_place", "PPLW", "destroyed_place", "PPLX", "section_of_place");
    private static final Set<String> CITIES = Set.of("PPLC", "PPLA");
    private static final Map<String, String> COLUMNS = Map.of("geonames", "geonameid", "lon", "longitude", "lat",
            "latitude", "name_en", "name", "kind", "feature_code");
    static final String SOURCE = "GeoNames";
    static final String LICENCE = "CC-BY-4.0";
    private static final int MOST_ALTERNATES = 50;
    private static final int MOST_NAME = 200;

    private final GeoNamesProfile profile;

    GeoNamesReader(ImportRequest request, Known known) {
        this(request, known, new GeoNamesProfile(new ProfileFields(request.profile())));
    }

    private GeoNamesReader(ImportRequest request, Known known, GeoNamesProfile profile) {
        super(new Loading(request, known, profile.replacePoints()), "populations were left out: a GeoNames dump says "
                + "neither when nor how they were counted");
        this.profile = profile;
    }

    @Override
    CsvFile open(SourceFile file) throws IOException {
        return CsvFile.open(file, hasHeader(file, Set.of("geonameid", "feature_class")) ? CsvFile.Layout.WITH_HEADER
                : new CsvFile.Layout('\t', false, HEADER));
    }

    @Override
    Rows rows(CsvFile csv, String file) {
        UnaryOperator<String> columns = target -> COLUMNS.getOrDefault(target, target);
        return new Rows(this::dropped, GeoNamesReader::place, columns);
    }

    private String dropped(CsvFile.Row row) {
        return !"P".equals(row.text("feature_class")) ? "not_populated"
                : profile.isOther(row.text("country_code")) ? "other_country" : null;
    }

    private static PlaceRow place(CsvFile.Row row) {
        String code = row.text("feature_code");
        PlaceRowBuilder place = new PlaceRowBuilder().id(row.text(ID))
                .onlyAs(code == null ? null : ONLY_IF_CODED.get(code))
                .kind(code != null && CITIES.contains(code) ? Settlement.Kind.CITY : null)
                .code("geonames", PlaceCode.Scheme.GEONAMES, row.text("geonameid"))
                .name("name_en", Script.isCyrillic(row.text("name")) ? Script.UNDETERMINED_CYRILLIC : "en",
                        PlaceName.Kind.COMMON, row.text("name"), SOURCE)
                .point(row.text("longitude"), row.text("latitude"), Location.Kind.CENTRE, null,
                        SOURCE + " " + row.text("geonameid"), LICENCE);
        alternates(row.text("alternatenames"), place);
        return place.build();
    }

    private static void alternates(String names, PlaceRowBuilder place) {
        if (names != null) {
            Arrays.stream(names.split(",")).map(String::strip).distinct()
                    .filter(name -> !name.isEmpty() && name.length() <= MOST_NAME && Script.isLatinOrCyrillic(name))
                    .limit(MOST_ALTERNATES)
                    .forEach(name -> place.name("alternatenames", Script.isCyrillic(name)
                            ? Script.UNDETERMINED_CYRILLIC : Script.UNDETERMINED_LATIN, PlaceName.Kind.COMMON, name,
                            SOURCE));
        }
    }
}
