package org.frontlinemap.importing.reports;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.report.Wording;
import org.frontlinemap.importing.reading.ByTime;
import org.frontlinemap.importing.reading.CsvFile;
import org.frontlinemap.importing.reading.FormatReader;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.ReportTables;
import org.frontlinemap.importing.reading.SourceFile;
import org.frontlinemap.importing.reading.SpokenFor;
import org.frontlinemap.importing.reading.UnreadableFileException;

/** Reads VIINA's daily rows into the changes they come to. Keeps one small state for each settlement and claimant. */
final class ViinaReader implements FormatReader {

    private static final List<String> CODES = List.of("geonameid", "katottg", "katotth", "kato", "KATOTTG",
            "kod");
    private static final String DATE = "date";
    private static final int MOST_UNKNOWN = 100_000;
    private static final int COUNTED_AT_ONCE = 4_096;
    /** So many rows of a file are looked at for its first date before it is read. */
    private static final int LOOKED_AT = 1_000;

    private final ImportRequest request;
    private final Known known;
    private final ViinaProfile profile;
    private final Places places;
    private final Days days;
    private final CitedDocuments documents;
    private final Set<UUID> series;
    private final Map<String, SpokenFor> spokenFor = new HashMap<>();
    private final Set<UUID> reliesOn = new LinkedHashSet<>();
    private final Map<String, Byte> values = new HashMap<>();
    private final Map<String, Place> byCode = new HashMap<>();
    private final Map<String, Place> byId = new HashMap<>();
    private final Set<String> unknown = new java.util.HashSet<>();
    private ReportTables tables;
    private long accepted;
    private long unchanged;
    private long silent;

    ViinaReader(ImportRequest request, Known known) {
        this.request = request;
        this.known = known;
        this.profile = new ViinaProfile(request, known);
        this.places = new Places(known);
        this.days = new Days(request, profile.publishedAfterDays());
        this.documents = new CitedDocuments(known);
        this.series = known.imports().stream().filter(each -> !each.header().coverage().isEmpty())
                .map(Known.Recorded::id).collect(Collectors.toSet());
        profile.columns().forEach(column ->
                spokenFor.put(column.claimant(), new SpokenFor(column.claimant(), known)));
        for (String label : profile.labels()) {
            values.put(label, (byte) values.size());
        }
        values.put(ViinaProfile.UNSAID, (byte) values.size());
    }

    /** What is kept of a settlement. */
    private static final class Place {
        private final String id;
        private final Series[] series;
        private int firstDay = -1;
        private int lastDay = -1;
        private int rows;
        private byte[] lastValues;

        Place(String id, Series[] series) {
            this.id = id;
            this.series = series;
        }
    }

    @Override
    public List<SourceFile> inOrder(List<SourceFile> files) throws IOException {
        return ByTime.order(files, this::firstDate);
    }

    /** Of the first row that has a date. */
    private Instant firstDate(SourceFile file) throws IOException {
        try (CsvFile csv = CsvFile.open(file, new CsvFile.Layout(profile.delimiter(), true, null))) {
            int date = csv.column(DATE);
            for (int i = 0; date >= 0 && i < LOOKED_AT; i++) {
                CsvFile.Row row = csv.next(ByTime.NOWHERE);
                if (row == null) {
                    return null;
                }
                try {
                    return days.read(DATE, row.text(date)).valid().latest();
                } catch (InvalidRecordException undated) {
                    // rejected when it is read
                }
            }
        }
        return null;
    }

