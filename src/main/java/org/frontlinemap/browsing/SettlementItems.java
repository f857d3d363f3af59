package org.frontlinemap.browsing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.frontlinemap.format.GeoJson;
import org.frontlinemap.format.Link;
import org.frontlinemap.geodata.snapshot.Page;
import org.frontlinemap.geodata.snapshot.SettlementView;
import org.frontlinemap.web.Asked;
import org.frontlinemap.web.Paging;
import org.frontlinemap.web.Reading;
import org.frontlinemap.web.Readings;
import org.frontlinemap.web.RequestException;
import org.frontlinemap.web.SettlementParameters;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /collections/settlements/items} and one of them. */
@RestController
class SettlementItems {

    private static final String COLLECTION = "settlements";
    private static final List<String> ONE = Paging.with(Reading.PARAMETERS, "expand", "crs");
    private static final List<String> MANY =
            Paging.with(SettlementParameters.SELECTION, Paging.AFTER, Paging.LIMIT);

    private final Readings readings;

    SettlementItems(Readings readings) {
        this.readings = readings;
    }

    @GetMapping("/collections/settlements/items")
    ResponseEntity<byte[]> many(HttpServletRequest request) {
        Asked asked = readings.ask(request, MANY);
        GeoJson.Expand expand = SettlementParameters.expand(asked.query());
        Page<SettlementView> page = asked.snapshot().settlements(SettlementParameters.query(asked,
                asked.query().text(Paging.AFTER), Paging.limit(asked.query())), asked.reading().asOf(), asked.reading().rule());
        return asked.items(COLLECTION, page, view -> view.settlement().id(),
                (out, heading) -> GeoJson.settlements(out, heading, page, expand));
    }

    @GetMapping("/collections/settlements/items/{id}")
    ResponseEntity<byte[]> one(@PathVariable String id, HttpServletRequest request) {
        Asked asked = readings.ask(request, ONE);
        GeoJson.Expand expand = SettlementParameters.expand(asked.query());
        SettlementView view = asked.snapshot().settlement(id, asked.reading().asOf(), asked.reading().rule())
                .orElseThrow(() -> RequestException.notFound("id", id, "is no settlement here"));
        String present = view.settlement().id();
        Link history = new Link("related", "application/json", "How the verdict went", asked.addresses().of(
                "/collections/settlements/items/" + present + "/history", asked.reading().pin()));
        return asked.item(COLLECTION, present, List.of(history),
                (out, heading) -> GeoJson.settlement(out, heading, view, expand));
    }
}
