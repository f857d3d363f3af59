package org.frontlinemap.geodata.gazetteer;

import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.InvalidRecordException;

/**
 * Where a settlement is.
 *
 * @param lon            longitude in degrees, WGS 84, -180 to 180
 * @param lat            latitude in degrees, WGS 84, -90 to 90
 * @param kind           what the point is
 * @param accuracyMetres how far off the point may be, in metres; null if not known
 * @param source         where the point is from
 * @param licence        SPDX id of its licence
 */
public record Location(double lon, double lat, Kind kind, Integer accuracyMetres, String source, String licence) {

    /** What a point is: of the built-up place, of its boundary, of its postal area. */
    public enum Kind { CENTRE, CENTROID, POSTAL }

    public Location {
        if (!(lon >= -180 && lon <= 180)) {
            throw new InvalidRecordException("location.lon", Double.toString(lon), "must be from -180 to 180");
        }
        if (!(lat >= -90 && lat <= 90)) {
            throw new InvalidRecordException("location.lat", Double.toString(lat), "must be from -90 to 90");
        }
        Check.present("location.kind", kind);
        if (accuracyMetres != null && accuracyMetres < 0) {
            throw new InvalidRecordException("location.accuracy_metres", accuracyMetres.toString(), "must not be negative");
        }
        source = Check.optionalText("location.source", source, 300);
        licence = Check.optionalText("location.licence", licence, 60);
    }
}
