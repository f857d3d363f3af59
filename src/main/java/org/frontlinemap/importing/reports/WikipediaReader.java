package org.frontlinemap.importing.reports;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Inference;
import org.frontlinemap.geodata.report.Wording;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.geodata.time.TimeText;
import org.frontlinemap.importing.reading.Centuries;
import org.frontlinemap.importing.reading.CsvFile;
import org.frontlinemap.importing.reading.FormatReader;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.ProfileFields;
import org.frontlinemap.importing.reading.SourceFile;
import org.frontlinemap.importing.reading.UnreadableFileException;

/**
 * Reads Wikipedia's list of control of cities. The profile may say {@code {"values": {"Ukraine": "ukraine", …},
 * "basis": "media_report", "date_format": "d/M/yyyy", "delimiter": ";"}}. Figures of people are left out, since the
 * list does not say of when they are, and so is its free text.
 */
final class WikipediaReader implements FormatReader {

    private static final String NAME = "Name";
    private static final String HELD_BY = "Held by";
    private static final String AS_OF = "As of";
    private static final String UPDATE = "update";
    private static final String SOURCE = "source";
    private static final String LINK = "sourceLink";
    private static final String SETTLEMENT = "settlement";
    private static final List<String> REQUIRED = List.of(NAME, HELD_BY, AS_OF);
    private static final Map<String, String> FIELDS = Map.of("control", HELD_BY, "source_label", HELD_BY,
            "valid_from", AS_OF, "published", UPDATE, "publisher", SOURCE, "documents.publisher", SOURCE);
    private static final List<DateTimeFormatter> DATES = List.of(dates("d MMMM uuuu"), dates("d MMM uuuu"),
            dates("MMMM d, uuuu"), dates("MMM d, uuuu"));

    private final ImportRequest request;
    private final Known known;
    private final Places places;
    private final NewReports reports;
    private final Map<String, Control> values = new java.util.HashMap<>();
    private final Basis basis;
    private final DateTimeFormatter dates;
    private final Character delimiter;

    WikipediaReader(ImportRequest request, Known known) {
        this.request = request;
        this.known = known;
        ProfileFields profile = new ProfileFields(request.profile());
        ProfileFields given = profile.object("values");
        for (String label : given.names()) {
            values.put(label, Words.control(request, given.path(label), given.requiredText(label)));
        }
        for (Control control : List.of(Control.of("ukraine"), Control.of("russia"), Control.CONTESTED)) {
            if (!control.isParty() || request.parties().contains(control.id())) {
                values.putIfAbsent(capitalised(control.id()), control);
            }
        }
        String word = profile.text("basis");
        basis = word == null ? Basis.ASSESSED : Words.read(Basis.class, profile.path("basis"), word);
        dates = pattern(profile.path("date_format"), profile.text("date_format"));
        delimiter = profile.character("delimiter");
        profile.requireNoOthers();
        if (request.claimant() == null || known.claimant(request.claimant()).isEmpty()) {
            throw new InvalidRecordException("claimant", request.claimant(),
                    request.claimant() == null ? "is required" : "is no claimant here");
        }
        places = new Places(known);
        reports = new NewReports(request, known);
    }

    private static String capitalised(String id) {
        return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
    }

    private static DateTimeFormatter dates(String pattern) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern)
                .toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    private static DateTimeFormatter pattern(String field, String pattern) {
        try {
            return pattern == null ? null : dates(pattern.replace('y', 'u'));
        } catch (IllegalArgumentException malformed) {
            throw new InvalidRecordException(field, pattern, "is no pattern of a date, such as d/M/yyyy");
        }
    }

    @Override
    public void read(SourceFile file, Intake intake) throws IOException {
        try (CsvFile csv = CsvFile.open(file, new CsvFile.Layout(delimiter, true, null))) {
            for (String column : REQUIRED) {
                if (csv.column(column) < 0) {
                    throw new UnreadableFileException("the file has no column " + column + ": " + csv.described(), 1, null);
                }
            }
            intake.header(file.name(), csv.header());
            long figures = 0;
            for (CsvFile.Row row = csv.next(intake); row != null; row = csv.next(intake)) {
                try {
                    take(row, file.name(), intake);
                } catch (InvalidRecordException refused) {
                    intake.reject(row.rejection(FIELDS.getOrDefault(refused.field(), refused.field()),
                            refused.value(), refused.problem()));
                }
                if (row.text("Population") != null) {
                    figures++;
                }
            }
            if (figures > 0) {
                intake.notice(new Intake.Notice(file.name(), 0, figures + " figures of people were left out: the list does"
                        + " not say of when they are"));
            }
        }
    }

    @Override
    public void finish(Intake intake) {
        reports.flush(intake);
    }

    @Override
    public Set<UUID> reliesOn() {
        return reports.reliesOn();
    }

    private void take(CsvFile.Row row, String file, Intake intake) {
        String settlement = settlement(row);
        String label = row.text(HELD_BY);
        Control control = label == null ? null : values.get(label);
        if (control == null) {
            throw new InvalidRecordException(HELD_BY, label, label == null ? "is required"
                    : "must be one of " + String.join(", ", new java.util.TreeSet<>(values.keySet()))
                            + ", or one that the profile names in values");
        }
        TimeSpan valid = date(AS_OF, row.text(AS_OF));
        TimeSpan published = row.text(UPDATE) == null ? valid : date(UPDATE, row.text(UPDATE));
        reports.take(settlement, request.claimant(),
                new Wording(control, basis, Inference.STATED, Extent.WHOLE, label, null), valid, published,
                documents(row), new NewReports.Place(file, row.line()), intake);
    }

    private String settlement(CsvFile.Row row) {
        String id = row.text(SETTLEMENT);
        if (id != null) {
            return known.settlement(id).orElseThrow(() ->
                    new InvalidRecordException(SETTLEMENT, id, "is no settlement here")).id();
        }
        String name = row.text(NAME);
        if (name == null) {
            throw new InvalidRecordException(NAME, null, "is required");
        }
        return places.named(NAME, name, "Lon", row.text("Lon"), "Lat", row.text("Lat"));
    }

    private TimeSpan date(String column, String text) {
        return Centuries.require(column, read(column, text));
    }

    private TimeSpan read(String column, String text) {
        if (text == null) {
            throw new InvalidRecordException(column, null, "is required");
        }
        if (dates != null) {
            try {
                text = LocalDate.parse(text, dates).toString();
            } catch (DateTimeException malformed) {
                throw new InvalidRecordException(column, text, "must be a date as the profile's date_format has it");
            }
        }
        for (DateTimeFormatter written : DATES) {
            try {
                return TimeText.parse(column, LocalDate.parse(text, written).toString(), request.zone());
            } catch (DateTimeException another) {
                // written in another way
            }
        }
        return TimeText.parse(column, text, request.zone());
    }

    private List<Document> documents(CsvFile.Row row) {
        String publisher = row.text(SOURCE);
        if (publisher == null) {
            return request.document() == null ? List.of() : List.of(request.document());
        }
        return List.of(new Document(publisher, null, address(row.text(LINK)), null, null, null, null));
    }

    /** The address, if it is one. */
    private static URI address(String text) {
        try {
            return text == null ? null : Check.optionalWebAddress(LINK, new URI(text));
        } catch (URISyntaxException | InvalidRecordException noAddress) {
            return null;
        }
    }
}
