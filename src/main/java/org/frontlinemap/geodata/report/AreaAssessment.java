package org.frontlinemap.geodata.report;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.time.TimeSpan;

/**
 * What a claimant says of areas at one moment, with what it comes to for the settlements in them.
 *
 * @param claimant   id of the claimant
 * @param documents  ids of the documents that carry it; at least one
 * @param valid      from when it holds, as they say
 * @param published  when it became public
 * @param areas      in the source's order; where several hold a settlement, those that say more than {@code unknown}
 *                   decide: the first if they agree, else one that says {@code contested}, else none
 * @param edgeMetres settlements at most this far from an edge between what areas say are marked in the table, in
 *                   metres; null if that was not looked at
 * @param reports    what it says of settlements, as far as the claimant had not said the same before; null if
 *                   nothing new
 */
public record AreaAssessment(String claimant, List<UUID> documents, TimeSpan valid, TimeSpan published, List<Area> areas,
        Integer edgeMetres, ReportTable reports) {

    private static final int MOST_EDGE_METRES = 100_000;

    public AreaAssessment {
        Check.slug("claimant", claimant);
        documents = Check.list("documents", documents);
        if (documents.isEmpty()) {
            throw new InvalidRecordException("documents", null, "must cite at least one document");
        }
        Check.present("valid", valid);
        Check.present("published", published);
        areas = Check.list("areas", areas);
        if (edgeMetres != null && (edgeMetres < 0 || edgeMetres > MOST_EDGE_METRES)) {
            throw new InvalidRecordException("edge_metres", edgeMetres.toString(), "must be 0 to " + MOST_EDGE_METRES);
        }
    }

    /**
     * An area of one class.
     *
     * @param label   the source's own name of the class, verbatim
     * @param control what it is read as
     * @param basis   what it rests on
     * @param sha256  of the geometry's bytes, lower-case hexadecimal
     * @param wkb     the geometry, a polygon or multipolygon in degrees, WGS 84, longitude first, as Well-Known Binary
     *                in Base64; null if an earlier entry of the same import holds the same bytes
     */
    public record Area(String label, Control control, Basis basis, String sha256, String wkb) {

        private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

        public Area {
            label = Check.optionalText("label", label, Report.LABEL_LENGTH);
            Check.present("control", control);
            Check.present("basis", basis);
            Check.optionalMatch("sha256", Check.present("sha256", sha256), SHA_256,
                    "must be 64 lower-case hexadecimal digits");
        }
    }
}
