package org.frontlinemap.format;

import java.net.URI;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.snapshot.ReportView;

/** The properties of a report: flat typed scalars, then its documents if they were asked for. */
final class ReportProperties {

    private ReportProperties() {
    }

    static void write(JsonOutput json, ReportView view, boolean documents) {
        Report report = view.report();
        json.text("settlement", view.settlement().id());
        json.text("settlement_name", view.settlement().displayName());
        json.text("claimant", report.claimant());
        json.text("claimant_name", view.claimant().name().get("en"));
        json.text("claimant_name_uk", view.claimant().name().get("uk"));
        json.text("side", view.side());
        json.text("control", report.control().id());
        json.word("basis", report.basis());
        json.word("inference", report.inference());
        json.word("extent", report.extent());
        json.text("valid_from", report.valid().text());
        json.time("valid_earliest", report.valid().earliest());
        json.time("valid_latest", report.valid().latest());
        json.text("published", report.published().text());
        json.time("published_earliest", report.published().earliest());
        json.time("published_latest", report.published().latest());
        json.text("source_label", report.sourceLabel());
        json.text("note", report.note());
        json.flag("near_edge", report.nearEdge() != null);
        json.number("position", view.position());
        json.time("recorded_at", view.recorded());
        Document first = view.documents().isEmpty() ? null : view.documents().get(0).document();
        json.text("publisher", first == null ? null : first.publisher());
        json.text("url", first == null ? null : address(first.url()));
        if (documents) {
            json.array("documents", view.documents(), cited -> json.object(() -> document(json, cited)));
        }
    }

    static void document(JsonOutput json, ReportView.DocumentView cited) {
        Document document = cited.document();
        json.text("id", cited.id().toString());
        json.text("publisher", document.publisher());
        json.text("title", document.title());
        json.text("url", address(document.url()));
        json.text("language", document.language());
        json.text("published", document.published() == null ? null : document.published().text());
        json.text("archive_url", address(document.archiveUrl()));
        json.text("archive_sha256", document.archiveSha256());
    }

    /** As RFC 3986 has it: what is not ASCII is percent-encoded. */
    private static String address(URI address) {
        return address == null ? null : address.toASCIIString();
    }
}
