package org.frontlinemap.format;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.snapshot.Change;
import org.frontlinemap.geodata.verdict.Verdict;

/** Changes of verdicts as CSV. Thread-safe. */
public final class ChangesCsv {

    private static final List<String> HEADER = List.of("settlement", "name", "name_uk", "at", "position",
            "control_before", "agreement_before", "claimed_control_before", "control", "agreement", "claimed_control",
            "cause", "reports", "reason", "recorded_at");

    private ChangesCsv() {
    }

    /** Writes a header and one row for each change. */
    public static void write(OutputStream out, List<Change> changes) {
        Csv.write(out, HEADER, changes.stream().map(ChangesCsv::row).toList());
    }

    private static List<Object> row(Change change) {
        Verdict before = change.before();
        Verdict after = change.step().verdict();
        return Arrays.asList(change.settlement().id(), change.settlement().displayName(),
                change.settlement().name("uk").orElse(null), change.step().at(),
                change.step().at() == null ? change.step().position() : null, before.control().id(),
                word(before.agreement()), claimed(before), after.control().id(), word(after.agreement()),
                claimed(after), word(change.cause()),
                change.step().reports().stream().map(Object::toString).collect(Collectors.joining(" ")),
                change.reason(), change.recorded());
    }

    private static String claimed(Verdict verdict) {
        return verdict.claimed() == null ? null : verdict.claimed().id();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
