package org.frontlinemap.seeding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Inference;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.theatre.Theatre;

/** Reads a theatre's folder into one batch, checking that what refers to another record finds it. For one use. */
final class Seed {

    private final TheatreFolder folder;
    private final Theatre theatre;
    private final ZoneId zone;
    private final Batch batch;
    private final Map<String, UUID> documents = new HashMap<>();
    private final Map<String, List<PlaceName>> names;
    private final Map<String, Row> settlements = new HashMap<>();
    private final Map<String, Row> claimants = new HashMap<>();
    private final Set<UUID> ids = new HashSet<>();

    Seed(TheatreFolder folder, Theatre theatre, String author) {
        this.folder = folder;
        this.theatre = theatre;
        this.zone = theatre.zone();
        this.batch = new Batch(author);
        this.names = new HashMap<>();
    }

    Batch read() {
        batch.add(theatre);
        each("claimants.csv", row -> {
            unique(claimants, row, "id");
            batch.add(claimant(row));
        });
        each("names.csv", row -> names.computeIfAbsent(row.required("settlement"), id -> new ArrayList<>())
                .add(name(row)));
        each("settlements.csv", row -> {
            unique(settlements, row, "id");
            batch.add(SettlementRow.read(row, names.getOrDefault(row.required("id"), List.of())));
        });
        each("documents.csv", row -> {
            UUID id = id(row);
            if (documents.put(row.required("key"), id) != null) {
                throw new InvalidRecordException("key", row.text("key"), "stands in an earlier row too");
            }
            batch.add(id, new Document(row.required("publisher"), row.text("title"), row.address("url"),
                    row.text("language"), row.time("published", zone), row.address("archive_url"),
                    row.text("archive_sha256")));
        });
        each("reports.csv", row -> batch.add(id(row), report(row)));
        each("population.csv", row -> batch.add(id(row), population(row)));
        for (String named : names.keySet()) {
            if (!settlements.containsKey(named)) {
                throw new SeedingException("names.csv names " + named + ", which settlements.csv does not list", null);
            }
        }
        return batch;
    }

    private void each(String file, java.util.function.Consumer<Row> reader) {
        folder.rows(file).forEach(row -> TheatreFolder.made(row, valid -> {
            reader.accept(valid);
            return null;
        }));
    }

    private UUID id(Row row) {
        UUID id = row.id();
        if (!ids.add(id)) {
            throw new InvalidRecordException("id", id.toString(), "stands in an earlier row too");
        }
        return id;
    }

    private static void unique(Map<String, Row> seen, Row row, String column) {
        if (seen.put(row.required(column), row) != null) {
            throw new InvalidRecordException(column, row.text(column), "stands in an earlier row too");
        }
    }

    private Claimant claimant(Row row) {
        String side = row.required("side");
        if (!side.equals(Claimant.Allegiance.INDEPENDENT) && !theatre.hasParty(side)) {
            throw new InvalidRecordException("side", side, "is neither a party of the theatre nor independent");
        }
        Map<String, String> name = new HashMap<>(Map.of("en", row.required("name_en")));
        if (row.text("name_uk") != null) {
            name.put("uk", row.text("name_uk"));
        }
        if (row.text("side_from") != null) {
            throw new InvalidRecordException("side_from", row.text("side_from"),
                    "is not read yet: one row a claimant, on one side throughout");
        }
        return new Claimant(row.required("id"), name, row.word(Claimant.Kind.class, "kind"),
                List.of(new Claimant.Allegiance(side, null, row.text("side_source"))));
    }

    private PlaceName name(Row row) {
        String claimant = row.text("claimant");
        if (claimant != null) {
            require(claimants, "claimant", claimant, "claimants.csv");
        }
        return new PlaceName(row.required("language"), row.required("text"), row.word(PlaceName.Kind.class, "kind"),
                claimant, row.text("from"), row.text("until"), row.text("source"));
    }

    private Report report(Row row) {
        require(settlements, "settlement", row.required("settlement"), "settlements.csv");
        require(claimants, "claimant", row.required("claimant"), "claimants.csv");
        Control control = Control.of(row.required("control"));
        if (control.isParty() && !theatre.hasParty(control.id())) {
            throw new InvalidRecordException("control", control.id(), "is no party of the theatre");
        }
        List<UUID> cited = Arrays.stream(row.required("documents").split(" +")).map(this::document)
                .collect(Collectors.toList());
        return new Report(row.text("settlement"), row.text("claimant"), control, row.word(Basis.class, "basis"),
                row.word(Inference.class, "inference"), row.word(Extent.class, "extent"),
                row.time("valid_from", zone), row.time("published", zone), cited, row.text("source_label"),
                row.text("note"));
    }

    private PopulationObservation population(Row row) {
        require(settlements, "settlement", row.required("settlement"), "settlements.csv");
        String reference = row.text("reference");
        boolean bounded = reference != null && reference.startsWith("../");
        Instant notAfter = bounded
                ? LocalDate.parse(reference.substring(3)).plusDays(1).atStartOfDay(zone).toInstant() : null;
        return new PopulationObservation(row.text("settlement"), row.word(PopulationObservation.Kind.class, "kind"),
                row.integer("value"), row.integer("lower"), row.integer("upper"),
                row.word(PopulationObservation.Qualifier.class, "qualifier"),
                row.word(PopulationObservation.Scope.class, "scope"),
                bounded ? null : row.time("reference", zone), notAfter, row.time("published", zone),
                document(row.required("document")), row.word(PopulationObservation.Visibility.class, "visibility"),
                row.text("note"));
    }

    private UUID document(String key) {
        UUID id = documents.get(key);
        if (id == null) {
            throw new InvalidRecordException("document", key, "is no key of documents.csv");
        }
        return id;
    }

    private static void require(Map<String, Row> known, String column, String id, String file) {
        if (!known.containsKey(id)) {
            throw new InvalidRecordException(column, id, "is not in " + file);
        }
    }
}
