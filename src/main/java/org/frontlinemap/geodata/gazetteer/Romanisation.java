package org.frontlinemap.geodata.gazetteer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Ukrainian names in Latin letters by the official table: Cabinet of Ministers of Ukraine, resolution no. 55 of
 * 27 January 2010, "On putting in order the transliteration of the Ukrainian alphabet by the Latin alphabet"
 * (https://zakon.rada.gov.ua/laws/show/55-2010-п). Thread-safe.
 */
public final class Romanisation {

    private static final String APOSTROPHES = "'’ʼ‘`´′";

    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('а', "a"), Map.entry('б', "b"), Map.entry('в', "v"), Map.entry('г', "h"), Map.entry('ґ', "g"),
            Map.entry('д', "d"), Map.entry('е', "e"), Map.entry('є', "ie"), Map.entry('ж', "zh"), Map.entry('з', "z"),
            Map.entry('и', "y"), Map.entry('і', "i"), Map.entry('ї', "i"), Map.entry('й', "i"), Map.entry('к', "k"),
            Map.entry('л', "l"), Map.entry('м', "m"), Map.entry('н', "n"), Map.entry('о', "o"), Map.entry('п', "p"),
            Map.entry('р', "r"), Map.entry('с', "s"), Map.entry('т', "t"), Map.entry('у', "u"), Map.entry('ф', "f"),
            Map.entry('х', "kh"), Map.entry('ц', "ts"), Map.entry('ч', "ch"), Map.entry('ш', "sh"),
            Map.entry('щ', "shch"), Map.entry('ь', ""), Map.entry('ю', "iu"), Map.entry('я', "ia"));

    /** Letters written otherwise where a word begins. */
    private static final Map<Character, String> FIRST_LETTERS =
            Map.of('є', "ye", 'ї', "yi", 'й', "y", 'ю', "yu", 'я', "ya");

    private Romanisation() {
    }

    /** A name in Latin letters; empty if it holds letters that are neither Ukrainian nor Latin. */
    public static Optional<String> of(String name) {
        String ukrainian = Normalizer.normalize(name, Normalizer.Form.NFC);
        StringBuilder latin = new StringBuilder();
        boolean first = true;
        for (int i = 0; i < ukrainian.length(); i++) {
            char given = ukrainian.charAt(i);
            char letter = Character.toLowerCase(given);
            if (APOSTROPHES.indexOf(given) >= 0) {
                continue;
            }
            String written = first && FIRST_LETTERS.containsKey(letter) ? FIRST_LETTERS.get(letter)
                    : LETTERS.get(letter);
            if (written == null && Character.UnicodeBlock.of(given) == Character.UnicodeBlock.CYRILLIC) {
                return Optional.empty();
            }
            if (letter == 'г' && i > 0 && Character.toLowerCase(ukrainian.charAt(i - 1)) == 'з') {
                written = "gh";
            }
            if (written == null) {
                latin.append(given);
            } else if (given != letter && !written.isEmpty()) {
                latin.append(written.substring(0, 1).toUpperCase(Locale.ROOT)).append(written.substring(1));
            } else {
                latin.append(written);
            }
            first = !Character.isLetterOrDigit(given);
        }
        return Optional.of(latin.toString());
    }
}
