package org.frontlinemap.format;

import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.frontlinemap.geodata.snapshot.Amendment;
import org.frontlinemap.geodata.snapshot.Page;
import org.frontlinemap.geodata.snapshot.ReportView;

/** What we had wrong, as JSON. Thread-safe. */
public final class AmendmentsJson {

    private AmendmentsJson() {
    }

    /** A page of amendments, newest first. */
    public static void write(OutputStream out, long position, List<Link> links, Page<Amendment> page) {
        JsonOutput.write(out, json -> json.object(() -> {
            json.number("position", position);
            json.number("numberMatched", page.matched());
            json.number("numberReturned", page.items().size());
            Headings.links(json, links);
            json.array("corrections", page.items(), amendment -> json.object(() -> amendment(json, amendment)));
        }));
    }

    private static void amendment(JsonOutput json, Amendment amendment) {
        ReportView report = amendment.before() != null ? amendment.before() : amendment.after();
        json.number("position", amendment.position());
        json.time("recorded_at", amendment.recorded());
        json.word("kind", amendment.kind());
        json.text("of", amendment.of().toString());
        json.word("subject", amendment.subject());
        json.text("settlement", report == null ? null : report.settlement().id());
        json.text("name", report == null ? null : report.settlement().displayName());
        json.text("name_uk", report == null ? null : report.settlement().name("uk").orElse(null));
        json.text("reason", amendment.reason());
        report(json, "before", amendment.before());
        report(json, "after", amendment.after());
        json.time("stood_from", amendment.stood());
        json.time("stood_until", amendment.recorded());
        if (amendment.stood() == null) {
            json.nothing("stood_seconds");
        } else {
            json.number("stood_seconds", Duration.between(amendment.stood(), amendment.recorded()).toSeconds());
        }
    }

    private static void report(JsonOutput json, String name, ReportView view) {
        if (view == null) {
            json.nothing(name);
        } else {
            json.object(name, () -> ReportProperties.write(json, view, false));
        }
    }
}
