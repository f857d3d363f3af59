package org.frontlinemap.format;

import org.frontlinemap.geodata.verdict.Verdict;

/** The three members that say what a verdict is. */
final class VerdictJson {

    private VerdictJson() {
    }

    /** @param prefix of the members' names */
    static void write(JsonOutput json, String prefix, Verdict verdict) {
        json.text(prefix + "control", verdict == null ? null : verdict.control().id());
        json.word(prefix + "agreement", verdict == null ? null : verdict.agreement());
        json.text(prefix + "claimed_control",
                verdict == null || verdict.claimed() == null ? null : verdict.claimed().id());
    }
}
