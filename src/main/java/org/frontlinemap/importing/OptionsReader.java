package org.frontlinemap.importing;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.importing.reading.Format;
import org.frontlinemap.recording.NewRecords;
import org.frontlinemap.web.BodyFields;
import org.frontlinemap.web.RequestException;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.node.ObjectNode;

/** Reads what is asked of an import, as HTTP and the command give it alike. */
final class OptionsReader {

    private final Snapshot snapshot;
    private final Instant now;

    OptionsReader(Snapshot snapshot, Clock clock) {
        this.snapshot = snapshot;
        this.now = clock.instant();
    }

    /**
     * Reads and checks all of it, the mapping by the format's own rules.
     *
     * @throws RequestException 422 that names each field that is wrong
     */
    ImportOptions read(ObjectNode object) {
        BodyFields fields = new BodyFields(object);
        Format format = format(fields);
        Claimant[] fresh = new Claimant[1];
        fields.object("new_claimant", each -> fresh[0] = newClaimant(each));
        String claimant = claimant(fields, format, fresh[0]);
        ObjectNode profile = fields.tree("profile");
        Document[] document = new Document[1];
        fields.object("document", each -> document[0] = NewRecords.document(each, NewRecords.notLater(each, "published",
                each.time("published", snapshot.theatre().zone()), now)));
        Import.Mode mode = fields.has("mode") ? fields.word(Import.Mode.class, "mode", null) : null;
        fields.requireSound();
        ImportOptions options = new ImportOptions(format.id(), claimant, profile == null ? null : profile.toString(),
                document[0], mode, fresh[0]);
        requireReadable(format, options);
        return options;
    }

    private static Format format(BodyFields fields) {
        String id = fields.required("format");
        Format format = id == null ? null : ImportFormats.of(id).orElse(null);
        if (id != null && format == null) {
            fields.fault("format", id, "must be one of " + String.join(", ", ImportFormats.ids()));
        }
        return format;
    }

    private Claimant newClaimant(BodyFields fields) {
        Claimant claimant = NewRecords.claimant(fields, snapshot.theatre());
        if (claimant != null && SnapshotKnown.recorded(snapshot, claimant.id())
                .filter(recorded -> !recorded.equals(claimant)).isPresent()) {
            fields.fault("id", claimant.id(), "is a claimant already, described otherwise");
        }
        return claimant;
    }

    private String claimant(BodyFields fields, Format format, Claimant fresh) {
        String claimant = fields.text("claimant");
        if (format == null || fresh == null && fields.has("new_claimant") && format.claimant() != Format.ClaimantUse.NONE) {
            return claimant; // what is wrong was said
        }
        if (claimant == null && fresh != null && format.claimant() != Format.ClaimantUse.NONE) {
            return fresh.id();
        }
        if (claimant == null && format.claimant() == Format.ClaimantUse.REQUIRED) {
            fields.fault("claimant", null, "is required: whose statements the files hold");
        } else if (claimant != null && format.claimant() == Format.ClaimantUse.NONE) {
            fields.fault("claimant", claimant, "must not be given with this format: its files hold no"
                    + " statements, or the profile says whose they are");
        } else if (claimant != null && (fresh == null || !fresh.id().equals(claimant))
                && SnapshotKnown.recorded(snapshot, claimant).isEmpty()) {
            fields.fault("claimant", claimant, "is no claimant here; a new one goes into new_claimant");
        }
        return claimant;
    }

    private void requireReadable(Format format, ImportOptions options) {
        try {
            Check.optionalText("profile", options.profile(), Import.MOST_PROFILE);
            Objects.requireNonNull(format.reader(options.request(snapshot.theatre(), now),
                    new SnapshotKnown(snapshot, options.newClaimant())));
        } catch (InvalidRecordException refused) {
            throw new RequestException(HttpStatus.UNPROCESSABLE_CONTENT, refused.field(), refused.value(),
                    refused.problem());
        }
    }
}
