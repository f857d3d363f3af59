package org.frontlinemap.importing.gazetteer;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.frontlinemap.importing.reading.CsvFile;
import org.frontlinemap.importing.reading.ImportRequest;
import org.frontlinemap.importing.reading.Known;
import org.frontlinemap.importing.reading.ProfileFields;
import org.frontlinemap.importing.reading.SourceFile;
import org.frontlinemap.importing.reading.UnreadableFileException;

/** Reads settlements from CSV by a {@link PlainProfile}. */
final class PlainCsvReader extends RowReader {

    private final PlainProfile profile;
    private final PlainPlaces places;

    PlainCsvReader(ImportRequest request, Known known) {
        this(request, known, PlainProfile.read(new ProfileFields(request.profile()), true));
    }

    private PlainCsvReader(ImportRequest request, Known known, PlainProfile profile) {
        super(new Loading(request, known, profile.replacePoints()), null);
        this.profile = profile;
        this.places = new PlainPlaces(profile, request, known);
    }

    @Override
    CsvFile open(SourceFile file) throws IOException {
        return CsvFile.open(file, new CsvFile.Layout(profile.delimiter(), true, null));
    }

    @Override
    Rows rows(CsvFile csv, String file) {
        Map<String, Integer> columns = new HashMap<>();
        for (String target : PlainProfile.TARGETS) {
            String column = profile.column(target);
            if (column != null) {
                if (profile.isMapped(target) && csv.column(column) < 0) {
                    throw new UnreadableFileException("profile.columns." + target + " names the column " + column
                            + ", which the file does not have: " + csv.described(), 1, null);
                }
                columns.put(target, csv.column(column));
            }
        }
        if (columns.entrySet().stream().noneMatch(column -> column.getValue() >= 0 && tellsPlaces(column.getKey()))) {
            throw new UnreadableFileException("the file has no column with an id, name or code of settlements; "
                    + "profile.columns may say which it is: " + csv.described(), 1, null);
        }
        Function<CsvFile.Row, UnaryOperator<String>> cells =
                row -> target -> row.text(columns.getOrDefault(target, -1));
        return new Rows(row -> places.isLeftOut(cells.apply(row)) ? "not_populated" : null,
                row -> places.place(cells.apply(row), file), places::named);
    }

    @Override
    List<String> notRead(CsvFile csv) {
        return csv.othersThan(PlainProfile.TARGETS.stream().map(profile::column).filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    private static boolean tellsPlaces(String target) {
        return target.equals(PlainProfile.ID) || PlainProfile.NAMES.contains(target)
                || PlainProfile.CODES.contains(target);
    }
}
