package org.frontlinemap.geodata.gazetteer;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.InvalidRecordException;

/**
 * One name of a settlement.
 *
 * @param language BCP 47 tag
 * @param text     the name
 * @param kind     whose name it is
 * @param claimant id of the claimant who uses it, with {@link Kind#USED_BY} only
 * @param from     first day, ISO 8601 date, month or year; null if not known
 * @param until    first day it no longer held (exclusive), likewise; null if it holds or the day is not known
 * @param source   where this is from; null if not known
 */
public record PlaceName(String language, String text, Kind kind, String claimant, String from, String until,
        String source) {

    /** Whose name it is, best first. */
    public enum Kind {
        /** Set by the state whose register lists the settlement. */
        OFFICIAL,
        /** The usual form in a language. */
        COMMON,
        /** No longer official. */
        FORMER,
        /** Used by one claimant. */
        USED_BY
    }

    static final Pattern PARTIAL_DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    public PlaceName {
        Check.optionalMatch("names.language", Check.present("names.language", language), LANGUAGE,
                "must be a BCP 47 language tag");
        Check.text("names.text", text, 200);
        Check.present("names.kind", kind);
        if ((kind == Kind.USED_BY) != (claimant != null)) {
            throw new InvalidRecordException("names.claimant", claimant, "goes with kind used_by, and only with it");
        }
        from = Check.optionalMatch("names.from", from, PARTIAL_DATE, "must be YYYY, YYYY-MM or YYYY-MM-DD");
        until = Check.optionalMatch("names.until", until, PARTIAL_DATE, "must be YYYY, YYYY-MM or YYYY-MM-DD");
        source = Check.optionalText("names.source", source, 2000);
    }

    /** Whether it is known to have ended after a day and not known to have begun after it. */
    boolean heldOn(LocalDate day) {
        String iso = day.toString();
        boolean begun = from == null || from.compareTo(iso.substring(0, from.length())) <= 0;
        return begun && until != null && until.compareTo(iso.substring(0, until.length())) > 0;
    }

    /** Whether it is a former name that a settlement went by until a known day, month or year. */
    public boolean hasEnded() {
        return kind == Kind.FORMER && until != null;
    }

    /** Whether it is one of the names the settlement goes by now. */
    public boolean isCurrent() {
        return (kind == Kind.OFFICIAL || kind == Kind.COMMON) && until == null;
    }
}
