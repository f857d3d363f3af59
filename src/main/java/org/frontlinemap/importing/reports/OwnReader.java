package org.frontlinemap.importing.reports;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Inference;
import org.frontlinemap.geodata.report.Wording;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.importing.reading.CsvFile;
import org.frontlinemap.importing.reading.FeatureFile;
import org.frontlinemap.importing.reading.FormatReader;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.SourceFile;
import org.frontlinemap.importing.reading.UnreadableFileException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads our own formats of statements. */
final class OwnReader implements FormatReader {

    private static final int MOST_REMEMBERED = 5_000;

    private final OwnFormat format;
    private final ImportRequest request;
    private final OwnProfile profile;
    private final Places places;
    private final NewReports reports;
    private final Map<List<String>, List<Document>> documents = new Recent<>(MOST_REMEMBERED);
    private final Map<String, TimeSpan> times = new Recent<>(MOST_REMEMBERED);
    private final Map<String, String> columnOfField = new HashMap<>();

    OwnReader(OwnFormat format, ImportRequest request, Known known) {
        this.format = format;
        this.request = request;
        this.profile = new OwnProfile(request);
        if (request.claimant() != null && known.claimant(request.claimant()).isEmpty()) {
            throw new InvalidRecordException("claimant", request.claimant(), "is no claimant here");
        }
        this.places = new Places(known);
        this.reports = new NewReports(request, known);
        profile.columns().forEach((target, column) -> columnOfField.put(target.id(), column));
        for (Target target : Target.values()) {
            if (target.isOfDocument() && profile.columns().containsKey(target)) {
                columnOfField.put("documents." + target.id(), profile.columns().get(target));
            }
        }
        columnOfField.put("documents.published",
                profile.columns().getOrDefault(Target.DOCUMENT_PUBLISHED, Target.DOCUMENT_PUBLISHED.id()));
    }

    @Override
    public void read(SourceFile file, Intake intake) throws IOException {
        if (format == OwnFormat.CSV) {
            try (CsvFile csv = CsvFile.open(file, new CsvFile.Layout(profile.delimiter(), true, null))) {
                readRows(csv, file.name(), intake);
            }
        } else {
            try (FeatureFile features = format == OwnFormat.GEOJSON ? FeatureFile.collection(file)
                    : FeatureFile.lines(file)) {
                readFeatures(features, file.name(), intake);
            }
        }
    }

    private void readRows(CsvFile csv, String name, Intake intake) throws IOException {
        Map<Target, Integer> columns = new EnumMap<>(Target.class);
        profile.columns().forEach((target, column) -> {
            columns.put(target, csv.column(column));
            if (profile.isMapped() && csv.column(column) < 0) {
                throw new UnreadableFileException("profile.columns." + target.id() + " names the column " + column
                        + ", which the file does not have: " + csv.described(), 1, null);
            }
        });
        if (columns.values().stream().allMatch(column -> column < 0)) {
            throw new UnreadableFileException("the header has none of the columns that statements have; "
                    + "a profile may map others to them: " + csv.described(), 1, null);
        }
        intake.header(name, csv.header());
        List<String> others = csv.othersThan(new HashSet<>(profile.columns().values()));
        if (!others.isEmpty()) {
            intake.notice(new Intake.Notice(name, 1, "not read: " + String.join(", ", others)));
        }
        for (CsvFile.Row row = csv.next(intake); row != null; row = csv.next(intake)) {
            CsvFile.Row current = row;
            try {
                take(new Row(target -> current.text(columns.getOrDefault(target, -1)), profile, null),
                        new NewReports.Place(name, row.line()), intake);
            } catch (InvalidRecordException refused) {
                intake.reject(row.rejection(column(refused), refused.value(), refused.problem()));
            }
        }
    }

    private void readFeatures(FeatureFile features, String name, Intake intake) throws IOException {
        for (var feature = features.next(intake); feature != null; feature = features.next(intake)) {
            try {
                ObjectNode properties = feature.properties();
                ObjectNode geometry = feature.geometry();
                take(new Row(cells(properties, geometry), profile,
                        profile.isMapped() ? null : properties.get("documents")),
                        new NewReports.Place(name, feature.line()), intake);
            } catch (InvalidRecordException refused) {
                intake.reject(feature.rejection(column(refused), refused.value(), refused.problem()));
            }
        }
    }

    /** Values by properties; degrees also by the point, if there is one. */
    private Function<Target, String> cells(ObjectNode properties, ObjectNode geometry) {
        return target -> {
            String column = profile.columns().get(target);
            String value = column == null ? null : Row.member(properties, column);
            boolean degrees = target == Target.LON || target == Target.LAT;
            if (value == null && degrees && geometry != null && "Point".equals(geometry.path("type").asString(""))
                    && geometry.get("coordinates") instanceof ArrayNode at && at.size() >= 2) {
                return at.get(target == Target.LON ? 0 : 1).asString();
            }
            return value;
        };
    }

    private void take(Row row, NewReports.Place place, Intake intake) {
        String settlement = places.settlement(row);
        String claimant = row.text(Target.CLAIMANT);
        String inference = row.text(Target.INFERENCE);
        String extent = row.text(Target.EXTENT);
        Wording said = new Wording(Words.control(request, Target.CONTROL.id(), row.text(Target.CONTROL)),
                Words.read(Basis.class, Target.BASIS.id(), row.text(Target.BASIS)),
                inference == null ? Inference.STATED : Words.read(Inference.class, Target.INFERENCE.id(), inference),
                extent == null ? Extent.WHOLE : Words.read(Extent.class, Target.EXTENT.id(), extent),
                row.text(Target.SOURCE_LABEL), row.text(Target.NOTE));
        List<Document> cited = row.hasList() ? row.documents(request.document(), request.zone())
                : documents.computeIfAbsent(row.documentTexts(), texts -> row.documents(request.document(), request.zone()));
        TimeSpan published = time(row, Target.PUBLISHED);
        if (published == null && cited.size() == 1) {
            published = cited.get(0).published();
        }
        reports.take(settlement, claimant == null ? request.claimant() : claimant, said,
                time(row, Target.VALID_FROM), published, cited, place, intake);
    }

    /** Files repeat few dates: what a text means is read once. */
    private TimeSpan time(Row row, Target target) {
        String text = row.text(target);
        if (text == null) {
            return null;
        }
        TimeSpan read = times.get(text);
        if (read == null) {
            read = row.time(target, request.zone());
            times.put(text, read);
        }
        return read;
    }

    private String column(InvalidRecordException refused) {
        return columnOfField.getOrDefault(refused.field(), refused.field());
    }

    @Override
    public void finish(Intake intake) {
        reports.flush(intake);
    }

    @Override
    public Set<UUID> reliesOn() {
        return reports.reliesOn();
    }
}
