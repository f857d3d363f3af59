package org.frontlinemap.importing.areas;

import java.io.Closeable;
import java.io.IOException;
import org.frontlinemap.importing.reading.Intake;

/** The features of a file, one at a time. For one use, by one thread. */
interface AreaSource extends Closeable {

    /**
     * The next feature; null at the end. What is no feature is rejected.
     *
     * @throws org.frontlinemap.importing.reading.UnreadableFileException if the rest of the file cannot be read
     */
    AreaFeature next(Intake intake) throws IOException;

    /** A feature in the file's own words. */
    interface AreaFeature {

        /** 1, 2, 3 …, where it starts; 0 if the format has no lines. */
        long line();

        /**
         * Its geometry, taken apart.
         *
         * @throws org.frontlinemap.geodata.InvalidRecordException if it is none
         */
        Shape shape();

        /** A property as text; null if it has none of that name, or it is no text and no number. */
        String text(String property);

        /** The layer it lies in; null if the format has no layers. */
        String layer();

        /** Why it cannot be taken. */
        Intake.Rejection rejection(String column, String value, String reason);
    }
}
