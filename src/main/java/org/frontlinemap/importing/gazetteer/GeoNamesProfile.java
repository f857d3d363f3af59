package org.frontlinemap.importing.gazetteer;

import java.util.regex.Pattern;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.importing.reading.ProfileFields;

/**
 * What a profile of GeoNames files may say.
 *
 * @param country       code of the one country whose rows are taken (ISO 3166-1 alpha-2); null for all
 * @param replacePoints whether a more accurate point takes the place of one that is recorded
 */
record GeoNamesProfile(String country, boolean replacePoints) {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    GeoNamesProfile(ProfileFields fields) {
        this(country(fields), fields.flag("replace_points", false));
        fields.requireNoOthers();
    }

    /** The field {@code country} of a profile; null if it is missing. */
    static String country(ProfileFields fields) {
        String country = fields.text("country");
        if (country != null && !COUNTRY.matcher(country).matches()) {
            throw new InvalidRecordException(fields.path("country"), country, "must be two capital letters, such as UA");
        }
        return country;
    }

    /** Whether rows of a country are left out. */
    boolean isOther(String code) {
        return country != null && !country.equals(code);
    }
}
