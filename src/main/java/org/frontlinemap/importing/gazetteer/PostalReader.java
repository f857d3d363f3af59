package org.frontlinemap.importing.gazetteer;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.importing.reading.CsvFile;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.ProfileFields;
import org.frontlinemap.importing.reading.SourceFile;

/**
 * Reads GeoNames postal codes (https://download.geonames.org/export/zip/readme.txt). Points are those of postal areas.
 * The format gives their accuracy as a rank, "1=estimated, 4=geonameid, 6=centroid of addresses or shape"; the metres
 * it stands for here are our own estimate. Postal codes themselves are not kept: several rows may be one settlement.
 *
 * <p>Profile: as for {@link GeoNamesReader}.
 */
final class PostalReader extends RowReader {

    private static final List<String> HEADER = List.of("country_code", "postal_code", "place_name", "admin_name1",
            "admin_code1", "admin_name2", "admin_code2", "admin_name3", "admin_code3", "latitude", "longitude",
            "accuracy");
    /** How far off a point of each rank may be, in metres. */
    private static final Map<String, Integer> ACCURACY = Map.of("1", 10_000, "2", 7_500, "3", 5_000, "4", 2_500, "5",
            1_500, "6", 1_000);
    private static final Map<String, String> COLUMNS = Map.of("lon", "longitude", "lat", "latitude", "name_en",
            "place_name", "adm1_code", "admin_name1", "adm2_code", "admin_name2", "adm3_code", "admin_name3",
            "point_accuracy_m", "accuracy");

    private final GeoNamesProfile profile;

    PostalReader(ImportRequest request, Known known) {
        this(request, known, new GeoNamesProfile(new ProfileFields(request.profile())));
    }

    private PostalReader(ImportRequest request, Known known, GeoNamesProfile profile) {
        super(new Loading(request, known, profile.replacePoints()), null);
        this.profile = profile;
    }

    @Override
    CsvFile open(SourceFile file) throws IOException {
        return CsvFile.open(file, hasHeader(file, Set.of("postal_code", "place_name")) ? CsvFile.Layout.WITH_HEADER
                : new CsvFile.Layout('\t', false, HEADER));
    }

    @Override
    Rows rows(CsvFile csv, String file) {
        UnaryOperator<String> columns = target -> COLUMNS.getOrDefault(target, target);
        return new Rows(row -> profile.isOther(row.text("country_code")) ? "other_country" : null,
                PostalReader::place, columns);
    }

    private static PlaceRow place(CsvFile.Row row) {
        String country = row.text("country_code");
        String rank = row.text("accuracy");
        if (rank != null && !ACCURACY.containsKey(rank)) {
            throw new InvalidRecordException("point_accuracy_m", rank, "must be from 1 to 6");
        }
        String name = row.text("place_name");
        PlaceRowBuilder place = new PlaceRowBuilder().id(row.text(ID))
                .name("name_en", language(name, country), PlaceName.Kind.COMMON, name, GeoNamesReader.SOURCE)
                .point(row.text("longitude"), row.text("latitude"), Location.Kind.POSTAL,
                        rank == null ? null : ACCURACY.get(rank), GeoNamesReader.SOURCE + " postal",
                        GeoNamesReader.LICENCE);
        for (int level = 1; level <= 3; level++) {
            Map<String, String> names = new HashMap<>();
            String unit = row.text("admin_name" + level);
            if (unit != null) {
                names.put(language(unit, country), unit);
            }
            place.unit(level, null, names);
        }
        return place.build();
    }

    private static String language(String name, String country) {
        return !Script.isCyrillic(name) ? "en" : "UA".equals(country) ? "uk" : Script.UNDETERMINED_CYRILLIC;
    }
}
