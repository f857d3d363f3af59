package org.frontlinemap.importing.reading;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.frontlinemap.geodata.gazetteer.AdminUnit;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.NameSearch;
import org.frontlinemap.geodata.gazetteer.PlaceCode;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.Romanisation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.quadtree.Quadtree;

/**
 * Finds recorded settlements by code, else by name, kind and distance. Never picks one of several: what is ambiguous
 * is left to a person. A settlement that became part of another stands for that other. Thread-safe while nothing is
 * put.
 *
 * <p>Names are compared as search compares them ({@link NameSearch}), Ukrainian ones also as the official table
 * romanises them. A settlement of the name is plausible if its kind does not contradict ({@link #contradict}) and
 * <ul>
 * <li>both have a point, at most {@value #NEAR} m apart, or {@value #NEAR_CITY} m if either is a city, further by how
 *     far off each point may be ({@value #POSTAL} m for a postal point that does not say; {@value #MOST_ACCURACY} m at
 *     most);
 * <li>or it has no point and a settlement of its raion lies within {@value #SAME_RAION} m of the point asked about;
 * <li>or, where none is plausible by a point, one of the two has no point, the name is unique among all settlements,
 *     and its raion, as far as its points are known, comes within {@value #OTHER_RAION} m.
 * </ul>
 */
public final class PlaceFinder {

    private static final int NEAR = 5_000;
    private static final int NEAR_CITY = 10_000;
    private static final int POSTAL = 10_000;
    private static final int MOST_ACCURACY = 25_000;
    private static final int SAME_RAION = 10_000;
    private static final int OTHER_RAION = 100_000;
    private static final int RAION = 2;
    private static final double FULL_CIRCLE = 360;
    private static final double CELL = 1e-3;

    private final Map<String, Found> byId = new HashMap<>();
    private final Map<String, Set<Found>> byCode = new HashMap<>();
    private final Map<String, Set<Found>> byName = new HashMap<>();
    private final Map<String, Set<Found>> byRaion = new HashMap<>();
    private final Quadtree points = new Quadtree();
    private int widest;

    /** @param settlements all that may be found */
    public PlaceFinder(Collection<Settlement> settlements) {
        settlements.forEach(this::put);
    }

    private static final class Found {
        private Settlement settlement;
        private Envelope at;
        private final Set<String> names = new HashSet<>();
    }

    /** A point as the tree is to hold it: it would take what has no extent for something a degree wide. */
    private static Envelope cell(Envelope at) {
        Envelope cell = new Envelope(at);
        cell.expandBy(CELL);
        return cell;
    }

    /** Adds a settlement, or a later version of one, which names and codes of the earlier go on finding. */
    public void put(Settlement settlement) {
        Found found = byId.computeIfAbsent(settlement.id(), id -> new Found());
        found.settlement = settlement;
        for (PlaceCode code : settlement.codes()) {
            byCode.computeIfAbsent(key(code.scheme(), code.code()), key -> new HashSet<>()).add(found);
        }
        for (PlaceName name : settlement.names()) {
            for (String key : keys(name.text())) {
                found.names.add(key);
                byName.computeIfAbsent(key, fresh -> new HashSet<>()).add(found);
            }
        }
        raion(settlement).ifPresent(code -> byRaion.computeIfAbsent(code, fresh -> new HashSet<>()).add(found));
        if (found.at != null) {
            points.remove(cell(found.at), found);
            found.at = null;
        }
        Location location = settlement.location();
        if (location != null) {
            found.at = new Envelope(location.lon(), location.lon(), location.lat(), location.lat());
            points.insert(cell(found.at), found);
            widest = Math.max(widest, accuracy(location));
        }
    }

    /** The settlement of an id, in the version put last. */
    public Optional<Settlement> byId(String id) {
        return Optional.ofNullable(byId.get(id)).map(found -> whole(found.settlement));
    }

    /** The settlement with a code that is or was its own; empty if there are several, or none. */
    public Optional<Settlement> byCode(PlaceCode.Scheme scheme, String code) {
        List<Settlement> holders = holders(scheme, code);
        return holders.size() == 1 ? Optional.of(holders.get(0)) : Optional.empty();
    }

