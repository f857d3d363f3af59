package org.frontlinemap.importing.gazetteer;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.gazetteer.NameSearch;
import org.frontlinemap.geodata.gazetteer.PlaceCode;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.importing.reading.CsvFile;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.ProfileFields;
import org.frontlinemap.importing.reading.SourceFile;
import org.frontlinemap.importing.reading.UnreadableFileException;

/**
 * Reads Ukraine's register of territorial units, KATOTTG, as CSV with its own header. Towns (М), settlements (Т, Х) and
 * villages (С) are taken; oblasts (О), raions (Р) and hromadas (Н) name the units of the settlements that follow them;
 * districts of cities (В) are dropped. The cities with special status (К) are both a settlement and a unit of level 1.
 * A category may be written in Latin letters that look like the Cyrillic ones.
 *
 * <p>Profile: {@code delimiter}.
 */
final class KatottgReader extends RowReader {

    private static final String SOURCE = "KATOTTG";
    private static final List<String> LEVELS = List.of("Перший рівень", "Другий рівень", "Третій рівень",
            "Четвертий рівень", "Додатковий рівень");
    private static final String CATEGORY = "Категорія об’єкта";
    private static final String NAME = "Назва об’єкта";
    private static final Pattern CODE = Pattern.compile("UA\\d{17}");
    private static final String LATIN = "MTXCOPHBK";
    private static final String CYRILLIC = "МТХСОРНВК";
    private static final Map<String, Settlement.Kind> KINDS = Map.of("К", Settlement.Kind.CITY, "М",
            Settlement.Kind.TOWN, "Т", Settlement.Kind.SETTLEMENT, "Х", Settlement.Kind.SETTLEMENT, "С",
            Settlement.Kind.VILLAGE);
    private static final Map<String, Integer> UNIT_LEVELS = Map.of("О", 1, "К", 1, "Р", 2, "Н", 3);
    private static final int[] UNIT_CODES = {4, 6, 9};
    private static final int MOST_UNITS = 100_000;

    private final Character delimiter;
    private final Map<String, String> units = new HashMap<>();

    KatottgReader(ImportRequest request, Known known) {
        super(new Loading(request, known, false), null);
        ProfileFields fields = new ProfileFields(request.profile());
        this.delimiter = fields.character("delimiter");
        fields.requireNoOthers();
    }

    @Override
    CsvFile open(SourceFile file) throws IOException {
        return CsvFile.open(file, new CsvFile.Layout(delimiter, true, null));
    }

    private record Columns(int[] levels, int category, int name, int id, Map<String, String> names) {
    }

    @Override
    Rows rows(CsvFile csv, String file) {
        Map<String, String> names = new HashMap<>();
        int[] levels = new int[LEVELS.size()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = column(csv, LEVELS.get(i), names);
        }
        Columns columns = new Columns(levels, column(csv, CATEGORY, names), column(csv, NAME, names), csv.column(ID),
                names);
        names.put("name_uk", names.get(NAME));
        names.put("kind", names.get(CATEGORY));
        return new Rows(row -> dropped(row, columns), row -> place(row, columns),
                target -> names.getOrDefault(target, target));
    }

    private static int column(CsvFile csv, String wanted, Map<String, String> names) {
        for (String column : csv.header()) {
            if (NameSearch.normalise(column).equals(NameSearch.normalise(wanted))) {
                names.put(wanted, column);
                return csv.column(column);
            }
        }
        throw new UnreadableFileException("the file is no register of territorial units: it has no column " + wanted, 1,
                null);
    }

    /** Keeps the name of a unit, too. */
    private String dropped(CsvFile.Row row, Columns columns) {
        String category = category(row, columns);
        String name = row.text(columns.name);
        String code = code(row, columns);
        Integer level = UNIT_LEVELS.get(category);
        if (name == null || code == null || !CODE.matcher(code).matches()) {
            return null;
        }
        if (level != null) {
            units.put(code.substring(0, UNIT_CODES[level - 1]), name);
            if (units.size() > MOST_UNITS) {
                throw new UnreadableFileException("the file has more than " + MOST_UNITS + " oblasts, raions and "
                        + "hromadas", row.line(), null);
            }
        }
        return KINDS.containsKey(category) ? null : level != null ? "unit" : "В".equals(category) ? "city_district" : null;
    }

    private PlaceRow place(CsvFile.Row row, Columns columns) {
        String code = code(row, columns);
        if (code == null || !CODE.matcher(code).matches()) {
            throw new InvalidRecordException(LEVELS.get(depth(row, columns)), code, "must be UA and 17 digits");
        }
        if (row.text(columns.name) == null) {
            throw new InvalidRecordException("name_uk", null, "is required");
        }
        String category = category(row, columns);
        if (!KINDS.containsKey(category)) {
            throw new InvalidRecordException("kind", category.isEmpty() ? null : row.text(columns.category),
                    "must be one of the categories О, К, Р, Н, М, Т, Х, С and В");
        }
        PlaceRowBuilder place = new PlaceRowBuilder().id(row.text(columns.id)).kind(KINDS.get(category))
                .name("name_uk", "uk", PlaceName.Kind.OFFICIAL, row.text(columns.name), SOURCE)
                .code(LEVELS.get(3), PlaceCode.Scheme.KATOTTG, code);
        for (int level = 1; level <= UNIT_CODES.length; level++) {
            String unit = units.get(code.substring(0, UNIT_CODES[level - 1]));
            place.unit(level, null, unit == null ? Map.of() : Map.of("uk", unit));
        }
        return place.build();
    }

    /** The code of the deepest level; null if there is none. */
    private static String code(CsvFile.Row row, Columns columns) {
        return row.text(columns.levels[depth(row, columns)]);
    }

    /** The deepest level that has a code. */
    private static int depth(CsvFile.Row row, Columns columns) {
        int depth = columns.levels.length - 1;
        while (depth > 0 && row.text(columns.levels[depth]) == null) {
            depth--;
        }
        return depth;
    }

    /** In Cyrillic; empty if there is none. */
    private static String category(CsvFile.Row row, Columns columns) {
        String text = row.text(columns.category);
        if (text == null || text.length() != 1) {
            return text == null ? "" : text;
        }
        String capital = text.toUpperCase(Locale.ROOT);
        int latin = LATIN.indexOf(capital);
        return latin < 0 ? capital : CYRILLIC.substring(latin, latin + 1);
    }
}
