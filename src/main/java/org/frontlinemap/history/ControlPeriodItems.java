package org.frontlinemap.history;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.frontlinemap.format.Link;
import org.frontlinemap.format.PeriodGeoJson;
import org.frontlinemap.geodata.snapshot.Page;
import org.frontlinemap.geodata.snapshot.PeriodQuery;
import org.frontlinemap.geodata.snapshot.PeriodView;
import org.frontlinemap.geodata.verdict.Agreement;
import org.frontlinemap.web.Addresses;
import org.frontlinemap.web.Asked;
import org.frontlinemap.web.Controls;
import org.frontlinemap.web.Paging;
import org.frontlinemap.web.Projections;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.Reading;
import org.frontlinemap.web.Readings;
import org.frontlinemap.web.RequestException;
import org.frontlinemap.web.Words;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /collections/control-periods/items}, one of them, and all as a file. */
@RestController
class ControlPeriodItems {

    private static final String COLLECTION = "control-periods";
    private static final List<String> SELECTION = Paging.with(
            Paging.with(Reading.PARAMETERS, Projections.PARAMETERS), "settlement", "control", "agreement");
    private static final List<String> MANY = Paging.with(SELECTION, Paging.AFTER, Paging.LIMIT);
    private static final List<String> ONE = Paging.with(Reading.PARAMETERS, "crs");

    private final Readings readings;

    ControlPeriodItems(Readings readings) {
        this.readings = readings;
    }

    @GetMapping("/collections/control-periods/items")
    ResponseEntity<byte[]> many(HttpServletRequest request) {
        Asked asked = readings.ask(request, MANY);
        Page<PeriodView> page = page(asked, asked.query().text(Paging.AFTER), Paging.limit(asked.query()));
        return asked.items(COLLECTION, page, PeriodView::id, (out, heading) -> PeriodGeoJson.periods(out, heading, page));
    }

    @GetMapping("/collections/control-periods/items/{id}")
    ResponseEntity<byte[]> one(@PathVariable String id, HttpServletRequest request) {
        Asked asked = readings.ask(request, ONE);
        String settlement = id.contains("@") ? id.substring(0, id.indexOf('@')) : id;
        PeriodView view = asked.snapshot().periods(new PeriodQuery(null, null, Set.of(settlement), Set.of(), Set.of(),
                        null, Integer.MAX_VALUE), asked.reading().asOf(), asked.reading().rule()).items().stream()
                .filter(period -> period.id().equals(id)).findFirst()
                .orElseThrow(() -> RequestException.notFound("id", id, "is no control period of this reading"));
        Link place = new Link("related", Addresses.GEO_JSON, "The settlement",
                asked.addresses().of("/collections/settlements/items/{id}", settlement));
        return asked.item(COLLECTION, id, List.of(place), (out, heading) -> PeriodGeoJson.period(out, heading, view));
    }

    @GetMapping("/downloads/control-periods.geojson")
    ResponseEntity<byte[]> file(HttpServletRequest request) {
        Asked asked = readings.ask(request, SELECTION);
        Page<PeriodView> page = page(asked, null, Integer.MAX_VALUE);
        return asked.file("control-periods.geojson", (out, heading) -> PeriodGeoJson.periods(out, heading, page));
    }

    private static Page<PeriodView> page(Asked asked, String after, int limit) {
        QueryParameters query = asked.query();
        return asked.snapshot().periods(new PeriodQuery(asked.reading().validFrom(), Projections.boxes(query),
                asked.at().settlements(query), Controls.wanted(query, asked.at().theatre()),
                query.words("agreement", word -> Words.value(Agreement.class, word), Words.all(Agreement.class)),
                after, limit), asked.reading().asOf(), asked.reading().rule());
    }
}