    @Override
    public void read(SourceFile file, Intake intake) throws IOException {
        if (tables == null) {
            tables = new ReportTables(intake);
        }
        long further = 0;
        try (CsvFile csv = CsvFile.open(file, new CsvFile.Layout(profile.delimiter(), true, null))) {
            int code = codeColumn(csv);
            int date = csv.column(DATE);
            int[] columns = columns(csv);
            List<Document> document = List.of(document(file));
            intake.header(file.name(), csv.header());
            for (CsvFile.Row row = csv.next(intake); row != null; row = csv.next(intake)) {
                try {
                    Place place = place(csv, row, code);
                    if (place == null) {
                        further++;
                    } else {
                        take(row, place, date, columns, document, intake);
                    }
                } catch (InvalidRecordException refused) {
                    intake.reject(row.rejection(refused.field(), refused.value(), refused.problem()));
                }
            }
        } finally {
            count(intake);
            if (further > 0) {
                intake.dropped("unknown_settlement", further);
                intake.notice(new Intake.Notice(file.name(), 0, further + " further rows were left out: of codes that "
                        + "no settlement here has; the first row of each is among the rejected"));
            }
        }
    }

    private int codeColumn(CsvFile csv) {
        List<String> wanted = profile.codeColumn() == null ? CODES : List.of(profile.codeColumn());
        return wanted.stream().filter(name -> csv.column(name) >= 0).findFirst().map(csv::column)
                .orElseThrow(() -> new UnreadableFileException((profile.codeColumn() == null
                        ? "the file has no column of codes, " + String.join(", ", wanted)
                        + ", and profile.code_column names no other"
                        : "profile.code_column names the column " + profile.codeColumn()
                        + ", which the file does not have") + ": " + csv.described(), 1,
                        null));
    }

    private int[] columns(CsvFile csv) {
        List<String> wanted = new ArrayList<>(List.of(DATE));
        profile.columns().forEach(column -> wanted.add(column.name()));
        for (String name : wanted) {
            if (csv.column(name) < 0) {
                throw new UnreadableFileException((name.equals(DATE) ? "the file has no column " + name
                        : "profile.claimants names the column " + name + ", which the file does not have")
                        + ": " + csv.described(), 1, null);
            }
        }
        return profile.columns().stream().mapToInt(column -> csv.column(column.name())).toArray();
    }

    private Document document(SourceFile file) {
        Document given = request.document();
        if (given == null) {
            return new Document("VIINA", file.name(), null, null, null, null, file.sha256());
        }
        return new Document(given.publisher(), given.title() == null ? file.name() : given.title() + ", " + file.name(),
                given.url(), given.language(), given.published(), given.archiveUrl(),
                given.archiveSha256() == null ? file.sha256() : given.archiveSha256());
    }

    /** The settlement of a row; null if its code was rejected before. */
    private Place place(CsvFile csv, CsvFile.Row row, int column) {
        String code = row.text(column);
        Place place = code == null ? null : byCode.get(code);
        if (place != null) {
            return place;
        }
        String field = csv.header(column);
        if (code == null) {
            throw new InvalidRecordException(field, null, "is required");
        }
        if (unknown.contains(code)) {
            return null;
        }
        String id = places.coded(code).orElse(null);
        if (id == null) {
            boolean remembered = unknown.size() < MOST_UNKNOWN && unknown.add(code);
            throw new InvalidRecordException(field, code, "is no settlement's code here"
                    + (remembered ? "; further rows of this code are left out and only counted" : ""));
        }
        place = byId.computeIfAbsent(id, this::place);
        byCode.put(code, place);
        return place;
    }

    private Place place(String id) {
        return new Place(id, profile.columns().stream()
                .map(column -> new Series(known.said(id, column.claimant()), column.wordings(), series,
                        spokenFor.get(column.claimant())))
                .toArray(Series[]::new));
    }