    /** All settlements whose own a code is, else all whose own it was. */
    public List<Settlement> holders(PlaceCode.Scheme scheme, String code) {
        Map<String, Settlement> now = new TreeMap<>();
        Map<String, Settlement> ever = new TreeMap<>();
        for (Found found : byCode.getOrDefault(key(scheme, code), Set.of())) {
            Settlement whole = whole(found.settlement);
            ever.put(whole.id(), whole);
            if (found.settlement.mergedInto() == null && found.settlement.codes().stream()
                    .anyMatch(own -> own.scheme() == scheme && own.code().equals(code) && own.until() == null)) {
                now.put(whole.id(), whole);
            }
        }
        return List.copyOf((now.isEmpty() ? ever : now).values());
    }

    /**
     * The settlements that a name may mean: of that name in any language or spelling, as near as the name and kind
     * require; one if it is clear, several if a person must say, none if there is none. Nearest first.
     *
     * @param name in any language
     * @param kind null if not known
     * @param lon  longitude in degrees, null if not known
     * @param lat  latitude in degrees, null if not known
     */
    public List<Settlement> byName(String name, Settlement.Kind kind, Double lon, Double lat) {
        return byName(List.of(name), kind, lon, lat, 0);
    }

    /**
     * The same for several names of one place.
     *
     * @param accuracyMetres how far off the point may be
     */
    public List<Settlement> byName(Collection<String> names, Settlement.Kind kind, Double lon, Double lat,
            int accuracyMetres) {
        Set<String> keys = new HashSet<>();
        names.forEach(name -> keys.addAll(keys(name)));
        Map<String, Settlement> plausible = new HashMap<>();
        if (lon != null && lat != null) {
            int own = Math.min(accuracyMetres, MOST_ACCURACY);
            for (Found found : near(keys, lon, lat, NEAR_CITY + own + widest)) {
                if (isNear(found, kind, lon, lat, own)) {
                    add(plausible, found);
                }
            }
            namesakes(keys).filter(found -> found.at == null && raionMetres(found, lon, lat) <= SAME_RAION)
                    .forEach(found -> add(plausible, found));
        }
        plausible.values().removeIf(settlement -> contradict(kind, settlement.kind()));
        if (plausible.isEmpty()) {
            plausible.putAll(byNameAlone(keys, kind, lon, lat));
        }
        return plausible.values().stream().sorted(Comparator
                .comparingDouble((Settlement settlement) -> metres(settlement, lon, lat).orElse(Double.MAX_VALUE))
                .thenComparing(Settlement::id)).toList();
    }

    private Map<String, Settlement> byNameAlone(Set<String> keys, Settlement.Kind kind, Double lon, Double lat) {
        boolean placed = lon != null && lat != null;
        Map<String, Settlement> all = new HashMap<>();
        boolean any = false;
        for (Found found : (Iterable<Found>) namesakes(keys)::iterator) {
            boolean elsewhere = placed && (found.at != null || isInOtherRaion(found, lon, lat));
            add(all, found);
            any |= !elsewhere && !contradict(kind, found.settlement.kind());
        }
        return any ? all : Map.of();
    }

    private void add(Map<String, Settlement> settlements, Found found) {
        Settlement whole = whole(found.settlement);
        settlements.put(whole.id(), whole);
    }

    /** The name of a settlement's unit of level 1 after a comma, for lists of settlements; empty if none is recorded. */
    public static String region(Settlement settlement) {
        return settlement.admin(1).map(AdminUnit::name).filter(names -> !names.isEmpty())
                .map(names -> ", " + names.getOrDefault("en", names.values().iterator().next())).orElse("");
    }

    /** How far a settlement's point is from a point, in metres; empty if either is not known. */
    public static Optional<Double> metres(Settlement settlement, Double lon, Double lat) {
        Location at = settlement.location();
        return at == null || lon == null || lat == null ? Optional.empty()
                : Optional.of(Distance.metres(at.lon(), at.lat(), lon, lat));
    }

