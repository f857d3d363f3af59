package org.frontlinemap.importing.gazetteer;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.NameSearch;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.PlaceFinder;

/**
 * Sees to it that an id that ever stood for a place, be it withdrawn since, is not given to another: what was said of
 * the one would be read as said of the other. Another is one with no name in common, or whose point lies far from every
 * point that it had. Thread-safe.
 */
final class Identity {

    /** How far a point may lie from one that the same place had, besides how far off both may be; in metres. */
    static final int FAR = 5_000;
    private static final int NAMED = 3;

    private final Known known;

    Identity(Known known) {
        this.known = known;
    }

    /**
     * Refuses to make another place of what an id stood for.
     *
     * @param before null if it is no recorded settlement
     * @throws InvalidRecordException if the row is another place, or puts it elsewhere
     */
    void require(PlaceRow row, Settlement before, Settlement after) {
        Optional<String> fault = before == null ? fault(after.id(), row)
                : Objects.equals(before.location(), after.location()) ? Optional.empty()
                : elsewhere(known.stoodFor(after.id()), after.location());
        fault.ifPresent(problem -> {
            throw new InvalidRecordException("id", after.id(), problem);
        });
    }

    /** Why an id cannot be that of a row; empty if it can. */
    Optional<String> fault(String id, PlaceRow row) {
        List<Settlement> before = known.stoodFor(id);
        if (before.isEmpty()) {
            return Optional.empty();
        }
        Set<String> names = words(row.names());
        names.retainAll(before.stream().flatMap(settlement -> words(settlement.names()).stream())
                .collect(Collectors.toSet()));
        return names.isEmpty() ? Optional.of("stood for " + described(before)
                + ", which has no name in common with this row: give the row another id")
                : elsewhere(before, row.location());
    }

    private static Optional<String> elsewhere(List<Settlement> before, Location at) {
        return at == null ? Optional.empty() : before.stream().filter(settlement -> settlement.location() != null)
                .map(settlement -> Math.max(0, PlaceFinder.metres(settlement, at.lon(), at.lat()).orElseThrow()
                        - PlaceFinder.accuracy(settlement.location()) - PlaceFinder.accuracy(at)))
                .min(Double::compare).filter(metres -> metres > FAR)
                .map(metres -> "stood for " + described(before) + ", and the row lies " + Candidates.distance(metres)
                        + " from there: give the row another id, or another point");
    }

    private static Set<String> words(Collection<PlaceName> names) {
        return names.stream().map(name -> NameSearch.normalise(name.text())).collect(Collectors.toCollection(HashSet::new));
    }

    private static String described(List<Settlement> before) {
        Settlement last = before.get(before.size() - 1);
        return last.names().stream().map(PlaceName::text).distinct().limit(NAMED).collect(Collectors.joining(", "))
                + (last.location() == null ? "" : " at " + last.location().lon() + ", " + last.location().lat());
    }
}