    private void take(CsvFile.Row row, Place place, int date, int[] columns, List<Document> document, Intake intake) {
        Days.Day day = days.read(DATE, row.text(date));
        byte[] read = new byte[columns.length];
        for (int i = 0; i < columns.length; i++) {
            String cell = row.text(columns[i]);
            Byte value = values.get(cell == null ? ViinaProfile.UNSAID : cell);
            if (value == null) {
                throw new InvalidRecordException(profile.columns().get(i).name(), cell, "must be one of "
                        + String.join(", ", profile.labels()) + ", " + ViinaProfile.UNSAID);
            }
            read[i] = value;
        }
        if (day.number() <= place.lastDay) {
            if (day.number() == place.lastDay && java.util.Arrays.equals(read, place.lastValues)) {
                unchanged++;
                return;
            }
            throw new InvalidRecordException(DATE, row.text(date), day.number() == place.lastDay
                    ? "was given before for " + place.id + ", with other values"
                    : "must not be before the date of an earlier row on " + place.id
                            + ": put the rows in the order of their dates");
        }
        Series.Outcome outcome = Series.Outcome.SILENT;
        for (int i = 0; i < read.length; i++) {
            Series.Outcome each = place.series[i].take(read[i], day.valid(), reliesOn);
            if (each == Series.Outcome.NEW) {
                intake.report(place.id);
                tables.put(report(place.id, profile.columns().get(i), read[i], day, documents.ids(document, intake)));
            }
            outcome = each.compareTo(outcome) > 0 ? each : outcome;
        }
        place.firstDay = place.firstDay < 0 ? day.number() : place.firstDay;
        place.lastDay = day.number();
        place.lastValues = read;
        place.rows++;
        days.speakOf(day);
        switch (outcome) {
            case NEW -> accepted++;
            case REPEATED -> unchanged++;
            case SILENT -> silent++;
        }
        if (accepted + unchanged + silent >= COUNTED_AT_ONCE) {
            count(intake);
        }
    }

    private static Report report(String settlement, ViinaProfile.Column column, byte value, Days.Day day,
            List<UUID> documents) {
        Wording said = column.wordings().get(value);
        return new Report(settlement, column.claimant(), said.control(), said.basis(), said.inference(), said.extent(),
                day.valid(), day.published(), documents, said.sourceLabel(), said.note());
    }

    private void count(Intake intake) {
        intake.accepted(accepted);
        intake.unchanged(unchanged);
        if (silent > 0) {
            intake.dropped("nothing_said", silent);
        }
        accepted = 0;
        unchanged = 0;
        silent = 0;
    }

    @Override
    public void finish(Intake intake) {
        requireNoEarlierEnd();
        byId.values().forEach(place -> List.of(place.series).forEach(each -> each.leave(null)));
        spokenFor.values().forEach(each -> each.requireNoOverrun(request.zone()));
        if (tables != null) {
            tables.flush();
        }
        long gaps = byId.values().stream().filter(place -> place.rows > 0
                && (place.lastDay != days.lastNumber() || place.rows != days.countFrom(place.firstDay))).count();
        if (gaps > 0) {
            intake.notice(new Intake.Notice("", 0, gaps + " settlements have no row for some of the days that others have; "
                    + "what was said last is taken to go on"));
        }
    }

    /** Refuses files that end before what is recorded of their time does. */
    private void requireNoEarlierEnd() {
        List<Days.Stretch> stretches = days.stretches();
        if (stretches.isEmpty()) {
            return;
        }
        Instant from = stretches.get(0).from();
        Instant until = stretches.get(stretches.size() - 1).until();
        for (Known.Recorded each : known.imports()) {
            for (Import.Coverage stretch : each.header().coverage()) {
                boolean same = profile.columns().stream().anyMatch(column -> column.claimant().equals(stretch.claimant()));
                if (same && stretch.from().isBefore(until) && from.isBefore(stretch.until())
                        && stretch.until().isAfter(until)) {
                    throw new UnreadableFileException(stretch.claimant() + "'s statements are recorded up to "
                            + java.time.LocalDate.ofInstant(stretch.until().minusMillis(1), request.zone())
                            + " without a gap; a file that ends earlier would leave the days after it unsaid: load the "
                            + "whole series, or withdraw that import", 0, null);
                }
            }
        }
    }

    @Override
    public List<Import.Coverage> coverage() {
        List<Import.Coverage> coverage = new ArrayList<>();
        for (ViinaProfile.Column column : profile.columns()) {
            days.stretches().forEach(stretch ->
                    coverage.add(new Import.Coverage(column.claimant(), stretch.from(), stretch.until())));
        }
        return coverage;
    }

    @Override
    public Set<UUID> reliesOn() {
        return Set.copyOf(reliesOn);
    }
}
