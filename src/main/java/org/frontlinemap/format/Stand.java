package org.frontlinemap.format;

import java.util.Locale;
import org.frontlinemap.geodata.verdict.Verdict;

/**
 * How a verdict stands, in words.
 *
 * @param claimed control that all voices claim instead; null if they do not
 */
public record Stand(String control, String agreement, String claimed) {

    /** That of a verdict. */
    public static Stand of(Verdict verdict) {
        return new Stand(verdict.control().id(), verdict.agreement().name().toLowerCase(Locale.ROOT),
                verdict.claimed() == null ? null : verdict.claimed().id());
    }
}
