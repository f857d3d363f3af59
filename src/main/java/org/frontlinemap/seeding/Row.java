package org.frontlinemap.seeding;

import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.apache.commons.csv.CSVRecord;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.geodata.time.TimeText;

/** A row of a CSV file. Every method throws {@link InvalidRecordException} for a value that cannot be read. */
record Row(String file, CSVRecord csv) {

    /** The value of a column; null if it is blank. */
    String text(String column) {
        if (!csv.isMapped(column)) {
            throw new InvalidRecordException(column, null, "is missing from the header");
        }
        return csv.get(column);
    }

    String required(String column) {
        String value = text(column);
        if (value == null) {
            throw new InvalidRecordException(column, null, "is required");
        }
        return value;
    }

    Integer integer(String column) {
        String value = text(column);
        try {
            return value == null ? null : Integer.valueOf(value);
        } catch (NumberFormatException refused) {
            throw new InvalidRecordException(column, value, "must be a whole number");
        }
    }

    double degrees(String column) {
        try {
            return Double.parseDouble(required(column));
        } catch (NumberFormatException refused) {
            throw new InvalidRecordException(column, text(column), "must be a number of degrees");
        }
    }

    <E extends Enum<E>> E word(Class<E> type, String column) {
        String value = required(column);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
                return constant;
            }
        }
        throw new InvalidRecordException(column, value, "is none of the words for it");
    }

    TimeSpan time(String column, ZoneId zone) {
        String value = text(column);
        return value == null ? null : TimeText.parse(column, value, zone);
    }

    URI address(String column) {
        String value = text(column);
        try {
            return value == null ? null : new URI(value);
        } catch (java.net.URISyntaxException refused) {
            throw new InvalidRecordException(column, value, "is no address");
        }
    }

    /** The UUIDv7 in the column {@code id}; a new one if it is blank. */
    UUID id() {
        String value = text("id");
        try {
            return value == null ? Batch.newId() : UUID.fromString(value);
        } catch (IllegalArgumentException refused) {
            throw new InvalidRecordException("id", value, "must be a UUIDv7, or blank");
        }
    }

    @Override
    public String toString() {
        return file + ", row " + csv.getRecordNumber() + " after the header";
    }
}
