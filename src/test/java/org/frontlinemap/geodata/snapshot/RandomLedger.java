package org.frontlinemap.geodata.snapshot;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Correction;
import org.frontlinemap.geodata.ledger.EntryKind;
import org.frontlinemap.geodata.ledger.Withdrawal;
import org.frontlinemap.geodata.report.AreaAssessment;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Inference;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.report.ReportTable;
import org.frontlinemap.geodata.report.Wording;
import org.frontlinemap.geodata.theatre.Theatre;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.time.Precision;
import org.frontlinemap.geodata.time.TimeSpan;

/** Seeded random drafts that make up a small ledger: few places, much said, corrected and withdrawn. */
final class RandomLedger {

    static final Instant START = Instant.parse("2023-01-01T00:00:00Z");
    static final int HOURS = 40;
    private static final int PLACES = 6;
    private static final int CLAIMANTS = 6;
    private static final List<String> SIDES = List.of("ukraine", "russia", "independent");
    private static final List<String> CONTROLS = List.of("ukraine", "russia", "contested", "none", "unknown");

    private final Random random;
    private final List<Batch.Draft> drafts = new ArrayList<>();
    private final List<Batch.Draft> correctable = new ArrayList<>();
    private final List<Batch.Draft> figures = new ArrayList<>();
    private final UUID document = Batch.newId();
    private final List<UUID> awaited = new ArrayList<>();

    RandomLedger(long seed, int size) {
        random = new Random(seed);
        add(theatre());
        drafts.add(new Batch.Draft(document, document(null)));
        for (int i = 0; i < PLACES; i++) {
            add(settlement(i, null));
        }
        for (int i = 0; i < CLAIMANTS; i++) {
            add(claimant(i));
        }
        while (drafts.size() < size) {
            addSomething();
        }
    }

    List<Batch.Draft> drafts() {
        return drafts;
    }

    /** A random triple at or before a position. */
    AsOf asOf(long head) {
        return new AsOf(hour().plus(random.nextInt(2), ChronoUnit.SECONDS), hour(), random.nextInt((int) head + 1));
    }

    static String place(int number) {
        return "place-" + number;
    }

    static int places() {
        return PLACES;
    }

    private void addSomething() {
        int what = correctable.isEmpty() ? 20 : random.nextInt(27);
        if (what == 0) {
            add(settlement(random.nextInt(PLACES), null));
        } else if (what == 1) {
            add(settlement(0, place(1)));
        } else if (what == 2) {
            add(claimant(random.nextInt(CLAIMANTS)));
        } else if (what < 6) {
            Batch.Draft wrong = correctable.get(random.nextInt(correctable.size()));
            add(new Correction(wrong.id(), EntryKind.of(wrong.body()), report(), "wrong"));
        } else if (what < 8) {
            add(new Withdrawal(correctable.get(random.nextInt(correctable.size())).id(), "doubled"));
        } else if (what > 24) {
            amendFigure();
        } else if (what > 21) {
            figures.add(new Batch.Draft(Batch.newId(), figure()));
            drafts.add(figures.get(figures.size() - 1));
        } else if (what > 20) {
            ReportTable rows = table();
            UUID id = Batch.newId(rows);
            drafts.add(new Batch.Draft(id, random.nextBoolean() ? rows : new AreaAssessment(rows.claimant(), List.of(document), span(), late(), List.of(), 500, rows)));
            for (int row = 0; row < rows.size(); row++) {
                correctable.add(new Batch.Draft(new UUID(id.getMostSignificantBits(),
                        id.getLeastSignificantBits() + 1 + row), rows.report(row)));
            }
        } else {
            Batch.Draft draft = new Batch.Draft(Batch.newId(), report());
            drafts.add(draft);
            correctable.add(draft);
        }
    }

    private void amendFigure() {
        if (figures.isEmpty()) {
            return;
        }
        UUID of = figures.get(random.nextInt(figures.size())).id();
        switch (random.nextInt(5)) {
            case 0 -> add(new Withdrawal(of, "doubled"));
            case 1 -> add(new Withdrawal(document, "not theirs"));
            case 2 -> awaited.stream().limit(1).toList().forEach(id -> {
                awaited.remove(id);
                drafts.add(new Batch.Draft(id, document(late())));
            });
            default -> add(new Correction(of, EntryKind.POPULATION, figure(), "wrong"));
        }
    }

