package org.frontlinemap.importing.areas;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.importing.reading.ByTime;
import org.frontlinemap.importing.reading.FormatReader;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Intake;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.SourceFile;
import org.frontlinemap.importing.reading.UnreadableFileException;

/** Reads files of areas, from the earliest moment to the latest, and hands over what they newly say of settlements. */
final class AreaReader implements FormatReader {

    private static final int TITLE_LENGTH = 500;
    /** So many features of a file are looked at for its date before it is read. */
    private static final int LOOKED_AT = 1_000;

    private final AreaFormat.Opening opening;
    private final AreaProfile profile;
    private final ImportRequest request;
    private final Document document;
    private final Known known;
    private final Points points;
    private final Outlines outlines;
    private final Map<String, Assessments> byClaimant = new LinkedHashMap<>();
    private final Set<String> unnamed = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private TimeSpan last;
    private String lastFile;
    private long statements;

    /** @param document what the files are cited as, each completed by its name, its day and its bytes' hash */
    AreaReader(AreaFormat.Opening opening, AreaProfile profile, ImportRequest request, Document document,
            Known known) {
        this.opening = opening;
        this.profile = profile;
        this.request = request;
        this.document = document;
        this.known = known;
        this.points = new Points(known.settlements());
        this.outlines = new Outlines(new Surroundings(points, profile.edgeMetres()));
        Set<String> others = profile.classes().values().stream().map(AreaProfile.ClassRule::claimant)
                .filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
        others.remove(request.claimant());
        put(request.claimant(), true);
        others.forEach(other -> put(other, false));
    }

    private void put(String claimant, boolean own) {
        byClaimant.put(claimant, new Assessments(claimant, profile, own ? profile.outside() : null, points,
                new Series(claimant, known, points, profile.edgeMetres() != null)));
    }

    @Override
    public List<SourceFile> inOrder(List<SourceFile> files) throws IOException {
        return ByTime.order(files, this::date);
    }

