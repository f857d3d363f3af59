package org.frontlinemap.history;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.frontlinemap.format.Heading;
import org.frontlinemap.format.HistoryJson;
import org.frontlinemap.format.Link;
import org.frontlinemap.geodata.snapshot.ControlPeriod;
import org.frontlinemap.web.Addresses;
import org.frontlinemap.web.Answers;
import org.frontlinemap.web.Asked;
import org.frontlinemap.web.Reading;
import org.frontlinemap.web.Readings;
import org.frontlinemap.web.RequestException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /collections/settlements/items/{id}/history}. */
@RestController
class SettlementHistory {

    private static final String JSON = "application/json";

    private final Readings readings;

    SettlementHistory(Readings readings) {
        this.readings = readings;
    }

    @GetMapping("/collections/settlements/items/{id}/history")
    ResponseEntity<byte[]> history(@PathVariable String id, HttpServletRequest request) {
        Asked asked = readings.ask(request, Reading.PARAMETERS);
        Reading reading = asked.reading();
        String present = asked.snapshot().settlement(id, reading.asOf(), reading.rule())
                .orElseThrow(() -> RequestException.notFound("id", id, "is no settlement here")).settlement().id();
        List<ControlPeriod> periods = asked.snapshot().history(present, reading.asOf(), reading.rule()).orElseThrow();
        Heading heading = asked.heading(reading, List.of(asked.addresses().self(JSON), asked.canonical(JSON, Map.of()),
                new Link("up", Addresses.GEO_JSON, "The settlement",
                        asked.addresses().of("/collections/settlements/items/{id}", present))));
        return Answers.of(JSON, reading, out -> HistoryJson.write(out, heading, present, periods));
    }
}
