package org.frontlinemap.history;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.frontlinemap.format.Heading;
import org.frontlinemap.format.HistoryJson;
import org.frontlinemap.format.Link;
import org.frontlinemap.geodata.snapshot.ControlPeriod;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.web.Addresses;
import org.frontlinemap.web.Answers;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.Reading;
import org.frontlinemap.web.RequestException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /collections/settlements/items/{id}/history}. */
@RestController
class SettlementHistory {

    private static final String JSON = "application/json";

    private final Snapshots snapshots;
    private final Clock clock;

    SettlementHistory(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @GetMapping("/collections/settlements/items/{id}/history")
    ResponseEntity<byte[]> history(@PathVariable String id, HttpServletRequest request) {
        Snapshot snapshot = snapshots.current();
        Reading reading = Reading.of(new QueryParameters(request, Reading.PARAMETERS), snapshot, clock);
        String present = snapshot.settlement(id, reading.asOf(), reading.rule())
                .orElseThrow(() -> RequestException.notFound("id", id, "is no settlement here")).settlement().id();
        List<ControlPeriod> periods = snapshot.history(present, reading.asOf(), reading.rule()).orElseThrow();
        Addresses addresses = new Addresses(request);
        List<Link> links = List.of(addresses.self(JSON), new Link("up", Addresses.GEO_JSON, "The settlement",
                addresses.of("/collections/settlements/items/{id}", present)));
        Heading heading = Answers.heading(reading, true, snapshot, links);
        return Answers.of(JSON, reading, out -> HistoryJson.write(out, heading, present, periods));
    }
}
