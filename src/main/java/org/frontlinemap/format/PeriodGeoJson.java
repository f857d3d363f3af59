package org.frontlinemap.format;

import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.snapshot.ControlPeriod;
import org.frontlinemap.geodata.snapshot.Page;
import org.frontlinemap.geodata.snapshot.PeriodView;

/** Control periods as GeoJSON: half-open, flat properties, so that GIS tools can animate them. Thread-safe. */
public final class PeriodGeoJson {

    private PeriodGeoJson() {
    }

    /** A page of control periods. */
    public static void periods(OutputStream out, Heading heading, Page<PeriodView> page) {
        GeoJson.collection(out, heading, page, (json, view) -> feature(json, view, heading, false));
    }

    /** One control period. */
    public static void period(OutputStream out, Heading heading, PeriodView view) {
        JsonOutput.write(out, json -> feature(json, view, heading, true));
    }

    private static void feature(JsonOutput json, PeriodView view, Heading heading, boolean alone) {
        Settlement settlement = view.settlement();
        ControlPeriod period = view.period();
        json.object(() -> {
            json.text("type", "Feature");
            json.text("id", view.id());
            GeoJson.point(json, settlement.location(), heading.projection());
            json.object("properties", () -> {
                json.text("settlement", settlement.id());
                SettlementProperties.place(json, settlement);
                json.time("from", period.from());
                json.time("until", period.until());
                json.text("control", period.control().id());
                json.word("agreement", period.agreement());
                json.text("claimed_control", period.claimed() == null ? null : period.claimed().id());
                json.text("opened_by", joined(period.openedBy()));
                json.text("closed_by", joined(period.closedBy()));
            });
            if (alone) {
                Headings.write(json, heading);
            }
        });
    }

    private static String joined(List<UUID> ids) {
        return ids.isEmpty() ? null : ids.stream().map(UUID::toString).collect(Collectors.joining(" "));
    }
}
