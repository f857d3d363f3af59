package org.frontlinemap.format;

import java.time.LocalDate;
import org.frontlinemap.geodata.gazetteer.AdminUnit;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.PlaceCode;
import org.frontlinemap.geodata.gazetteer.PopulationObservation;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.snapshot.PopulationView;
import org.frontlinemap.geodata.snapshot.SettlementView;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.geodata.verdict.Verdict;

/** The properties of a settlement: flat typed scalars, then the nested lists that were asked for. */
final class SettlementProperties {

    private static final int LEVELS = 3;

    private SettlementProperties() {
    }

    static void write(JsonOutput json, SettlementView view, GeoJson.Expand expand) {
        Settlement settlement = view.settlement();
        json.text("name", name(settlement, view.day()));
        json.text("name_uk", settlement.nameOn(view.day(), "uk").orElse(null));
        json.text("name_ru", settlement.nameOn(view.day(), "ru").orElse(null));
        json.word("kind", settlement.kind());
        json.text("katottg", settlement.code(PlaceCode.Scheme.KATOTTG).orElse(null));
        json.text("pcode", settlement.code(PlaceCode.Scheme.PCODE).orElse(null));
        for (int level = 1; level <= LEVELS; level++) {
            AdminUnit unit = settlement.admin(level).orElse(null);
            json.text("adm" + level, unit == null ? null : unit.name().get("en"));
            json.text("adm" + level + "_uk", unit == null ? null : unit.name().get("uk"));
            json.text("adm" + level + "_code", unit == null ? null : unit.code());
        }
        Location location = settlement.location();
        json.word("point_kind", location == null ? null : location.kind());
        json.number("point_accuracy_m", location == null ? null : location.accuracyMetres());
        verdict(json, view);
        population(json, "pop_before", view.populationBefore());
        population(json, "pop_latest", view.populationLatest());
        json.number("reports_for", view.verdict().count(Verdict.Role.FOR));
        json.number("reports_against", view.verdict().count(Verdict.Role.AGAINST));
        json.number("reports_set_aside", view.verdict().count(Verdict.Role.ASIDE));
        nested(json, view, expand);
    }

    /** What it was called on a day, for readers of English. */
    static String name(Settlement settlement, LocalDate day) {
        return settlement.nameOn(day, "en").orElseGet(settlement::displayName);
    }

    /** What it is called and where it lies, in short. */
    static void place(JsonOutput json, Settlement settlement) {
        json.text("name", settlement.displayName());
        json.text("name_uk", settlement.name("uk").orElse(null));
        for (int level = 1; level <= LEVELS; level++) {
            AdminUnit unit = settlement.admin(level).orElse(null);
            json.text("adm" + level, unit == null ? null : unit.name().get("en"));
        }
    }

    private static void verdict(JsonOutput json, SettlementView view) {
        Verdict verdict = view.verdict();
        VerdictJson.write(json, "", verdict);
        json.word("rests_on", verdict.ground());
        json.time("control_since", verdict.since());
        json.time("last_report_at", view.lastReportAt());
        json.flag("stale", view.stale());
    }

    private static void population(JsonOutput json, String name, PopulationView view) {
        PopulationObservation figure = view == null ? null : view.observation();
        json.number(name, figure == null ? null : figure.value());
        json.text(name + "_date", figure == null ? null : text(figure.reference()));
        json.word(name + "_kind", figure == null ? null : figure.kind());
        json.word(name + "_qualifier", figure == null ? null : figure.qualifier());
    }

    private static void nested(JsonOutput json, SettlementView view, GeoJson.Expand expand) {
        if (expand.names()) {
            json.array("names", view.settlement().names(), name -> json.object(() -> {
                json.text("language", name.language());
                json.text("text", name.text());
                json.word("kind", name.kind());
                json.text("claimant", name.claimant());
                json.text("from", name.from());
                json.text("until", name.until());
                json.text("source", name.source());
            }));
        }
        if (expand.populations()) {
            json.array("populations", view.populations(), figure -> json.object(() -> figure(json, figure)));
        }
        if (expand.reports()) {
            json.array("reports", view.reports(), weighed -> json.object(() -> {
                json.text("id", weighed.report().id().toString());
                json.word("role", weighed.role());
                json.word("reason", weighed.reason());
                ReportProperties.write(json, weighed.report(), true);
            }));
        }
    }

    private static void figure(JsonOutput json, PopulationView view) {
        PopulationObservation figure = view.observation();
        json.text("id", view.id().toString());
        json.word("kind", figure.kind());
        json.number("value", figure.value());
        json.number("lower", figure.lower());
        json.number("upper", figure.upper());
        json.word("qualifier", figure.qualifier());
        json.word("scope", figure.scope());
        json.text("reference", text(figure.reference()));
        json.time("reference_not_after", figure.notAfter());
        json.text("published", text(figure.published()));
        json.text("note", figure.note());
        if (view.document() == null) {
            json.nothing("document");
        } else {
            json.object("document", () -> ReportProperties.document(json, view.document()));
        }
    }

    private static String text(TimeSpan span) {
        return span == null ? null : span.text();
    }
}
