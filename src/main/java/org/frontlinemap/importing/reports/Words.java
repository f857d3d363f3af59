package org.frontlinemap.importing.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.InvalidRecordException;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.importing.reading.ImportRequest;

/** Reads words of fixed lists. */
final class Words {

    private Words() {
    }

    /**
     * The constant of a word in lower case.
     *
     * @throws InvalidRecordException if there is none, or the word is null
     */
    static <E extends Enum<E>> E read(Class<E> type, String field, String word) {
        if (word == null) {
            throw new InvalidRecordException(field, null, "is required");
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
                return constant;
            }
        }
        throw new InvalidRecordException(field, word, "must be one of " + Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")));
    }

    /**
     * The control of a party's id or of one of the three words.
     *
     * @throws InvalidRecordException if there is none, or the word is null
     */
    static Control control(ImportRequest request, String field, String word) {
        if (word == null) {
            throw new InvalidRecordException(field, null, "is required");
        }
        List<String> known = new ArrayList<>(request.parties());
        for (Control other : List.of(Control.CONTESTED, Control.NONE, Control.UNKNOWN)) {
            known.add(other.id());
        }
        if (!known.contains(word)) {
            throw new InvalidRecordException(field, word, "must be one of " + String.join(", ", known));
        }
        return Control.of(word);
    }
}
