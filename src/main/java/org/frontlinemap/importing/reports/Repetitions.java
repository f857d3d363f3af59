package org.frontlinemap.importing.reports;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.report.Wording;
import org.frontlinemap.geodata.time.Precision;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.importing.reading.Known;

/**
 * Tells what says nothing new: the same claimant on the same settlement, in the same words, of and at the same times,
 * in documents of the same contents, be it recorded or among the latest rows of the import.
 */
final class Repetitions {

    private static final int MOST_REMEMBERED = 20_000;
    private static final int MOST_SUBJECTS = 200;

    private final Known known;
    private final Map<Subject, Map<Sense, Optional<UUID>>> recorded = new Recent<>(MOST_SUBJECTS);
    private final Map<UUID, Optional<Document>> documents = new Recent<>(MOST_REMEMBERED);
    private final Map<Document, Document> normalised = new Recent<>(MOST_SUBJECTS);
    private final Set<UUID> reliesOn = new HashSet<>();
    private final Map<Row, Boolean> seen = new Recent<>(MOST_REMEMBERED);

    Repetitions(Known known) {
        this.known = known;
    }

    private record Subject(String settlement, String claimant) {
    }

    private record Moment(Instant earliest, Instant latest, Precision precision) {
        static Moment of(TimeSpan time) {
            return new Moment(time.earliest(), time.latest(), time.precision());
        }
    }

    private record Sense(Wording wording, Moment valid, Moment published, Set<Document> documents) {
    }

    private record Row(Subject subject, Sense sense) {
    }

    /** Whether a report says what is recorded or was asked about before; the ids of its documents do not matter. */
    boolean isOne(Report report, List<Document> cited) {
        Subject subject = new Subject(report.settlement(), report.claimant());
        Sense sense = sense(report, cited.stream()
                .map(document -> normalised.computeIfAbsent(document, Repetitions::normalised)).collect(Collectors.toSet()));
        Optional<UUID> brought = recorded.computeIfAbsent(subject, this::recorded).get(sense);
        if (brought != null) {
            brought.ifPresent(reliesOn::add);
            return true;
        }
        return seen.put(new Row(subject, sense), true) != null;
    }

    /** Imports that alone hold what was found to be recorded. */
    Set<UUID> reliesOn() {
        return Set.copyOf(reliesOn);
    }

    /** What is recorded, and the import it came with; none if it came alone, too. */
    private Map<Sense, Optional<UUID>> recorded(Subject subject) {
        Map<Sense, Optional<UUID>> senses = new HashMap<>();
        for (Known.Said said : known.said(subject.settlement(), subject.claimant())) {
            senses.merge(sense(said.report(), said.report().documents().stream().map(this::document)
                    .filter(Objects::nonNull).collect(Collectors.toSet())), Optional.ofNullable(said.importId()),
                    (first, further) -> further.isEmpty() ? further : first);
        }
        return senses;
    }

    private Document document(UUID id) {
        return documents.computeIfAbsent(id, any -> known.document(id).map(Repetitions::normalised)).orElse(null);
    }

    private static Sense sense(Report report, Set<Document> cited) {
        return new Sense(Wording.of(report), Moment.of(report.valid()), Moment.of(report.published()), cited);
    }

    /** With addresses as our downloads write them. */
    private static Document normalised(Document document) {
        return new Document(document.publisher(), document.title(), ascii(document.url()), document.language(),
                document.published(), ascii(document.archiveUrl()), document.archiveSha256());
    }

    private static URI ascii(URI address) {
        return address == null ? null : URI.create(address.toASCIIString());
    }
}