    /**
     * Whether what is called the one can hardly be what is called the other: a city or town, and a village or hamlet.
     * Towns and villages both become settlements and cease to be, and {@code null} and other say nothing.
     */
    public static boolean contradict(Settlement.Kind one, Settlement.Kind other) {
        return isTown(one) && isVillage(other) || isVillage(one) && isTown(other);
    }

    private static boolean isTown(Settlement.Kind kind) {
        return kind == Settlement.Kind.CITY || kind == Settlement.Kind.TOWN;
    }

    private static boolean isVillage(Settlement.Kind kind) {
        return kind == Settlement.Kind.VILLAGE || kind == Settlement.Kind.HAMLET;
    }

    private boolean isNear(Found found, Settlement.Kind kind, double lon, double lat, int own) {
        Location at = found.settlement.location();
        boolean city = kind == Settlement.Kind.CITY || found.settlement.kind() == Settlement.Kind.CITY;
        return Distance.metres(at.lon(), at.lat(), lon, lat) <= (city ? NEAR_CITY : NEAR) + own + accuracy(at);
    }

    private Stream<Found> namesakes(Set<String> keys) {
        return keys.stream().flatMap(key -> byName.getOrDefault(key, Set.of()).stream()).distinct();
    }

    private boolean isInOtherRaion(Found found, double lon, double lat) {
        double metres = raionMetres(found, lon, lat);
        return metres > OTHER_RAION && metres < Double.MAX_VALUE;
    }

    /** How near the points of a settlement's raion come to a point, in metres; the largest number if none is known. */
    private double raionMetres(Found found, double lon, double lat) {
        return raion(found.settlement).map(byRaion::get).orElse(Set.of()).stream()
                .filter(other -> other.at != null)
                .mapToDouble(other -> Distance.metres(other.at.getMinX(), other.at.getMinY(), lon, lat))
                .min().orElse(Double.MAX_VALUE);
    }

    /** Those of some names whose points may lie within a distance of a point. */
    private Set<Found> near(Set<String> keys, double lon, double lat, int metres) {
        double high = Distance.degrees(metres);
        double narrowest = Math.cos(Math.toRadians(Math.min(Math.abs(lat) + high, 90)));
        double wide = Math.min(high / Math.max(narrowest, 1e-6), FULL_CIRCLE / 2);
        Set<Found> near = new HashSet<>();
        for (double turn : new double[] {-FULL_CIRCLE, 0, FULL_CIRCLE}) {
            Envelope box = new Envelope(lon + turn - wide, lon + turn + wide, lat - high, lat + high);
            if (box.getMinX() <= FULL_CIRCLE / 2 && box.getMaxX() >= -FULL_CIRCLE / 2) {
                points.query(box, item -> {
                    Found found = (Found) item;
                    if (box.intersects(found.at) && !Collections.disjoint(found.names, keys)) {
                        near.add(found);
                    }
                });
            }
        }
        return near;
    }

    private Settlement whole(Settlement settlement) {
        Settlement whole = settlement;
        Set<String> seen = new HashSet<>();
        while (whole.mergedInto() != null && byId.containsKey(whole.mergedInto()) && seen.add(whole.id())) {
            whole = byId.get(whole.mergedInto()).settlement;
        }
        return whole;
    }

    private static Optional<String> raion(Settlement settlement) {
        return settlement.admin(RAION).map(AdminUnit::code);
    }

    /** How far off a point may be, in metres, as far as it is taken into account; 0 if there is none. */
    public static int accuracy(Location location) {
        if (location == null) {
            return 0;
        }
        int stated = location.accuracyMetres() != null ? location.accuracyMetres()
                : location.kind() == Location.Kind.POSTAL ? POSTAL : 0;
        return Math.min(stated, MOST_ACCURACY);
    }

    private static String key(PlaceCode.Scheme scheme, String code) {
        return scheme + " " + code;
    }

    private static Set<String> keys(String name) {
        Set<String> keys = new HashSet<>();
        keys.add(NameSearch.normalise(name));
        Romanisation.of(name).ifPresent(latin -> keys.add(NameSearch.normalise(latin)));
        keys.remove("");
        return keys;
    }
}
