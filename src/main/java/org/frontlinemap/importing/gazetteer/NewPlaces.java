package org.frontlinemap.importing.gazetteer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.gazetteer.NameSearch;
import org.frontlinemap.geodata.gazetteer.PlaceCode;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.Romanisation;
import org.frontlinemap.geodata.gazetteer.Settlement;

/**
 * Makes settlements of rows that are none of the recorded. Their id is the English name as a slug, else the Ukrainian
 * one as {@link Romanisation} has it; where that is taken, with the raion; where that is too, with a code as well. One
 * that has a Ukrainian name but no English one gets it romanised.
 */
final class NewPlaces {

    private static final int PART = 40;
    private static final String RULE = "romanised by resolution 55 of 2010 of the Cabinet of Ministers of Ukraine";

    private final BiPredicate<String, PlaceRow> taken;

    /** @param taken whether an id is a settlement's, or was that of another than a row's */
    NewPlaces(BiPredicate<String, PlaceRow> taken) {
        this.taken = taken;
    }

    Settlement of(PlaceRow row) {
        if (row.names().isEmpty()) {
            throw new InvalidRecordException("name_en", null, "or a name in another language is required, as the row is "
                    + "no recorded settlement");
        }
        List<PlaceName> names = new ArrayList<>(row.names());
        boolean english = names.stream().anyMatch(name -> name.language().equals("en"));
        if (!english) {
            names.stream().filter(name -> name.language().equals("uk")).findFirst()
                    .flatMap(name -> Romanisation.of(name.text()))
                    .ifPresent(latin -> names.add(new PlaceName("en", latin, PlaceName.Kind.COMMON, null, null, null,
                            RULE)));
        }
        String id = row.id() == null || row.isNew() ? id(row, names) : Check.slug("id", row.id());
        return new Settlement(id, names, row.codes(), row.kind() == null ? Settlement.Kind.OTHER : row.kind(),
                row.admin(), row.location(), null, null);
    }

    private String id(PlaceRow row, List<PlaceName> names) {
        String name = names.stream().filter(each -> each.language().equals("en")).findFirst()
                .or(() -> names.stream().findFirst()).map(each -> slug(each.text())).orElse("");
        String raion = row.admin().stream().filter(unit -> unit.level() == 2).findFirst()
                .flatMap(unit -> Stream.of("en", "uk").map(unit.name()::get).filter(text -> text != null).findFirst())
                .map(NewPlaces::slug).orElse("");
        String code = row.codes().stream().min(Comparator.comparing(PlaceCode::scheme))
                .map(each -> each.code().toLowerCase(Locale.ROOT)).orElse("");
        String base = name.isEmpty() ? "place" : name;
        String withRaion = raion.isEmpty() ? base : base + "-" + raion;
        String withCode = code.isEmpty() ? withRaion : withRaion + "-" + code;
        return Stream.concat(Stream.of(base, withRaion, withCode),
                        Stream.iterate(2, number -> number + 1).map(number -> withCode + "-" + number))
                .filter(id -> !id.equals(PlaceRow.NEW) && !taken.test(id, row)).findFirst().orElseThrow();
    }

    /** A name as part of an id; empty if it has neither Latin nor Cyrillic letters nor digits. */
    private static String slug(String text) {
        String latin = Romanisation.of(text).or(() -> Romanisation.of(russian(text))).orElse(text);
        String slug = NameSearch.normalise(latin).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.length() <= PART ? slug : slug.substring(0, PART).replaceAll("-$", "");
    }

    /** Russian letters that the Ukrainian table does not have as the nearest it has. */
    private static String russian(String text) {
        return text.toLowerCase(Locale.ROOT).replace('ё', 'е').replace('э', 'е').replace('ы', 'и').replace("ъ", "");
    }
}
