package org.frontlinemap.geodata.ledger;

import java.util.Locale;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.report.AreaAssessment;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.report.ReportTable;
import org.frontlinemap.geodata.theatre.Theatre;

/** What an entry of the ledger records. */
public enum EntryKind {
    THEATRE(Theatre.class),
    /** A later entry with the same settlement id supersedes the earlier one. */
    SETTLEMENT(Settlement.class),
    /** A later entry with the same claimant id supersedes the earlier one. */
    CLAIMANT(Claimant.class),
    DOCUMENT(Document.class),
    REPORT(Report.class),
    /** Many reports in one entry. */
    REPORT_TABLE(ReportTable.class),
    AREA_ASSESSMENT(AreaAssessment.class),
    POPULATION(PopulationObservation.class),
    /** The entries that follow it came from files. */
    IMPORT(Import.class),
    CORRECTION(Correction.class),
    WITHDRAWAL(Withdrawal.class),
    REDACTION(Redaction.class);

    private final Class<? extends Record> type;

    EntryKind(Class<? extends Record> type) {
        this.type = type;
    }

    /** The record that a payload of this kind holds. */
    public Class<? extends Record> type() {
        return type;
    }

    /** Whether an entry of this kind holds reports as rows, whose ids are made of the entry's. */
    public boolean holdsRows() {
        return this == REPORT_TABLE || this == AREA_ASSESSMENT;
    }

    /** Whether an import may bring entries of this kind. */
    boolean isImportable() {
        return switch (this) {
            case SETTLEMENT, CLAIMANT, DOCUMENT, REPORT, REPORT_TABLE, AREA_ASSESSMENT, POPULATION -> true;
            case THEATRE, IMPORT, CORRECTION, WITHDRAWAL, REDACTION -> false;
        };
    }

    /** The kind of a record. */
    public static EntryKind of(Record entry) {
        for (EntryKind kind : values()) {
            if (kind.type.isInstance(entry)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of entry holds a " + entry.getClass().getName());
    }

    /** Its name in the store and in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a name. */
    public static EntryKind of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
