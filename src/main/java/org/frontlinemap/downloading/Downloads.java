package org.frontlinemap.downloading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.frontlinemap.format.GeoJson;
import org.frontlinemap.geodata.snapshot.Page;
import org.frontlinemap.geodata.snapshot.ReportView;
import org.frontlinemap.geodata.snapshot.SettlementQuery;
import org.frontlinemap.geodata.snapshot.SettlementView;
import org.frontlinemap.web.Asked;
import org.frontlinemap.web.Readings;
import org.frontlinemap.web.ReportParameters;
import org.frontlinemap.web.SettlementParameters;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /downloads/{collection}.geojson}. */
@RestController
class Downloads {

    private static final String SETTLEMENTS = "settlements.geojson";

    private final Readings readings;

    Downloads(Readings readings) {
        this.readings = readings;
    }

    @GetMapping("/downloads/settlements.geojson")
    ResponseEntity<byte[]> settlements(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Asked asked = readings.ask(request, SettlementParameters.SELECTION);
        SettlementQuery query = SettlementParameters.query(asked, null, Integer.MAX_VALUE);
        if (SettlementParameters.isPlain(asked)) {
            asked.file(SETTLEMENTS, asked.snapshot().rows(query, asked.reading().asOf(), asked.reading().rule()).page())
                    .send(request, response);
            return null;
        }
        GeoJson.Expand expand = SettlementParameters.expand(asked.query());
        Page<SettlementView> page =
                asked.snapshot().settlements(query, asked.reading().asOf(), asked.reading().rule());
        return asked.file(SETTLEMENTS, (out, heading) -> GeoJson.settlements(out, heading, page, expand));
    }

    @GetMapping("/downloads/reports.geojson")
    ResponseEntity<byte[]> reports(HttpServletRequest request) {
        Asked asked = readings.askUnruled(request, ReportParameters.SELECTION);
        boolean documents = ReportParameters.documents(asked.query());
        Page<ReportView> page = asked.snapshot().reports(
                ReportParameters.query(asked, null, Integer.MAX_VALUE), asked.reading().asOf());
        return asked.file("reports.geojson", (out, heading) -> GeoJson.reports(out, heading, page, documents));
    }
}
