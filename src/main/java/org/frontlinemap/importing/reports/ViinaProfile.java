package org.frontlinemap.importing.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Inference;
import org.frontlinemap.geodata.report.Wording;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.ProfileFields;
import tools.jackson.databind.JsonNode;

/**
 * How VIINA's files are to be read: {@code {"claimants": {"status_isw": "isw", "status_dsm": {"claimant": "deepstate",
 * "basis": "assessed", "inference": "inferred"}, "status_wiki": null}, "values": {"RU": "russia"},
 * "published_after_days": 0, "code_column": "geonameid", "delimiter": ","}}. Columns that are not named are not read,
 * {@code status} least of all: it is VIINA's own reckoning. Statements are {@code inferred} unless the profile says
 * otherwise, since the files restate at points what others draw as areas.
 */
final class ViinaProfile {

    static final String UNSAID = "NA";

    private static final int MOST_COLUMNS = 20;
    private static final int MOST_DAYS = 366;

    private final List<Column> columns = new ArrayList<>();
    private final Map<String, Control> values = new LinkedHashMap<>();
    private final int publishedAfterDays;
    private final String codeColumn;
    private final Character delimiter;

    /**
     * A column of one claimant's statements.
     *
     * @param wordings what each value says, in the order of {@link #labels()}; the last is that nothing is said any
     *                 more
     */
    record Column(String name, String claimant, List<Wording> wordings) {
    }

    ViinaProfile(ImportRequest request, Known known) {
        if (request.claimant() != null) {
            throw new InvalidRecordException("claimant", request.claimant(),
                    "does not go with this format: profile.claimants says whose statements each column holds");
        }
        ProfileFields profile = new ProfileFields(request.profile());
        defaultValue(request, "UA", "ukraine");
        defaultValue(request, "RU", "russia");
        values.put("CONTESTED", Control.CONTESTED);
        ProfileFields given = profile.object("values");
        for (String label : given.names()) {
            if (label.equals(UNSAID) || label.isBlank()) {
                throw new InvalidRecordException(given.path(label), null, "says nothing and cannot be mapped");
            }
            values.put(label, Words.control(request, given.path(label), given.requiredText(label)));
        }
        ProfileFields claimants = profile.object("claimants");
        for (String column : claimants.names()) {
            JsonNode value = claimants.value(column);
            if (value != null) {
                columns.add(column(claimants, column, value, known));
            }
        }
        if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
            throw new InvalidRecordException("profile.claimants", null, "must name the claimant of 1 to " + MOST_COLUMNS
                    + " columns, such as {\"status_isw\": \"isw\"}");
        }
        publishedAfterDays = profile.integer("published_after_days", 0, 0, MOST_DAYS);
        codeColumn = profile.text("code_column");
        delimiter = profile.character("delimiter");
        profile.requireNoOthers();
    }

    private void defaultValue(ImportRequest request, String label, String party) {
        if (request.parties().contains(party)) {
            values.put(label, Control.of(party));
        }
    }

    private Column column(ProfileFields claimants, String column, JsonNode value, Known known) {
        ProfileFields fields = value.isObject() ? claimants.object(column) : null;
        String claimant = fields == null ? claimants.text(column) : fields.requiredText("claimant");
        if (known.claimant(claimant).isEmpty()) {
            throw new InvalidRecordException("profile.claimants", claimant, "names for " + column
                    + " what is no claimant here");
        }
        String basis = fields == null ? null : fields.text("basis");
        String inference = fields == null ? null : fields.text("inference");
        Basis rests = basis == null ? Basis.ASSESSED : Words.read(Basis.class, fields.path("basis"), basis);
        Inference read = inference == null ? Inference.INFERRED
                : Words.read(Inference.class, fields.path("inference"), inference);
        if (fields != null) {
            fields.requireNoOthers();
        }
        columns.stream().filter(other -> other.claimant().equals(claimant)).findFirst().ifPresent(other -> {
            throw new InvalidRecordException(claimants.path(column), claimant, "is the claimant of the column "
                    + other.name() + " already: each column needs a claimant of its own");
        });
        List<Wording> wordings = new ArrayList<>();
        values.forEach((label, control) -> wordings.add(new Wording(control, rests, read, Extent.WHOLE, label, null)));
        wordings.add(new Wording(Control.UNKNOWN, rests, read, Extent.WHOLE, UNSAID, null));
        return new Column(column, claimant, List.copyOf(wordings));
    }

    List<Column> columns() {
        return columns;
    }

    /** What cells may hold, apart from {@link #UNSAID}; the order of each column's wordings. */
    List<String> labels() {
        return List.copyOf(values.keySet());
    }

    int publishedAfterDays() {
        return publishedAfterDays;
    }

    /** The column of codes; null for the usual ones. */
    String codeColumn() {
        return codeColumn;
    }

    Character delimiter() {
        return delimiter;
    }
}