    /** Of a file's name, if dates stand there alone, else of the first feature that has one; null if none is found. */
    private Instant date(SourceFile file) throws IOException {
        Dates dates = profile.dates();
        if (dates.properties().findAny().isEmpty()) {
            return date(dates, file, property -> null);
        }
        try (AreaSource source = opening.open(file, profile)) {
            for (int i = 0; i < LOOKED_AT; i++) {
                AreaSource.AreaFeature feature = source.next(ByTime.NOWHERE);
                Instant found = feature == null ? null : date(dates, file, feature::text);
                if (found != null || feature == null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static Instant date(Dates dates, SourceFile file, UnaryOperator<String> properties) {
        try {
            return dates.of(file.name(), properties).latest();
        } catch (InvalidRecordException none) {
            return null;
        }
    }

    @Override
    public void read(SourceFile file, Intake intake) throws IOException {
        Collection<Moment> moments;
        try (AreaSource source = opening.open(file, profile)) {
            moments = new AreaFile(file, profile, request.claimant(), outlines, intake, told, unnamed)
                    .moments(source);
        }
        if (moments.stream().allMatch(moment -> moment.size() == 0)) {
            throw unreadable("holds no area that can be taken: nothing is read from it, least of all that all"
                    + " settlements lie outside", null);
        }
        requireInOrder(moments);
        for (Moment moment : moments) {
            try {
                add(moment, file, intake);
            } catch (InvalidRecordException fault) {
                throw unreadable("has areas of " + moment.valid().text() + " that cannot be taken together: "
                        + fault.getMessage(), fault);
            }
            last = moment.valid();
            lastFile = file.name();
        }
    }

    private void requireInOrder(Collection<Moment> moments) {
        TimeSpan first = moments.iterator().next().valid();
        if (last != null && !first.latest().isAfter(last.latest())) {
            throw unreadable("is of " + first.text() + ", but " + lastFile + ", which was read before it, reaches to "
                    + last.text() + ": put all that holds at one time into one file; where the date of a file cannot be told"
                    + " from its name or its first areas, bring the files one by one in the order of their dates", null);
        }
        for (Moment moment : moments) {
            TimeSpan published = published(moment);
            if (published.earliest().isAfter(request.now())) {
                throw unreadable("is of " + moment.valid().text() + ", published " + published.text()
                        + ", which is yet to come", null);
            }
        }
    }

    private void add(Moment moment, SourceFile file, Intake intake) {
        Assessments.Citation cited = cited(moment, file, intake);
        for (Map.Entry<String, Assessments> each : byClaimant.entrySet()) {
            List<Area> areas = moment.areas(each.getKey());
            boolean own = each.getKey().equals(request.claimant());
            if (own && areas.isEmpty()) {
                continue;
            }
            each.getValue().look(areas, () -> intake.accepted(0)).forEach((labels, count) -> {
                if (told.size() < AreaFile.MOST_REMEMBERED && told.add("contradiction:" + labels)) {
                    intake.notice(new Intake.Notice(file.name(), 0, count + " settlements lie in areas that say"
                            + " different things (" + labels + "): unknown; said once an import"));
                }
            });
            int added = each.getValue().add(moment.valid(), published(moment), moment.isWhole(), cited, intake);
            statements += added;
            if (each.getValue().gave()) {
                intake.accepted(areas.size());
            } else {
                intake.unchanged(areas.size());
            }
        }
        if (!moment.isWhole()) {
            intake.notice(new Intake.Notice(file.name(), 0, "not all areas of " + moment.valid().text()
                    + " could be taken: nothing is said of settlements that lie in none of the others"));
        }
    }

    private TimeSpan published(Moment moment) {
        return profile.dates().later(moment.valid(), profile.publishedAfter());
    }

    private Assessments.Citation cited(Moment moment, SourceFile file, Intake intake) {
        String title = document.title() == null ? file.name() : document.title() + ": " + file.name();
        Document cited = new Document(document.publisher(),
                title.length() > TITLE_LENGTH ? title.substring(title.length() - TITLE_LENGTH) : title,
                document.url(), document.language(), published(moment), document.archiveUrl(), file.sha256());
        Optional<UUID> recorded = known.document(cited);
        return new Assessments.Citation() {
            private UUID id = recorded.orElse(null);

            @Override
            public UUID add() {
                if (id == null) {
                    id = intake.add(cited);
                }
                return id;
            }

            @Override
            public boolean isRecorded() {
                return recorded.isPresent();
            }
        };
    }

    @Override
    public void finish(Intake intake) {
        for (Map.Entry<String, Assessments> each : byClaimant.entrySet()) {
            Instant until = each.getValue().series().overtakenBy();
            if (until != null) {
                throw unreadable("ends at " + last.text() + ", but statements of " + each.getKey()
                        + " are recorded up to " + until.atZone(request.zone()).minusNanos(1).toLocalDate()
                        + " without a gap: a series that ends earlier would leave the days after it unsaid; load the"
                        + " whole series, or withdraw the import that holds it", null);
            }
            each.getValue().series().requireNoOverrun(request.zone());
        }
        byClaimant.forEach((claimant, assessments) -> {
            long contradicted = assessments.series().contradicted();
            if (contradicted > 0) {
                intake.notice(new Intake.Notice(lastFile, 0, contradicted + " statements differ from what is recorded of "
                        + claimant + " for the very same time, and neither counts more than the other: to replace an"
                        + " import, withdraw it first"));
            }
        });
        if (last != null && request.document() == null) {
            intake.notice(new Intake.Notice(lastFile, 0, "no document was given: " + document.publisher()
                    + " is cited as the publisher, with each file's name, day and hash"));
        }
        if (last != null) {
            intake.notice(new Intake.Notice(lastFile, 0, statements + " statements on settlements are new; "
                    + points.size() + " settlements were looked at, " + points.withoutPoint()
                    + " have no point and were not"));
        }
    }

    @Override
    public List<Import.Coverage> coverage() {
        return byClaimant.values().stream().flatMap(each -> each.series().coverage().stream()).toList();
    }

    @Override
    public Set<UUID> reliesOn() {
        return byClaimant.values().stream().flatMap(each -> each.series().reliesOn().stream())
                .collect(Collectors.toSet());
    }

    private static UnreadableFileException unreadable(String problem, Exception cause) {
        return new UnreadableFileException("the file " + problem, 0, cause);
    }
}
