package org.frontlinemap.landing;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frontlinemap.geodata.RecordJson;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.Reading;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /theatre} and {@code GET /claimants}: what a client must know before it asks for anything else. */
@RestController
class TheatreDocument {

    private static final List<String> CLAIMANT_PARAMETERS = List.of("known", "position");

    private final Snapshots snapshots;
    private final Clock clock;

    TheatreDocument(Snapshots snapshots, Clock clock) {
        this.snapshots = snapshots;
        this.clock = clock;
    }

    @GetMapping("/theatre")
    ResponseEntity<Map<String, Object>> theatre(HttpServletRequest request) {
        new QueryParameters(request, List.of());
        Snapshot snapshot = snapshots.current();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("position", snapshot.position());
        body.putAll(RecordJson.members(snapshot.theatre()));
        return ResponseEntity.ok().header("Cache-Control", "no-cache").body(body);
    }

    @GetMapping("/claimants")
    ResponseEntity<Map<String, Object>> claimants(HttpServletRequest request) {
        Snapshot snapshot = snapshots.current();
        Reading reading = Reading.of(new QueryParameters(request, CLAIMANT_PARAMETERS), snapshot, clock);
        List<Map<String, Object>> claimants = snapshot.claimants(reading.asOf().position()).stream()
                .map(claimant -> claimant(claimant, reading)).toList();
        return ResponseEntity.ok().header("Cache-Control", "no-cache").body(Map.of("claimants", claimants));
    }

    private static Map<String, Object> claimant(Claimant claimant, Reading reading) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", claimant.id());
        body.put("name", claimant.name().get("en"));
        body.put("name_uk", claimant.name().get("uk"));
        body.put("kind", claimant.kind().name().toLowerCase(java.util.Locale.ROOT));
        body.put("side", claimant.party(reading.asOf().known()).orElse(Claimant.Allegiance.INDEPENDENT));
        return body;
    }
}
