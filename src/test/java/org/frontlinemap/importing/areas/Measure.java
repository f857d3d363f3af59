package org.frontlinemap.importing.areas;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.importing.reading.Collected;
import org.frontlinemap.importing.reading.FileOf;
import org.frontlinemap.importing.reading.FormatReader;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Known;

/**
 * Measures by hand how long a day's file takes: 33,000 settlements, 20,000 vertices, of which the front moves daily.
 * Arguments: a folder to write to, how many files, {@code one} (one multipolygon) or {@code many} (touching areas).
 */
final class Measure {

    private static final int SETTLEMENTS = 33_000;
    private static final int FRONT = 14_000;
    private static final int LIBERATED = 100;

    private Measure() {
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int days = Integer.parseInt(arguments[1]);
        boolean many = arguments[2].equals("many");
        List<FileOf> files = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            files.add(file(folder, day, many));
        }
        FormatReader reader = AreaFormats.ALL.get(0).reader(new ImportRequest("deepstate", null, null,
                List.of("ukraine", "russia"), ZoneId.of("Europe/Kyiv"), Instant.parse("2030-01-01T00:00:00Z")),
                new OnlySettlements(settlements()));
        Collected collected = new Collected();
        long[] took = new long[days];
        for (int day = 0; day < days; day++) {
            long start = cpu();
            reader.read(files.get(day), collected);
            took[day] = cpu() - start;
        }
        reader.finish(collected);
        long half = 0;
        for (int day = days / 2; day < days; day++) {
            half += took[day];
        }
        Runtime.getRuntime().gc();
        System.out.printf(Locale.ROOT, "%s: CPU: first file %d ms, later ones %.1f ms each; %d entries, %d reports; heap %d MB%n",
                arguments[2], took[0] / 1_000_000, half / 1e6 / (days - days / 2), collected.entries().size(),
                collected.reports().size(),
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        collected.notices().forEach(notice -> System.out.println(notice.message()));
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static FileOf file(Path folder, int day, boolean many) throws IOException {
        String date = LocalDate.of(2022, 4, 1).plusDays(day).format(DateTimeFormatter.BASIC_ISO_DATE);
        Path file = folder.resolve("deepstatemap_data_" + date + ".geojson");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"type\":\"FeatureCollection\",\"features\":[\n");
            double[] front = front(day);
            String[] bands = many ? new String[] {"Окуповано /// Occupied", "ОРДЛО /// CADR and CALR"} : new String[] {""};
            for (int band = 0; band < bands.length; band++) {
                out.write((band == 0 ? "" : ",\n") + "{\"type\":\"Feature\",\"properties\":{"
                        + (many ? "\"name\":\"" + bands[band] + "\"" : "") + "},\"geometry\":{\"type\":\"MultiPolygon\","
                        + "\"coordinates\":[[[" + band(front, band, bands.length) + "]]]}}");
            }
            Random random = new Random(5);
            for (int i = 0; many && i < LIBERATED; i++) {
                // a square whose eastern side lies on the front
                int at = random.nextInt(FRONT - 2);
                out.write(String.format(Locale.ROOT, ",\n{\"type\":\"Feature\",\"properties\":{\"name\":\"x /// Liberated\"},"
                        + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%f,%f],[%f,%f],[%f,%f],[%f,%f]]]}}",
                        front[2 * at], front[2 * at + 1], front[2 * at + 2], front[2 * at + 3],
                        front[2 * at] - 0.05, front[2 * at + 3], front[2 * at], front[2 * at + 1]));
            }
            out.write("]}\n");
        }
        return FileOf.path(file);
    }

    /** A ragged line from the south-west to the north-east, of which some hundred vertices move a day. */
    private static double[] front(int day) {
        Random random = new Random(7);
        double[] front = new double[FRONT * 2];
        for (int i = 0; i < FRONT; i++) {
            double way = i / (FRONT - 1.0);
            front[2 * i] = 33 + 5.5 * way + 0.05 * Math.sin(way * 300) + random.nextDouble() * 1e-3;
            front[2 * i + 1] = 46.5 + 3.5 * way;
            if (i / 200 == day % 70) {
                front[2 * i] -= 0.02;
            }
        }
        return front;
    }

    /** What lies to the east of the front, or of a line 0.8 degrees behind it; the two bands share that line. */
    private static String band(double[] front, int band, int bands) {
        StringBuilder ring = new StringBuilder();
        int step = band == 0 ? 1 : 3;
        double shift = band == 0 ? 0 : 0.8;
        for (int i = 0; i < FRONT; i += step) {
            ring.append(String.format(Locale.ROOT, "[%.7f,%.7f,0],", fixed(front, i, band) + shift, front[2 * i + 1]));
        }
        if (band < bands - 1) {
            for (int i = (FRONT - 1) / 3 * 3; i >= 0; i -= 3) {
                ring.append(String.format(Locale.ROOT, "[%.7f,%.7f,0],", fixed(front, i, 1) + 0.8, front[2 * i + 1]));
            }
        } else {
            for (int i = 6_000; i > 0; i--) {
                ring.append(String.format(Locale.ROOT, "[%.7f,%.7f,0],", 40.2 + 1e-3 * (i % 2), 46.5 + 3.5 * i / 6_000));
            }
        }
        return ring + String.format(Locale.ROOT, "[%.7f,%.7f,0]", fixed(front, 0, band) + shift, front[1]);
    }

    private static double fixed(double[] front, int i, int band) {
        return band == 0 ? front[2 * i] : 33 + 5.5 * i / (FRONT - 1.0);
    }

    private static List<Settlement> settlements() {
        Random random = new Random(3);
        List<Settlement> settlements = new ArrayList<>();
        for (int i = 0; i < SETTLEMENTS; i++) {
            settlements.add(new Settlement("s-" + i, List.of(new PlaceName("en", "S", PlaceName.Kind.OFFICIAL, null, null,
                    null, null)), List.of(), Settlement.Kind.VILLAGE, List.of(), new Location(
                    22.2 + random.nextDouble() * 18, 44.4 + random.nextDouble() * 7.8, Location.Kind.CENTRE, null, null,
                    null), List.of(), null));
        }
        return settlements;
    }

    private record OnlySettlements(List<Settlement> settlements) implements Known {

        @Override
        public Optional<Settlement> settlement(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<Claimant> claimant(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<UUID> document(Document document) {
            return Optional.empty();
        }

        @Override
        public Optional<Document> document(UUID id) {
            return Optional.empty();
        }

        @Override
        public List<Said> said(String settlement, String claimant) {
            return List.of();
        }

        @Override
        public List<PopulationObservation> populations(String settlement) {
            return List.of();
        }

        @Override
        public Optional<UUID> importOf(String settlement) {
            return Optional.empty();
        }

        @Override
        public Optional<UUID> importOf(PopulationObservation figure) {
            return Optional.empty();
        }

        @Override
        public List<Settlement> stoodFor(String id) {
            return List.of();
        }

        @Override
        public List<Recorded> imports() {
            return List.of();
        }
    }
}
