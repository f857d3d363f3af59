package org.frontlinemap.importing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frontlinemap.importing.areas.AreaFormats;
import org.frontlinemap.importing.gazetteer.GazetteerFormats;
import org.frontlinemap.importing.reading.Format;
import org.frontlinemap.importing.reports.ReportFormats;

/** The formats that can be imported. Thread-safe. */
final class ImportFormats {

    private static final Map<String, Format> BY_ID = new LinkedHashMap<>();

    static {
        List<List<Format>> all = List.of(ReportFormats.ALL, AreaFormats.ALL, GazetteerFormats.ALL);
        all.forEach(formats -> formats.forEach(format -> BY_ID.put(format.id(), format)));
    }

    private ImportFormats() {
    }

    /** All, in the order they are listed. */
    static Collection<Format> all() {
        return BY_ID.values();
    }

    /** Their ids, in the same order. */
    static Collection<String> ids() {
        return BY_ID.keySet();
    }

    /** The format of an id. */
    static Optional<Format> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
