package org.frontlinemap.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Imports what {@link Generate} made, by the command that users have, and prints how many rows a second came onto disk
 * and what was left in memory after each collection of garbage, over the course of the import.
 *
 * <pre>ImportBench FOLDER [HEAP_MB]   FOLDER holds settlements.csv and reports.csv; 512 unless told</pre>
 */
public final class ImportBench {

    private static final int CLAIMANTS = 8;
    private static final Pattern COLLECTED = Pattern.compile("\\[([0-9.]+)s\\].*Pause.* [0-9]+M->([0-9]+)M\\([0-9]+M\\)");
    private static final Pattern ROWS = Pattern.compile("(\\d+) rows read: (\\d+) accepted.*");

    private final Path folder;
    private final String heap;

    private ImportBench(Path folder, String heap) {
        this.folder = folder;
        this.heap = heap;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        ImportBench bench = new ImportBench(folder, arguments.length > 1 ? arguments[1] : "512");
        bench.prepare();
        bench.run("settlements.csv", "settlements-csv");
        bench.run("reports.csv", "reports-csv");
    }

    /** The shipped theatre with the claimants that generated reports name, and no store. */
    private void prepare() throws IOException {
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.filter(path -> path.getFileName().toString().startsWith("store.db")).toList()) {
                delete(file);
            }
        }
        Path data = folder.resolve("data");
        delete(data);
        try (Stream<Path> files = Files.walk(Path.of("data"))) {
            for (Path file : files.toList()) {
                Path to = data.resolve(Path.of("data").relativize(file).toString());
                Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < CLAIMANTS; i++) {
            rows.append("bench-").append(i).append(",Bench ").append(i).append(",,analyst,independent,,\n");
        }
        Files.writeString(data.resolve("claimants.csv"), rows, StandardOpenOption.APPEND);
    }

    private static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private void run(String file, String format) throws IOException, InterruptedException {
        Path collections = folder.resolve("gc-" + format + ".log");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m", "-Xlog:gc:file=" + collections, "-cp", System.getProperty("java.class.path"),
                "org.frontlinemap.FrontlineMap", "import", folder.resolve(file).toString(), "--format", format,
                "--mode", "all_or_nothing", "--store", folder.resolve("store.db").toString(),
                "--frontline.data=file:" + folder.resolve("data") + "/").redirectErrorStream(true).start();
        long started = System.nanoTime();
        long reading = 0;
        long durable = 0;
        long rows = 0;
        String last = "";
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                reading = reading == 0 && line.startsWith("reading") ? System.nanoTime() : reading;
                durable = line.startsWith("recording 100") ? System.nanoTime() : durable;
                Matcher told = ROWS.matcher(line);
                rows = told.matches() ? Long.parseLong(told.group(2)) : rows;
                last = line;
            }
        }
        if (process.waitFor() != 0 || reading == 0 || durable == 0) {
            throw new IllegalStateException(file + " was not imported: " + last);
        }
        double seconds = (durable - reading) / 1e9;
        System.out.printf(Locale.ROOT, "%s: %,d rows onto disk in %.1f s: %,.0f a second; whole command %.1f s%n", file, rows,
                seconds, rows / seconds, (System.nanoTime() - started) / 1e9);
        memory(collections, (reading - started) / 1e9, (durable - started) / 1e9);
    }

    /** Prints what was in use after collections, in four quarters of the time between reading and recording. */
    private static void memory(Path collections, double from, double until) throws IOException {
        List<List<Integer>> quarters = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            quarters.add(new ArrayList<>());
        }
        for (String line : Files.readAllLines(collections)) {
            Matcher collected = COLLECTED.matcher(line);
            if (collected.find()) {
                double at = Double.parseDouble(collected.group(1));
                if (at >= from && at < until) {
                    quarters.get((int) ((at - from) / (until - from) * 4)).add(Integer.parseInt(collected.group(2)));
                }
            }
        }
        StringBuilder told = new StringBuilder("  least in use after a collection, by quarter of the time:");
        quarters.forEach(quarter -> told.append(' ').append(quarter.stream().min(Integer::compare)
                .map(least -> least + " MB").orElse("none")));
        System.out.println(told);
    }
}
