package org.frontlinemap.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes files of invented settlements and reports of any size, the same for the same seed: {@code settlements.csv} and
 * {@code reports.csv} in this project's own formats, to be imported. Nothing in them is true of any real place.
 *
 * <pre>
 * Generate country FOLDER [SEED]   33,141 settlements, 3 claimants, 1,600 days, 300,000 statements, each a change
 * Generate world FOLDER [SEED]     1,000,000 settlements, 8 claimants, 10,000,000 statements
 * </pre>
 */
public final class Generate {

    private static final LocalDate START = LocalDate.of(2022, 2, 24);
    private static final List<String> CONTROLS = List.of("ukraine", "contested", "russia");
    private static final String[] SYLLABLES = {"ba", "ve", "hri", "do", "zha", "ly", "ma", "ni", "os", "pe", "ro", "sta",
        "tro", "ush", "khy", "chor", "shev", "yar"};

    private final Size size;
    private final long seed;

    /** How much to make. The area is a box in degrees; where {@code x} is the longitude's share of it, lines run. */
    private record Size(int settlements, int claimants, int days, long reports, double west, double south, double east,
            double north) {
    }

    private static final Size COUNTRY = new Size(33_141, 3, 1_600, 300_000, 22.2, 45.4, 40.2, 52.3);
    private static final Size WORLD = new Size(1_000_000, 8, 1_600, 10_000_000, -170, -55, 170, 75);

    private Generate(Size size, long seed) {
        this.size = size;
        this.seed = seed;
    }

    public static void main(String[] arguments) throws IOException {
        Size size = switch (arguments[0]) {
            case "country" -> COUNTRY;
            case "world" -> WORLD;
            default -> throw new IllegalArgumentException("country or world, not " + arguments[0]);
        };
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        Generate generate = new Generate(size, arguments.length > 2 ? Long.parseLong(arguments[2]) : 1);
        generate.settlements(folder.resolve("settlements.csv"));
        generate.reports(folder.resolve("reports.csv"));
        System.out.printf(Locale.ROOT, "%s: %,d settlements, %,d reports%n", folder, size.settlements, size.reports);
    }

    /** The code of a settlement: the form of Ukraine's register with a prefix that it does not use. P-codes are its first 12 places. */
    private static String code(int number) {
        return String.format(Locale.ROOT, "UA99%08d0000000", number);
    }

    /** Where it is, as shares of the box; a settlement's own generator, so that both files agree. */
    private double[] point(int number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        // Half of them around thousands of centres, as real ones crowd; the other half anywhere.
        double x = random.nextDouble();
        double y = random.nextDouble();
        if (number % 2 == 0) {
            SplittableRandom centre = new SplittableRandom(seed * 7_919 + number % (1 + size.settlements / 40));
            x = clamp(centre.nextDouble() + (x - 0.5) * 0.02);
            y = clamp(centre.nextDouble() + (y - 0.5) * 0.02);
        }
        return new double[] {x, y};
    }

    private static double clamp(double share) {
        return Math.min(1, Math.max(0, share));
    }

    private void settlements(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("katottg,name_uk,name_en,kind,adm1_en,adm1_code,adm2_en,adm2_code,lon,lat,point_kind,"
                    + "point_source,point_licence\n");
            for (int number = 0; number < size.settlements; number++) {
                SplittableRandom random = new SplittableRandom(seed * 31 + number);
                String name = name(random) + " " + number;
                double[] at = point(number);
                int oblast = (int) (at[0] * 5) * 5 + (int) (at[1] * 5);
                String kind = number % 400 == 0 ? "city" : number % 40 == 0 ? "town" : "village";
                out.write(String.format(Locale.ROOT, "%s,%s,%s,%s,Oblast %d,UA%02d,Raion %d,UA%02d%02d,%.6f,%.6f,centre,generated,CC0-1.0%n",
                        code(number), name, name, kind, oblast, oblast, oblast * 5 + number % 5, oblast, number % 5,
                        size.west + at[0] * (size.east - size.west), size.south + at[1] * (size.north - size.south)));
            }
        }
    }

    private static String name(SplittableRandom random) {
        StringBuilder name = new StringBuilder();
        int syllables = 2 + random.nextInt(3);
        for (int i = 0; i < syllables; i++) {
            name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** Each claimant first says something of every settlement, then of those near a moving line whatever changes. */
    private void reports(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("katottg,claimant,control,basis,valid_from,published,publisher,url\n");
            long written = 0;
            for (int claimant = 0; claimant < size.claimants; claimant++) {
                long share = size.reports * (claimant + 1) / size.claimants - size.reports * claimant / size.claimants;
                written += claimant(out, claimant, share);
            }
            if (written != size.reports) {
                throw new IllegalStateException(written + " reports instead of " + size.reports);
            }
        }
    }

    private long claimant(BufferedWriter out, int claimant, long share) throws IOException {
        SplittableRandom random = new SplittableRandom(seed * 97 + claimant);
        long changes = share - size.settlements;
        long weights = 0;
        for (int number = 0; number < size.settlements; number++) {
            weights += weight(number);
        }
        long written = 0;
        long given = 0;
        long passed = 0;
        for (int number = 0; number < size.settlements; number++) {
            passed += weight(number);
            long mine = changes * passed / weights - given;
            given += mine;
            written += settlement(out, claimant, number, (int) mine, random);
        }
        return written;
    }

    /** How much happens to a settlement: most in the east, nothing in the west. */
    private int weight(int number) {
        double x = point(number)[0];
        return x > 0.7 ? 8 : x > 0.5 ? 1 : 0;
    }

    private int settlement(BufferedWriter out, int claimant, int number, int changes, SplittableRandom random)
            throws IOException {
        int control = point(number)[0] > 0.9 ? 2 : 0;
        row(out, claimant, number, control, 0);
        int[] days = random.ints(changes, 1, size.days).sorted().toArray();
        for (int i = 0; i < changes; i++) {
            control = (control + 1 + random.nextInt(2)) % CONTROLS.size();
            days[i] = i == 0 ? days[i] : Math.max(days[i], days[i - 1] + 1);
            row(out, claimant, number, control, days[i]);
        }
        return 1 + changes;
    }

    private static void row(BufferedWriter out, int claimant, int number, int control, int day) throws IOException {
        String date = START.plusDays(day).toString();
        out.write(code(number));
        out.write(",bench-");
        out.write(Integer.toString(claimant));
        out.write(',');
        out.write(CONTROLS.get(control));
        out.write(",assessed,");
        out.write(date);
        out.write(',');
        out.write(date);
        out.write(",Generated,https://example.org/");
        out.write(Integer.toString(claimant));
        out.write('\n');
    }
}
