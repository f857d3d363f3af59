package org.frontlinemap.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.frontlinemap.format.GeoJson;
import org.frontlinemap.format.Heading;
import org.frontlinemap.format.Link;
import org.frontlinemap.format.Segments;
import org.frontlinemap.geodata.crs.Projection;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.ledger.Store;
import org.frontlinemap.geodata.snapshot.Page;
import org.frontlinemap.geodata.snapshot.Row;
import org.frontlinemap.geodata.snapshot.SettlementQuery;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.geodata.theatre.Theatre;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.verdict.Rule;
import org.frontlinemap.geodata.verdict.Rules;
import org.frontlinemap.geodata.verdict.Statement;
import org.frontlinemap.geodata.verdict.Verdict;
import org.locationtech.jts.geom.Envelope;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long the inner loops of reading take, without the server around them: a settlement's row that is kept, one that is
 * made anew, pages by box, and what an answer says of itself. Of a copy of what {@link ImportBench} recorded.
 *
 * <pre>
 * rm -rf target/test-classes   # else nothing is compiled anew, and JMH finds no benchmarks in what was without its processor
 * mvn -Pbench test-compile dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=target/bench.classpath
 * java -cp target/classes:target/test-classes:$(cat target/bench.classpath) org.openjdk.jmh.Main RowBench -p folder=FOLDER
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RowBench {

    /** Boxes and ids, a power of two. */
    private static final int SOME = 64;
    private static final String SERVER = "http://localhost:8080/collections/settlements";

    /** As left by ImportBench. */
    @Param("/tmp/country")
    public String folder;

    private Path copy;
    private Store store;
    private Snapshot snapshot;
    private AsOf now;
    private Rule another;
    private String[] ids;
    private SettlementQuery[] hundreds;
    private SettlementQuery[] thousands;
    private Heading heading;
    private int next;

    /** The default rule, but one that not everyone uses, so that no row under it is kept. */
    private static final class Another implements Rule {

        @Override
        public String id() {
            return Rules.DEFAULT.id();
        }

        @Override
        public Verdict decide(List<Statement> statements) {
            return Rules.DEFAULT.decide(statements);
        }
    }

    @Setup
    public void open() throws IOException {
        copy = Files.createTempDirectory("frontline-bench-");
        Files.copy(Path.of(folder, "store.db"), copy.resolve("store.db"));
        store = Store.open(copy.resolve("store.db"), Clock.systemUTC());
        snapshot = new Snapshots(store.ledger(), GeoJson::row).catchUp();
        now = new AsOf(Instant.now(), Instant.now(), snapshot.position());
        another = new Another();
        List<Settlement> all = snapshot.gazetteer(snapshot.position()).stream()
                .filter(settlement -> settlement.location() != null).toList();
        SplittableRandom random = new SplittableRandom(1);
        ids = new String[SOME];
        hundreds = new SettlementQuery[SOME];
        thousands = new SettlementQuery[SOME];
        for (int i = 0; i < SOME; i++) {
            Settlement centre = all.get(random.nextInt(all.size()));
            ids[i] = centre.id();
            hundreds[i] = around(centre, all, 100);
            thousands[i] = around(centre, all, 1_000);
            // so that all rows are kept and encoded before the first is measured
            snapshot.rows(thousands[i], now, Rules.DEFAULT).page().items().forEach(Row::encoded);
        }
        Theatre theatre = snapshot.theatre();
        String address = SERVER + "/items?bbox=30.0,48.0,31.0,49.0";
        heading = new Heading(now, Rules.DEFAULT.id(), Set.of(), Projection.CRS84, theatre.attribution(),
                theatre.disclaimer().get("en"), List.of(
                        new Link("self", "application/geo+json", "This document", address),
                        new Link("canonical", "application/geo+json", "This answer for ever", address + "&datetime="
                                + now.valid() + "&known=" + now.known() + "&position=" + now.position() + "&rule=conceded@1"),
                        new Link("collection", "application/json", "The collection", SERVER)));
    }

    /** So many settlements, and with a place in the box for each that lies just at its edge. */
    private static SettlementQuery around(Settlement centre, List<Settlement> all, int count) {
        double half = all.stream().mapToDouble(each -> distance(centre, each)).sorted().skip(count - 1).findFirst()
                .orElseThrow();
        Location at = centre.location();
        return new SettlementQuery(List.of(new Envelope(at.lon() - half, at.lon() + half, at.lat() - half, at.lat() + half)),
                Set.of(), Set.of(), null, null, count);
    }

    private static double distance(Settlement one, Settlement other) {
        return Math.max(Math.abs(one.location().lon() - other.location().lon()),
                Math.abs(one.location().lat() - other.location().lat()));
    }

    @TearDown
    public void close() throws IOException {
        store.close();
        List<Path> left = new ArrayList<>();
        try (Stream<Path> files = Files.walk(copy)) {
            files.sorted(Comparator.reverseOrder()).forEach(left::add);
        }
        for (Path each : left) {
            Files.delete(each);
        }
    }

    private int next() {
        return next++ & SOME - 1;
    }

    /** A settlement's row that is kept. */
    @Benchmark
    public byte[] keptRow() {
        return row(Rules.DEFAULT);
    }

    /** A settlement's row, decided and written anew. */
    @Benchmark
    public byte[] newRow() {
        return row(another);
    }

    private byte[] row(Rule rule) {
        Row row = snapshot.row(ids[next()], now, rule).orElseThrow();
        return row.encoded();
    }

    /** 100 kept rows by box. */
    @Benchmark
    public Page<Row> pageOf100() {
        return snapshot.rows(hundreds[next()], now, Rules.DEFAULT).page();
    }

    /** 1,000 kept rows by box. */
    @Benchmark
    public Page<Row> pageOf1000() {
        return snapshot.rows(thousands[next()], now, Rules.DEFAULT).page();
    }

    /** 100 kept rows by box, put together as they are sent, and sent nowhere. */
    @Benchmark
    public long answerOf100() {
        Segments answer = GeoJson.rows(heading, snapshot.rows(hundreds[next()], now, Rules.DEFAULT).page());
        try {
            answer.writeTo(OutputStream.nullOutputStream());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return answer.length();
    }

    /** What an answer says of itself before its rows. */
    @Benchmark
    public Segments head() {
        return GeoJson.rows(heading, new Page<>(List.of(), 100, false));
    }
}
