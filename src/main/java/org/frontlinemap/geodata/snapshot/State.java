package org.frontlinemap.geodata.snapshot;

import java.time.Instant;
import java.util.UUID;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.ledger.EntryKind;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.theatre.Theatre;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * All that the ledger's entries up to a position come to. Immutable; a later state shares what did not change.
 *
 * @param position of the last entry folded
 * @param theatre  null before the first theatre entry
 * @param aliases  former ids of settlements to those that had them
 * @param subjects what each entry is about, to find it when a later entry corrects or withdraws it
 * @param amendments corrections, withdrawals and redactions by position
 * @param imports    in the order recorded
 * @param swept      position of the last entry that may bear on more places than were put anew for it;
 *                   {@link Recorded#OPEN} if any later one may
 */
record State(long position, Recorded<Theatre> theatre, Places places,
        PMap<String, Recorded<String>> aliases, PMap<String, Recorded<Claimant>> claimants,
        PMap<UUID, Recorded<Document>> documents, Reports reports,
        PMap<UUID, Recorded<PopulationObservation>> populations, PMap<UUID, Subject> subjects,
        PMap<Long, Amended> amendments, PVector<Imported> imports, long swept) {

    /** The state before the first entry, sharing nothing with any other. */
    static State empty() {
        return new State(0, null, Places.none(), HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(),
                Reports.NONE, HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty(), TreePVector.empty(), 0);
    }

    /**
     * What an entry is about.
     *
     * @param kind of record
     * @param key  slug of a settlement or claimant
     * @param id   of the entry that first recorded it
     */
    record Subject(EntryKind kind, String key, UUID id) {
    }

    /**
     * An entry that amends another.
     *
     * @param subject kind of the entry it amends; null if there is none
     * @param id      of the entry that first recorded what is amended; null likewise
     */
    record Amended(EntryKind kind, Instant recorded, UUID of, EntryKind subject, UUID id, String reason) {
    }

    /** The id of a settlement at a position, under any id it had had by then; null if there is none of it. */
    String presentId(String id, long position) {
        String present = id;
        for (int hops = 0; hops < 20; hops++) {
            Place place = places.get(present);
            if (place == null || position < place.settlement().position()) {
                Recorded<String> alias = aliases.get(present);
                present = alias == null ? null : alias.at(position);
                if (present == null) {
                    return null;
                }
                continue;
            }
            Place.Searchable at = place.settlement().at(position);
            if (at == null || at.settlement().mergedInto() == null) {
                return present;
            }
            present = at.settlement().mergedInto();
        }
        return null;
    }
}
