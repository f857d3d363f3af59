package org.frontlinemap.downloading;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.frontlinemap.format.GeoJson;
import org.frontlinemap.format.Heading;
import org.frontlinemap.geodata.snapshot.Page;
import org.frontlinemap.geodata.snapshot.ReportView;
import org.frontlinemap.geodata.snapshot.SettlementView;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.web.Addresses;
import org.frontlinemap.web.Answers;
import org.frontlinemap.web.Projections;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.Reading;
import org.frontlinemap.web.ReportParameters;
import org.frontlinemap.web.SettlementParameters;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /downloads/{collection}.geojson}. */
@RestController
class Downloads {

    private final Snapshots snapshots;
    private final Clock clock;

    Downloads(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @GetMapping("/downloads/settlements.geojson")
    ResponseEntity<byte[]> settlements(HttpServletRequest request) {
        Snapshot snapshot = snapshots.current();
        QueryParameters query = new QueryParameters(request, SettlementParameters.SELECTION);
        Reading reading = Reading.of(query, snapshot, clock);
        GeoJson.Expand expand = SettlementParameters.expand(query);
        Page<SettlementView> page = snapshot.settlements(
                SettlementParameters.query(query, snapshot.theatre(reading.asOf().position()), null, Integer.MAX_VALUE),
                reading.asOf(), reading.rule());
        Heading heading = heading(request, query, reading, true, snapshot);
        return Projections.labelled(Answers.file(Addresses.GEO_JSON, reading, "settlements.geojson",
                out -> GeoJson.settlements(out, heading, page, expand)), heading.projection());
    }

    @GetMapping("/downloads/reports.geojson")
    ResponseEntity<byte[]> reports(HttpServletRequest request) {
        Snapshot snapshot = snapshots.current();
        QueryParameters query = new QueryParameters(request, ReportParameters.SELECTION);
        Reading reading = Reading.unruled(query, snapshot, clock);
        boolean documents = ReportParameters.documents(query);
        Page<ReportView> page = snapshot.reports(
                ReportParameters.query(query, reading, snapshot, null, Integer.MAX_VALUE), reading.asOf());
        Heading heading = heading(request, query, reading, false, snapshot);
        return Projections.labelled(Answers.file(Addresses.GEO_JSON, reading, "reports.geojson",
                out -> GeoJson.reports(out, heading, page, documents)), heading.projection());
    }

    private static Heading heading(HttpServletRequest request, QueryParameters query, Reading reading, boolean ruled,
            Snapshot snapshot) {
        return Answers.heading(reading, ruled, Projections.wanted(query), snapshot,
                List.of(new Addresses(request).self(Addresses.GEO_JSON)));
    }
}
