package org.frontlinemap.importing.gazetteer;

import java.util.List;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.gazetteer.AdminUnit;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.PlaceCode;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.time.TimeSpan;

/**
 * What a row of a gazetteer says of a place.
 *
 * @param id       id of the recorded settlement it is, as a person wrote it, {@value #NEW}, or an id to be given; may be
 *                 null
 * @param names    may be empty
 * @param codes    may be empty
 * @param kind     null if not known
 * @param admin    may be empty
 * @param location may be null
 * @param figure   may be null
 * @param onlyAs   null normally; else what the row is dropped as unless its id or code is recorded
 */
record PlaceRow(String id, List<PlaceName> names, List<PlaceCode> codes, Settlement.Kind kind, List<AdminUnit> admin,
        Location location, Figure figure, String onlyAs) {

    /** In place of an id: the row is a settlement that is not recorded. */
    static final String NEW = "new";

    private static final String UNDETERMINED = "und";

    boolean isNew() {
        return NEW.equals(id);
    }

    /** Its names in languages that are known. */
    List<String> mainNames() {
        return names.stream().filter(name -> !name.language().startsWith(UNDETERMINED)).map(PlaceName::text).toList();
    }

    List<String> allNames() {
        return names.stream().map(PlaceName::text).toList();
    }

    /**
     * A figure for its people.
     *
     * @param reference when it held; null if not known
     */
    record Figure(int value, PopulationObservation.Kind kind, TimeSpan reference) {

        private static final int MOST = 100_000_000;

        Figure {
            if (value < 0 || value > MOST) {
                throw new InvalidRecordException("population", Integer.toString(value), "must be from 0 to " + MOST);
            }
            if (kind == null) {
                throw new InvalidRecordException("population_kind", null, "is required where there is a population");
            }
        }
    }
}
