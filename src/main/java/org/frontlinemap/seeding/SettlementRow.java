package org.frontlinemap.seeding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frontlinemap.geodata.gazetteer.AdminUnit;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.PlaceCode;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.Settlement;

/** Reads a row of {@code settlements.csv}. */
final class SettlementRow {

    private static final int LEVELS = 3;

    private SettlementRow() {
    }

    static Settlement read(Row row, List<PlaceName> further) {
        List<PlaceName> names = new ArrayList<>();
        addName(names, row, "uk", PlaceName.Kind.OFFICIAL);
        addName(names, row, "en", PlaceName.Kind.COMMON);
        addName(names, row, "ru", PlaceName.Kind.COMMON);
        names.addAll(further);
        List<PlaceCode> codes = new ArrayList<>();
        addCode(codes, row, PlaceCode.Scheme.KATOTTG, "katottg");
        addCode(codes, row, PlaceCode.Scheme.PCODE, "pcode");
        List<AdminUnit> admin = new ArrayList<>();
        for (int level = 1; level <= LEVELS; level++) {
            addUnit(admin, row, level);
        }
        return new Settlement(row.required("id"), names, codes, row.word(Settlement.Kind.class, "kind"), admin,
                location(row), List.of(), null);
    }

    private static void addName(List<PlaceName> names, Row row, String language, PlaceName.Kind kind) {
        String text = row.text("name_" + language);
        if (text != null) {
            names.add(new PlaceName(language, text, kind, null, null, null, null));
        }
    }

    private static void addCode(List<PlaceCode> codes, Row row, PlaceCode.Scheme scheme, String column) {
        String code = row.text(column);
        if (code != null) {
            codes.add(new PlaceCode(scheme, code, null, null));
        }
    }

    private static void addUnit(List<AdminUnit> admin, Row row, int level) {
        String column = "adm" + level;
        Map<String, String> name = new HashMap<>();
        for (String language : List.of("en", "uk")) {
            String text = row.text(column + "_" + language);
            if (text != null) {
                name.put(language, text);
            }
        }
        String code = row.text(column + "_code");
        if (code != null || !name.isEmpty()) {
            admin.add(new AdminUnit(level, code, name));
        }
    }

    private static Location location(Row row) {
        if (row.text("lon") == null && row.text("lat") == null) {
            return null;
        }
        return new Location(row.degrees("lon"), row.degrees("lat"), row.word(Location.Kind.class, "point_kind"),
                row.integer("point_accuracy_m"), row.text("point_source"), row.text("point_licence"));
    }
}
