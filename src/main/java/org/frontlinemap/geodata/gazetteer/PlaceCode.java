package org.frontlinemap.geodata.gazetteer;

import java.util.regex.Pattern;
import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.InvalidRecordException;

/**
 * A settlement's code in a register.
 *
 * @param scheme the register
 * @param code   the code
 * @param from   first day, ISO 8601 date, month or year; null if not known
 * @param until  first day it no longer held (exclusive), likewise; null if it holds
 */
public record PlaceCode(Scheme scheme, String code, String from, String until) {

    /** Registers of places. */
    public enum Scheme {
        /** Ukraine's register of territorial units: UA and 17 digits. */
        KATOTTG("UA\\d{17}"),
        /** OCHA's place codes. */
        PCODE("[A-Z]{2}[A-Z0-9]{2,18}"),
        GEONAMES("\\d{1,10}"),
        WIKIDATA("Q\\d{1,12}");

        private final Pattern pattern;

        Scheme(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    public PlaceCode {
        Check.present("codes.scheme", scheme);
        if (!scheme.pattern.matcher(Check.present("codes.code", code)).matches()) {
            throw new InvalidRecordException("codes.code", code, "is no " + scheme + " code");
        }
        from = Check.optionalMatch("codes.from", from, PlaceName.PARTIAL_DATE, "must be YYYY, YYYY-MM or YYYY-MM-DD");
        until = Check.optionalMatch("codes.until", until, PlaceName.PARTIAL_DATE, "must be YYYY, YYYY-MM or YYYY-MM-DD");
    }
}
