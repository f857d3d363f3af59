package org.frontlinemap.importing.areas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.frontlinemap.geodata.RecordJson;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.time.TimeText;
import org.frontlinemap.importing.RealLedger;
import org.frontlinemap.importing.reading.Collected;
import org.frontlinemap.importing.reading.Format;
import org.frontlinemap.importing.reading.FormatReader;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.SourceFile;

/** A ledger that holds the shipped settlements and claimants and two more, into which areas are loaded. */
final class LoadedLedger implements AutoCloseable {

    static final ZoneId ZONE = ZoneId.of("Europe/Kyiv");
    static final Instant NOW = Instant.parse("2024-01-01T00:00:00Z");
    /** Whose areas are loaded. */
    static final String MAPPERS = "mappers";
    /** Somebody else, on one side. */
    static final String SPOKESMAN = "spokesman";
    static final Document CITED = new Document("The mappers", "Areas", null, "en", null, null, null);

    private final RealLedger ledger;
    private final Known fresh;

    LoadedLedger(Path folder) {
        this.ledger = RealLedger.silent(folder);
        ledger.record(claimant(MAPPERS, Claimant.Kind.ANALYST, Claimant.Allegiance.INDEPENDENT),
                claimant(SPOKESMAN, Claimant.Kind.FIGURE, "russia"));
        this.fresh = ledger.known();
    }

    private static Claimant claimant(String id, Claimant.Kind kind, String side) {
        return new Claimant(id, Map.of("en", id), kind, List.of(new Claimant.Allegiance(side, null, null)));
    }

    List<UUID> record(Record body) {
        return ledger.record(body);
    }

    private static Format format(String id) {
        return AreaFormats.ALL.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    private static ImportRequest request(String profile) {
        return new ImportRequest(MAPPERS, CITED, profile == null ? null : RecordJson.parse(profile),
                List.of("ukraine", "russia"), ZONE, NOW);
    }

    /** A reader as an import would have it. */
    FormatReader reader(String format, String profile) {
        return format(format).reader(request(profile), ledger.known());
    }

    /** Reads files and records nothing. */
    Collected read(String format, String profile, SourceFile... files) {
        return read(reader(format, profile), files);
    }

    /** Reads files as if nobody had said anything, and records nothing. */
    Collected readAfresh(String format, String profile, SourceFile... files) {
        return read(format(format).reader(request(profile), fresh), files);
    }

    private static Collected read(FormatReader reader, SourceFile... files) {
        Collected collected = new Collected();
        try {
            for (SourceFile file : files) {
                reader.read(file, collected);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        reader.finish(collected);
        return collected;
    }

    /** Reads files and records what they come to as one import, if it is anything. */
    RealLedger.Loaded load(String format, String profile, SourceFile... files) {
        return ledger.load(format(format), request(profile), files);
    }

    void withdraw(UUID id) {
        ledger.withdraw(id);
    }

    /** What a claimant said last of settlements by the end of a day, as {@link #brief}. */
    Map<String, String> said(String day, String claimant) {
        Instant at = TimeText.parse("day", day, ZONE).latest();
        Snapshot snapshot = ledger.snapshot();
        Map<String, String> said = new TreeMap<>();
        for (Settlement settlement : snapshot.gazetteer(snapshot.position())) {
            snapshot.said(settlement.id(), claimant).stream().map(view -> view.report())
                    .filter(report -> !report.valid().latest().isAfter(at))
                    .reduce((earlier, later) -> later)
                    .ifPresent(report -> said.put(settlement.id(), brief(report)));
        }
        return said;
    }

    /** {@code control} or, near an edge, {@code control~}. */
    static String brief(Report report) {
        return report.control() + (Boolean.TRUE.equals(report.nearEdge()) ? "~" : "");
    }

    @Override
    public void close() {
        ledger.close();
    }
}
