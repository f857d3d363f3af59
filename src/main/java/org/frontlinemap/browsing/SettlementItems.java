package org.frontlinemap.browsing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.frontlinemap.format.GeoJson;
import org.frontlinemap.format.Link;
import org.frontlinemap.geodata.snapshot.Page;
import org.frontlinemap.geodata.snapshot.Row;
import org.frontlinemap.geodata.snapshot.SettlementQuery;
import org.frontlinemap.geodata.snapshot.SettlementView;
import org.frontlinemap.web.Asked;
import org.frontlinemap.web.Direct;
import org.frontlinemap.web.DirectAnswer;
import org.frontlinemap.web.Paging;
import org.frontlinemap.web.Reading;
import org.frontlinemap.web.Readings;
import org.frontlinemap.web.RequestException;
import org.frontlinemap.web.SegmentedAnswer;
import org.frontlinemap.web.SettlementParameters;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /collections/settlements/items} and one of them. What most readers ask for is put together of rows that are
 * kept encoded; other projections and nested lists are written for each request.
 */
@RestController
class SettlementItems implements Direct {

    private static final String COLLECTION = "settlements";
    private static final String ITEMS = "/collections/settlements/items";
    private static final String ITEM = ITEMS + "/";
    /** Most reports of one settlement in one answer. */
    private static final int MOST_REPORTS = 10_000;
    private static final List<String> ONE = Paging.with(Reading.PARAMETERS, "expand", "crs");
    private static final List<String> MANY =
            Paging.with(SettlementParameters.SELECTION, Paging.AFTER, Paging.LIMIT);

    private final Readings readings;

    SettlementItems(Readings readings) {
        this.readings = readings;
    }

    @Override
    public DirectAnswer answer(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.equals(ITEMS)) {
            Asked asked = readings.ask(request, MANY);
            return SettlementParameters.isPlain(asked) ? rows(asked) : null;
        }
        if (path.startsWith(ITEM) && isSlug(path, ITEM.length())) {
            Asked asked = readings.ask(request, ONE);
            return SettlementParameters.isPlain(asked) ? row(asked, path.substring(ITEM.length())) : null;
        }
        return null;
    }

    @GetMapping(ITEMS)
    ResponseEntity<byte[]> many(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Asked asked = readings.ask(request, MANY);
        if (SettlementParameters.isPlain(asked)) {
            rows(asked).send(request, response);
            return null;
        }
        GeoJson.Expand expand = SettlementParameters.expand(asked.query());
        Page<SettlementView> page = asked.snapshot().settlements(query(asked), asked.reading().asOf(),
                asked.reading().rule());
        requireFewReports(page.items(), expand);
        return asked.items(COLLECTION, page, view -> view.settlement().id(),
                (out, heading) -> GeoJson.settlements(out, heading, page, expand));
    }

    @GetMapping(ITEM + "{id}")
    ResponseEntity<byte[]> one(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Asked asked = readings.ask(request, ONE);
        if (SettlementParameters.isPlain(asked)) {
            row(asked, id).send(request, response);
            return null;
        }
        GeoJson.Expand expand = SettlementParameters.expand(asked.query());
        SettlementView view = found(id,
                asked.snapshot().settlement(id, asked.reading().asOf(), asked.reading().rule()));
        requireFewReports(List.of(view), expand);
        return asked.item(COLLECTION, view.settlement().id(), history(asked, view.settlement().id()),
                (out, heading) -> GeoJson.settlement(out, heading, view, expand));
    }

    /** One answer is not to hold more than fits: the reports are there page by page. */
    private static void requireFewReports(List<SettlementView> views, GeoJson.Expand expand) {
        for (SettlementView view : views) {
            int reports = view.verdict().weighed().size();
            if (expand.reports() && reports > MOST_REPORTS) {
                throw RequestException.badParameter("expand", "reports", "must not name reports: "
                        + view.settlement().id() + " has " + reports + ", more than " + MOST_REPORTS
                        + "; /collections/reports/items?settlement=" + view.settlement().id() + " gives them page by page");
            }
        }
    }

    private static SegmentedAnswer rows(Asked asked) {
        return asked.rows(COLLECTION, asked.snapshot().rows(query(asked), asked.reading().asOf(),
                asked.reading().rule()).page());
    }

    private static SegmentedAnswer row(Asked asked, String id) {
        Row row = found(id, asked.snapshot().row(id, asked.reading().asOf(), asked.reading().rule()));
        return asked.row(COLLECTION, row, history(asked, row.settlement().id()));
    }

    private static SettlementQuery query(Asked asked) {
        return SettlementParameters.query(asked, asked.query().text(Paging.AFTER), Paging.limit(asked.query()));
    }

    private static <T> T found(String id, Optional<T> found) {
        return found.orElseThrow(() -> RequestException.notFound("id", id, "is no settlement here"));
    }

    private static List<Link> history(Asked asked, String id) {
        return List.of(new Link("related", "application/json", "How the verdict went",
                asked.addresses().of(ITEM + id + "/history", asked.pin())));
    }

    /** Whether the rest of a path is one segment that needs no decoding. */
    private static boolean isSlug(String path, int from) {
        for (int i = from; i < path.length(); i++) {
            char c = path.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-')) {
                return false;
            }
        }
        return path.length() > from;
    }
}
