package org.frontlinemap.importing.reports;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.importing.reading.Collected;
import org.frontlinemap.importing.reading.Format;

/** Reports in one line each, and formats by id. */
final class Told {

    private Told() {
    }

    static Format format(String id) {
        return ReportFormats.ALL.stream().filter(format -> format.id().equals(id)).findFirst().orElseThrow();
    }

    /** What was taken, in order. */
    static List<String> reports(Collected collected) {
        return collected.reports().stream().map(Told::report).toList();
    }

    static String report(Report report) {
        return Stream.of(report.settlement(), report.claimant(), report.control().id(), word(report.basis()),
                        word(report.inference()), word(report.extent()), report.valid().text(),
                        report.published().text(), report.sourceLabel(), report.note())
                .map(each -> Objects.requireNonNullElse(each, "-")).collect(Collectors.joining(" "));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
