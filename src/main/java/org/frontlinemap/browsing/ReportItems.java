package org.frontlinemap.browsing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.frontlinemap.format.GeoJson;
import org.frontlinemap.format.Link;
import org.frontlinemap.geodata.snapshot.Page;
import org.frontlinemap.geodata.snapshot.ReportView;
import org.frontlinemap.web.Addresses;
import org.frontlinemap.web.Asked;
import org.frontlinemap.web.Paging;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.Reading;
import org.frontlinemap.web.Readings;
import org.frontlinemap.web.ReportParameters;
import org.frontlinemap.web.RequestException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /collections/reports/items} and one of them. */
@RestController
class ReportItems {

    private static final String COLLECTION = "reports";
    private static final List<String> MANY = Paging.with(ReportParameters.SELECTION, Paging.AFTER, Paging.LIMIT);
    private static final List<String> ONE = Paging.with(Reading.PARAMETERS, "crs");

    private final Readings readings;

    ReportItems(Readings readings) {
        this.readings = readings;
    }

    @GetMapping("/collections/reports/items")
    ResponseEntity<byte[]> many(HttpServletRequest request) {
        Asked asked = readings.askUnruled(request, MANY);
        boolean documents = ReportParameters.documents(asked.query());
        Page<ReportView> page = asked.snapshot().reports(ReportParameters.query(asked,
                asked.query().uuid(Paging.AFTER), Paging.limit(asked.query())), asked.reading().asOf());
        return asked.items(COLLECTION, page, view -> view.id().toString(),
                (out, heading) -> GeoJson.reports(out, heading, page, documents));
    }

    @GetMapping("/collections/reports/items/{id}")
    ResponseEntity<byte[]> one(@PathVariable String id, HttpServletRequest request) {
        Asked asked = readings.askUnruled(request, ONE);
        UUID report = QueryParameters.uuid("id", id);
        ReportView view = asked.snapshot().report(report, asked.reading().asOf())
                .orElseThrow(() -> RequestException.notFound("id", id, asked.snapshot().hasRecorded(report)
                        ? "does not count as of these times and this position" : "is no report here"));
        Link settlement = new Link("related", Addresses.GEO_JSON, "The settlement",
                asked.addresses().of("/collections/settlements/items/{id}", view.settlement().id()));
        return asked.item(COLLECTION, report.toString(), List.of(settlement),
                (out, heading) -> GeoJson.report(out, heading, view));
    }
}
