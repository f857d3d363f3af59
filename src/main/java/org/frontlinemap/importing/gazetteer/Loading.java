package org.frontlinemap.importing.gazetteer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.Shortened;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.PlaceFinder;

/**
 * Takes in the rows of a gazetteer one by one: those of recorded settlements complete them, the others become
 * settlements. Memory grows with the number of settlements. For one import; not thread-safe.
 */
final class Loading {

    private static final int EXAMPLES = 5;
    private static final int MOST_NAMED = 30;

    private final Known known;
    private final Identity identity;
    private final PlaceFinder finder;
    private final Matching matching;
    private final NewPlaces newPlaces;
    private final Figures figures;
    private final boolean replacingPoints;
    private final Map<String, Long> inThisFile = new HashMap<>();
    private final Map<Point, Set<String>> points = new HashMap<>();
    private final Set<String> added = new HashSet<>();
    private final Set<UUID> reliesOn = new HashSet<>();
    private final Tally otherKind = new Tally();
    private final Tally farPoint = new Tally();
    private String file;

    /** @param replacingPoints whether a more accurate point takes the place of one that is recorded */
    Loading(ImportRequest request, Known known, boolean replacingPoints) {
        this.finder = new PlaceFinder(known.settlements());
        this.matching = new Matching(known, finder, inThisFile);
        this.known = known;
        this.identity = new Identity(known);
        this.newPlaces = new NewPlaces((id, row) -> finder.byId(id).isPresent() || known.settlement(id).isPresent()
                || identity.fault(id, row).isPresent());
        this.figures = new Figures(request, known);
        this.replacingPoints = replacingPoints;
    }

    private record Point(double lon, double lat) {
    }

    private static final class Tally {
        private long count;
        private final List<String> examples = new ArrayList<>();

        void add(String example) {
            count++;
            if (examples.size() < EXAMPLES) {
                examples.add(example);
            }
        }

        String text(String message) {
            return message + ": " + count + " (" + String.join(", ", examples)
                    + (count > examples.size() ? " …)" : ")");
        }
    }

    /** Says that the rows of another file follow. */
    void begin(String name) {
        file = name;
        inThisFile.clear();
    }

    /**
     * Takes a row in, drops or rejects it.
     *
     * @param row what it says; may throw {@link InvalidRecordException}
     */
    void take(Origin origin, Supplier<PlaceRow> row, Intake intake) {
        try {
            take(origin, row.get(), intake);
        } catch (InvalidRecordException refused) {
            intake.reject(origin.rejection(refused));
        }
    }

    private void take(Origin origin, PlaceRow row, Intake intake) {
        figures.check(row.figure());
        Matching.Match match = matching.match(row);
        if (match.settlement() == null && row.onlyAs() != null) {
            intake.dropped(row.onlyAs(), 1);
            return;
        }
        Completion completion = new Completion(row, match.byPerson(), replacingPoints);
        Settlement before = match.settlement();
        Settlement after = before == null ? newPlaces.of(row) : completion.of(before);
        boolean isNew = !after.equals(before);
        identity.require(row, before, after);
        if (isNew) {
            added.add(after.id());
            intake.add(after);
            finder.put(after);
            completion.notices().forEach(message -> intake.notice(origin.notice(message)));
        }
        boolean counted = figures.add(after.id(), row.figure(), intake);
        if (isNew || counted) {
            intake.accepted(1);
        } else {
            intake.unchanged(1);
        }
        if (!added.contains(after.id())) {
            known.importOf(after.id()).ifPresent(reliesOn::add);
        }
        inThisFile.putIfAbsent(after.id(), origin.line());
        if (before != null) {
            compare(row, after);
        }
        if (row.location() != null) {
            points.computeIfAbsent(new Point(row.location().lon(), row.location().lat()), at -> new HashSet<>(2))
                    .add(after.id());
        }
    }

    private void compare(PlaceRow row, Settlement settlement) {
        if (row.kind() != null && row.kind() != settlement.kind()) {
            otherKind.add(settlement.id());
        }
        Location at = settlement.location();
        Contradictions.metres(row, settlement)
                .filter(metres -> metres > Identity.FAR + PlaceFinder.accuracy(at) + PlaceFinder.accuracy(row.location()))
                .ifPresent(metres -> farPoint.add(settlement.id() + " (" + Candidates.distance(metres) + ")"));
    }

    /** Says what should be known of the import as a whole. */
    void finish(Intake intake) {
        if (figures.leftOut() > 0) {
            remark("figures of people that were left out, since no document is given for them: " + figures.leftOut(),
                    intake);
        }
        if (otherKind.count > 0) {
            remark(otherKind.text("rows that call a settlement another kind of place than recorded, which stays as it is"),
                    intake);
        }
        if (farPoint.count > 0) {
            remark(farPoint.text("rows that put a settlement far from its recorded point, which stays as it is"),
                    intake);
        }
        long shared = points.values().stream().filter(ids -> ids.size() > 1).mapToLong(Set::size).sum();
        if (shared > 0) {
            remark("settlements that share a point with another: " + shared, intake);
        }
    }

    /** Imports that hold what rows say that were not added again. */
    Set<UUID> reliesOn() {
        Set<UUID> all = new HashSet<>(reliesOn);
        all.addAll(figures.reliesOn());
        return all;
    }

    /** Says which columns or properties of the file are not read, if any. */
    void notRead(Collection<String> names, String what, Intake intake) {
        List<String> named = names.stream().filter(name -> !name.isEmpty())
                .map(name -> Shortened.of(name, Intake.SHOWN)).toList();
        if (!named.isEmpty()) {
            remark(what + " not read: " + named.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                    + (named.size() > MOST_NAMED ? " and " + (named.size() - MOST_NAMED) + " more" : ""), intake);
        }
    }

    /** Says something of the import as a whole. */
    void remark(String message, Intake intake) {
        intake.notice(new Intake.Notice(file, 0, message));
    }
}
