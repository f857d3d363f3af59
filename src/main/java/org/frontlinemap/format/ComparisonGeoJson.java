package org.frontlinemap.format;

import java.io.OutputStream;
import java.util.List;
import org.frontlinemap.geodata.analysis.Comparison;
import org.frontlinemap.geodata.analysis.PopulationTotals;
import org.frontlinemap.geodata.crs.Projection;
import org.frontlinemap.geodata.snapshot.PopulationView;
import org.frontlinemap.geodata.snapshot.SettlementView;

/** A comparison as GeoJSON: the settlements asked for as features, all of them summed up beside. Thread-safe. */
public final class ComparisonGeoJson {

    private ComparisonGeoJson() {
    }

    /**
     * Writes it.
     *
     * @param with  heading of the second reading, of which only what it is as of is written
     * @param shown those of the comparison that become features
     */
    public static void write(OutputStream out, Heading heading, Heading with, Comparison comparison,
            List<Comparison.Compared> shown) {
        JsonOutput.write(out, json -> json.object(() -> {
            json.text("type", "FeatureCollection");
            Headings.write(json, heading);
            Headings.asOf(json, "with", with.asOf(), with.rule(), with.without());
            json.object("summary", () -> {
                json.number("settlements", comparison.compared().size());
                comparison.summaries().forEach((outcome, summary) ->
                        json.object(outcome.name().toLowerCase(java.util.Locale.ROOT), () -> summary(json, summary)));
            });
            json.number("numberMatched", shown.size());
            json.number("numberReturned", shown.size());
            json.array("features", shown, each -> feature(json, each, heading.projection()));
        }));
    }

    private static void summary(JsonOutput json, Comparison.Summary summary) {
        json.number("settlements", summary.settlements());
        totals(json, "population_before", summary.before());
        totals(json, "population_latest", summary.latest());
        json.number("without_population_before", summary.before().without());
        json.number("without_population_latest", summary.latest().without());
    }

    static void totals(JsonOutput json, String name, PopulationTotals totals) {
        json.array(name, totals.totals(), total -> json.object(() -> {
            json.word("kind", total.kind());
            json.number("settlements", total.settlements());
            json.number("low", total.low());
            if (total.high() == null) {
                json.nothing("high");
            } else {
                json.number("high", total.high().longValue());
            }
        }));
    }

    private static void feature(JsonOutput json, Comparison.Compared each, Projection projection) {
        SettlementView view = each.settlement();
        json.object(() -> {
            json.text("type", "Feature");
            json.text("id", view.settlement().id());
            GeoJson.point(json, view.settlement().location(), projection);
            json.object("properties", () -> {
                SettlementProperties.place(json, view.settlement());
                json.word("outcome", each.outcome());
                VerdictJson.write(json, "", each.first() == null ? null : each.first().verdict());
                VerdictJson.write(json, "with_", each.second() == null ? null : each.second().verdict());
                json.number("pop_before", figure(view.populationBefore()));
                json.number("pop_latest", figure(view.populationLatest()));
            });
        });
    }

    private static Integer figure(PopulationView view) {
        return view == null ? null : view.observation().value();
    }
}