    /** A figure, some of which cite a document that comes later. */
    private PopulationObservation figure() {
        TimeSpan reference = random.nextInt(3) == 0 ? null : span();
        boolean early = random.nextInt(8) == 0;
        if (early) {
            awaited.add(Batch.newId());
        }
        return new PopulationObservation(place(random.nextInt(PLACES)), PopulationObservation.Kind.values()[random.nextInt(3)],
                random.nextInt(100_000), null, null, PopulationObservation.Qualifier.ABOUT,
                PopulationObservation.Scope.WHOLE, reference,
                reference == null && random.nextBoolean() ? hour() : null, random.nextBoolean() ? late() : null,
                early ? awaited.get(awaited.size() - 1) : document, PopulationObservation.Visibility.PUBLIC, null);
    }

    private static Document document(TimeSpan published) {
        return new Document("Publisher", null, URI.create("https://example.org"), "en", published, null, null);
    }

    private void add(Record body) {
        drafts.add(new Batch.Draft(Batch.newId(), body));
    }

    Report report() {
        return new Report(place(random.nextInt(PLACES)), "claimant-" + random.nextInt(CLAIMANTS),
                Control.of(CONTROLS.get(random.nextInt(CONTROLS.size()))),
                Basis.values()[random.nextInt(Basis.values().length)], Inference.STATED,
                random.nextInt(6) == 0 ? Extent.PART : Extent.WHOLE, span(), late(), List.of(document), null, null);
    }

    /** A table of reports of one claimant, some of them near an edge. */
    ReportTable table() {
        int size = 1 + random.nextInt(8);
        List<Report> rows = Stream.generate(this::report).limit(size).toList();
        Map<Wording, Integer> wordings = new LinkedHashMap<>();
        Map<TimeSpan, Integer> times = new LinkedHashMap<>();
        rows.forEach(row -> {
            wordings.putIfAbsent(Wording.of(row), wordings.size());
            times.putIfAbsent(row.valid(), times.size());
            times.putIfAbsent(row.published(), times.size());
        });
        return new ReportTable(rows.get(0).claimant(), List.of(document), List.copyOf(wordings.keySet()),
                List.copyOf(times.keySet()), rows.stream().map(Report::settlement).toList(),
                rows.stream().map(row -> wordings.get(Wording.of(row))).toList(),
                rows.stream().map(row -> times.get(row.valid())).toList(),
                rows.stream().map(row -> times.get(row.published())).toList(), size > 4 ? List.of(1, 3) : List.of());
    }

    private TimeSpan span() {
        Instant from = START.plus(random.nextInt(HOURS), ChronoUnit.HOURS);
        return random.nextInt(4) > 0 ? TimeSpan.at(from) : new TimeSpan("about then", from,
                from.plus(1 + random.nextInt(5), ChronoUnit.HOURS),
                random.nextBoolean() ? Precision.DAY : Precision.MONTH);
    }

    private TimeSpan late() {
        return TimeSpan.at(START.plus(HOURS + random.nextInt(HOURS), ChronoUnit.HOURS));
    }

    private Instant hour() {
        return START.plus(random.nextInt(2 * HOURS), ChronoUnit.HOURS);
    }

    Settlement settlement(int number, String mergedInto) {
        return new Settlement(place(number),
                names(number),
                List.of(), Settlement.Kind.VILLAGE, List.of(),
                new Location(30 + random.nextInt(5), 48 + random.nextInt(3), Location.Kind.CENTRE, null, null, null),
                List.of(), mergedInto);
    }

    private static List<PlaceName> names(int number) {
        PlaceName now = new PlaceName("en", "Place " + number, PlaceName.Kind.COMMON, null, null, null, null);
        return number % 2 == 0 ? List.of(now) : List.of(now,
                new PlaceName("en", "Former " + number, PlaceName.Kind.FORMER, null, null, "2023-01-0" + (1 + number), null));
    }

    private Claimant claimant(int number) {
        return new Claimant("claimant-" + number, Map.of("en", "Claimant " + number), Claimant.Kind.OFFICE,
                List.of(new Claimant.Allegiance(SIDES.get(random.nextInt(SIDES.size())), null, null)));
    }

    static Theatre theatre() {
        Theatre.Symbol symbol = new Theatre.Symbol("#888888", "none", "ring");
        return new Theatre("test", Map.of("en", "Test"), "Europe/Kyiv", LocalDate.of(2023, 1, 2), "P1D",
                List.of(new Theatre.Party("ukraine", Map.of("en", "Ukraine"), "#0072B2", "none", "circle"),
                        new Theatre.Party("russia", Map.of("en", "Russia"), "#D55E00", "diagonal", "square")),
                Map.of("contested", symbol, "none", symbol, "unknown", symbol), new Theatre.View(38, 48, 8), null,
                LocalDate.of(2022, 12, 1), null, Map.of("en", "Test"), Map.of("en", "Test"), List.of(), List.of());
    }
}
