package org.frontlinemap.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The page's words, as its language files give them. */
class LanguageFilesTest {

    /** Endings that choose among the forms of a counted noun, which differ in number between languages. */
    private static final Pattern PLURAL = Pattern.compile("\\.(one|few|many|other)$");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    static Map<String, String> words(String language) {
        try (InputStream file =
                LanguageFilesTest.class.getResourceAsStream("/frontend/app/i18n/" + language + ".json")) {
            Map<String, String> words = new TreeMap<>();
            new JsonMapper().readTree(file).properties()
                    .forEach(word -> words.put(word.getKey(), word.getValue().asString()));
            return words;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static Set<String> stems(Map<String, String> words) {
        return words.keySet().stream().map(key -> PLURAL.matcher(key).replaceFirst(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(stems(words("uk"))).isEqualTo(stems(words("en"))).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource({"en,one other", "uk,one few many other"})
    void everyCountedWordHasAllFormsOfItsLanguage(String language, String forms) {
        Map<String, String> words = words(language);
        List<String> counted = words.keySet().stream().filter(key -> key.endsWith(".one"))
                .map(key -> PLURAL.matcher(key).replaceFirst("")).toList();
        assertThat(counted).isNotEmpty().allSatisfy(stem -> assertThat(words).containsKeys(
                Arrays.stream(forms.split(" ")).map(form -> stem + "." + form).toArray(String[]::new)));
    }

    @Test
    void bothLanguagesFillInTheSameValues() {
        Map<String, String> english = words("en");
        Map<String, String> ukrainian = words("uk");
        List<String> differing = new ArrayList<>();
        ukrainian.forEach((key, text) -> {
            String same = english.containsKey(key) ? key : PLURAL.matcher(key).replaceFirst("");
            String other = english.getOrDefault(same, english.get(same + ".other"));
            if (!placeholders(text).equals(placeholders(other))) {
                differing.add(key + ": " + text + " / " + other);
            }
        });
        assertThat(differing).isEmpty();
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Stems, so that every form is found; {@code fell} only as a word. */
    @ParameterizedTest
    @CsvSource({"en,liberat|captur|\\bfell\\b|\\bfallen\\b|occup|conquer|seize|invader|aggressor",
        "uk,звільн|визвол|захопл|захопи|упав|впав|впала|окупа|окупо|загарб|агресор|зайня|взят"})
    void noWordTakesASide(String language, String forbidden) {
        Pattern pattern = Pattern.compile(forbidden, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        assertThat(words(language)).isNotEmpty()
                .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContainPattern(pattern));
    }
}
