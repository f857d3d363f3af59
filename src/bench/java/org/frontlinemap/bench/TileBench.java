package org.frontlinemap.bench;

import io.github.sebasbaumh.mapbox.vectortile.VectorTile.Tile;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtEncoder;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.UserDataKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsLayer;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsMvt;
import io.github.sebasbaumh.mapbox.vectortile.build.MvtLayerParams;
import io.github.sebasbaumh.mapbox.vectortile.build.MvtLayerProps;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.frontlinemap.format.Stand;
import org.frontlinemap.format.TilePoint;
import org.frontlinemap.format.VectorTile;
import org.frontlinemap.geodata.ledger.Store;
import org.frontlinemap.geodata.snapshot.Row;
import org.frontlinemap.geodata.snapshot.SettlementQuery;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Rules;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Prints how long it takes to make a vector tile of 33,000 settlements: to encode it as this project does, by the messages
 * that the library of {@code io.github.sebasbaumh} generated, and by its encoder of geometries; and to compress it. With
 * what {@link ImportBench} recorded also how long it takes to ask for the settlements.
 *
 * <pre>TileBench [FOLDER]   as left by ImportBench</pre>
 */
public final class TileBench {

    private static final int POINTS = 33_000;
    private static final int ROUNDS = 60;
    private static final String[] CONTROLS = {"ukraine", "russia", "contested"};

    private TileBench() {
    }

    public static void main(String[] arguments) {
        List<TilePoint> points = arguments.length == 0 ? points() : recorded(Path.of(arguments[0]).resolve("store.db"));
        measure("field by field", () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
            VectorTile.write(out, points, 0);
            return out.toByteArray();
        });
        measure("generated messages", () -> messages(points));
        measure("encoder of geometries", () -> geometries(points));
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        VectorTile.write(out, points, 0);
        measure("gzip", () -> zipped(out.toByteArray()));
    }

    /** Asks for all settlements there are, again and again. */
    private static List<TilePoint> recorded(Path file) {
        List<List<TilePoint>> points = new ArrayList<>();
        try (Store store = Store.open(file, Clock.systemUTC())) {
            Snapshot snapshot = new Snapshots(store.ledger()).catchUp();
            AsOf now = new AsOf(Instant.now(), Instant.now(), snapshot.position());
            SettlementQuery which = new SettlementQuery(List.of(new Envelope(20, 42, 44, 53)), Set.of(), Set.of(), null, null,
                    Integer.MAX_VALUE);
            long[] moment = {0};
            measure("settlements of the snapshot, as known earlier", () -> new byte[snapshot.rows(which,
                    new AsOf(now.valid(), now.valid().minus(Duration.ofDays(++moment[0])), now.position()), Rules.DEFAULT)
                    .page().matched()]);
            measure("settlements of the snapshot", () -> new byte[snapshot.rows(which, now, Rules.DEFAULT).page().matched()]);
            List<Row> rows = snapshot.rows(which, now, Rules.DEFAULT).page().items();
            Random random = new Random(1);
            measure("their points", () -> {
                points.add(rows.stream().map(row -> TilePoint.of(row, LocalDate.of(2026, 10, 1),
                        new int[] {random.nextInt(4096), random.nextInt(4096)})).toList());
                return new byte[points.get(0).size()];
            });
        }
        return points.get(0);
    }

    private static List<TilePoint> points() {
        Random random = new Random(1);
        List<TilePoint> points = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            points.add(new TilePoint(new int[] {random.nextInt(4096), random.nextInt(4096)}, "settlement-" + i, "Name " + i,
                    "Назва " + i, i % 40 == 0 ? "town" : "village", new Stand(CONTROLS[random.nextInt(3)], "agreed", null),
                    random.nextInt(10) == 0 ? null : random.nextInt(5_000), i % 3 == 0));
        }
        return points;
    }

    private static Map<String, Object> attributes(TilePoint point) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("id", point.id());
        attributes.put("name", point.name());
        attributes.put("name_uk", point.ukrainian());
        attributes.put("kind", point.kind());
        attributes.put("control", point.stand().control());
        attributes.put("agreement", point.stand().agreement());
        if (point.population() != null) {
            attributes.put("pop_before", point.population());
        }
        attributes.put("stale", point.stale());
        return attributes;
    }

    private static byte[] messages(List<TilePoint> points) {
        Tile.Layer.Builder layer = Tile.Layer.newBuilder().setName("settlements").setVersion(2).setExtent(4096);
        MvtLayerProps words = new MvtLayerProps();
        for (TilePoint point : points) {
            Tile.Feature.Builder feature = Tile.Feature.newBuilder().setType(Tile.GeomType.POINT);
            attributes(point).forEach((key, value) -> feature.addTags(words.addKey(key)).addTags(words.addValue(value)));
            layer.addFeatures(feature.addGeometry(9).addGeometry(point.at()[0] << 1).addGeometry(point.at()[1] << 1));
        }
        words.getKeys().forEach(layer::addKeys);
        words.getValues().forEach(value -> layer.addValues(value(value)));
        return Tile.newBuilder().addLayers(layer).build().toByteArray();
    }

    private static Tile.Value value(Object value) {
        Tile.Value.Builder builder = Tile.Value.newBuilder();
        return (value instanceof String text ? builder.setStringValue(text) : value instanceof Integer number
                ? builder.setUintValue(number) : builder.setBoolValue((Boolean) value)).build();
    }

    private static byte[] geometries(List<TilePoint> points) {
        GeometryFactory factory = new GeometryFactory();
        List<Geometry> geometries = new ArrayList<>();
        for (TilePoint point : points) {
            Geometry geometry = factory.createPoint(new Coordinate(point.at()[0], point.at()[1]));
            geometry.setUserData(attributes(point));
            geometries.add(geometry);
        }
        return MvtEncoder.encode(new JtsMvt(new JtsLayer("settlements", geometries)), MvtLayerParams.DEFAULT,
                new UserDataKeyValueMapConverter());
    }

    private static byte[] zipped(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        try (GZIPOutputStream zip = new GZIPOutputStream(out, 1 << 13) {
            {
                def.setLevel(4);
            }
        }) {
            zip.write(bytes);
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static void measure(String name, Supplier<byte[]> encoder) {
        double[] millis = new double[ROUNDS];
        int bytes = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long started = System.nanoTime();
            bytes = encoder.get().length;
            millis[i] = (System.nanoTime() - started) / 1e6;
        }
        double[] warm = Arrays.copyOfRange(millis, ROUNDS / 2, ROUNDS);
        Arrays.sort(warm);
        System.out.printf(Locale.ROOT, "%s: %,d bytes in %.1f ms (%.1f at best)%n", name, bytes, warm[warm.length / 2],
                warm[0]);
    }
}
