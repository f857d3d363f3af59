package org.frontlinemap.importing.reading;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.frontlinemap.geodata.gazetteer.PlaceCode;
import org.frontlinemap.geodata.gazetteer.Settlement;

/**
 * Finds recorded settlements by code, else by name, kind and distance. Never picks one of several: what is ambiguous
 * is left to a person. Thread-safe once made.
 */
public final class PlaceFinder {

    /** @param settlements all that may be found */
    public PlaceFinder(Collection<Settlement> settlements) {
        throw new UnsupportedOperationException("not written yet");
    }

    /** The settlement with a code that is or was its own. */
    public Optional<Settlement> byCode(PlaceCode.Scheme scheme, String code) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * The settlements that a name may mean: of that name in any language or spelling, as near as the name and kind
     * require; one if it is clear, several if a person must say, none if there is none.
     *
     * @param name in any language
     * @param kind null if not known
     * @param lon  longitude in degrees, null if not known
     * @param lat  latitude in degrees, null if not known
     */
    public List<Settlement> byName(String name, Settlement.Kind kind, Double lon, Double lat) {
        throw new UnsupportedOperationException("not written yet");
    }
}
