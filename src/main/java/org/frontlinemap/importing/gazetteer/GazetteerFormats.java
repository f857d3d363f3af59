package org.frontlinemap.importing.gazetteer;

import java.util.List;
import org.frontlinemap.importing.reading.Format;

/** The formats of gazetteers. */
public final class GazetteerFormats {

    /** All of them. */
    public static final List<Format> ALL = List.of(
            new GazetteerFormat("settlements-csv",
                    "Settlements as CSV with a header; a profile says which column is what.", PlainCsvReader::new),
            new GazetteerFormat("settlements-geojson",
                    "Settlements as GeoJSON points, as one FeatureCollection or a Feature a line; a profile says which "
                            + "property is what.", PlainGeoJsonReader::new),
            new GazetteerFormat("katottg",
                    "Ukraine's register of territorial units (KATOTTG) as CSV with its own Ukrainian header.",
                    KatottgReader::new),
            new GazetteerFormat("geonames",
                    "A GeoNames dump: 19 columns parted by tabs, without a header; its populated places are taken.",
                    GeoNamesReader::new),
            new GazetteerFormat("geonames-postal",
                    "GeoNames postal codes: 12 columns parted by tabs, without a header; points are those of postal "
                            + "areas.", PostalReader::new));

    private GazetteerFormats() {
    }
}
