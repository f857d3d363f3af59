package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.frontlinemap.server.RunningServer;
import org.junit.jupiter.api.Test;

@PageTest
class LanguagePageTest {

    /** All that is on the page to be read or read out. */
    private static final String SAID = """
            () => {
              const said = [document.title];
              const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) said.push(walk.currentNode.data.trim());
              for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'aria-valuetext', 'label'])
                for (const el of document.querySelectorAll(`[${name}]`)) said.push(el.getAttribute(name));
              return [...new Set(said)].filter((text) => text);
            }""";

    @SuppressWarnings("unchecked")
    private static List<String> said(Visitor visitor) {
        return (List<String>) visitor.page().evaluate(SAID);
    }

    /** Opens whatever has words. */
    private static void openAll(RunningServer server, Visitor visitor) {
        visitor.open(server, "#place=yahidne");
        visitor.signIn(server.token());
        visitor.page().evaluate("() => { for (const el of document.querySelectorAll('details')) el.open = true; }");
    }

    @Test
    void theSwitchChangesEveryWordOfThePage(RunningServer server, Visitor visitor) {
        openAll(server, visitor);
        Map<String, String> english = LanguageFilesTest.words("en");
        Map<String, String> ukrainian = LanguageFilesTest.words("uk");
        Set<String> onlyEnglish = english.entrySet().stream()
                .filter(word -> !word.getValue().contains("{") && !word.getValue().equals(ukrainian.get(word.getKey())))
                .map(Map.Entry::getValue).collect(Collectors.toSet());
        assertThat(said(visitor)).containsAnyElementsOf(onlyEnglish).doesNotContainAnyElementsOf(english.keySet());

        visitor.at("[data-lang=uk]").click();
        assertThat(visitor.at("html")).hasAttribute("lang", "uk");
        visitor.settle();
        assertThat(visitor.at("#card h2")).hasText("Ягідне");
        assertThat(visitor.at("#card .held")).hasText("За повідомленнями, контроль спірний");
        assertThat(visitor.at("#as-of")).containsText("Станом на кінець дня 26 лютого 2023");
        assertThat(visitor.at("#caveats")).containsText("не означає суверенітету");
        visitor.at("#add-report").click();
        assertThat(visitor.at("#report-form h2")).hasText("Додати повідомлення: Ягідне");
        visitor.press("Escape");
        List<String> shown = said(visitor);
        assertThat(shown).doesNotContainAnyElementsOf(onlyEnglish).doesNotContainAnyElementsOf(ukrainian.keySet());
        assertThat(shown).as("neither a key without words nor a value not filled in")
                .noneMatch(text -> text.matches("[a-z]\\w*(\\.\\w+)+|.*\\{\\w+}.*"));

        visitor.at("[data-lang=en]").click();
        assertThat(visitor.at("html")).hasAttribute("lang", "en");
        assertThat(visitor.at("#card .held")).hasText("Reported contested");
    }

    @Test
    void sentencesAboutReportsAreUkrainianToo(RunningServer server, Visitor visitor) {
        visitor.open(server, "#place=yahidne&lang=uk");
        List<String> sentences = new ArrayList<>(visitor.at("#card .sentence").allTextContents());
        assertThat(sentences).isNotEmpty().noneMatch(text -> text.contains("reported") || text.contains(" on "));
        assertThat(visitor.at("#card .periods")).containsText("до першого повідомлення");
        assertThat(visitor.at("#map-places")).hasAttribute("aria-label", "Населені пункти на мапі");
    }

    @Test
    void theChoiceIsRemembered(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.at("[data-lang=uk]").click();
        assertThat(visitor.at("html")).hasAttribute("lang", "uk");
        visitor.page().navigate("about:blank");
        visitor.open(server);
        assertThat(visitor.at("html")).hasAttribute("lang", "uk");
        assertThat(visitor.at("#sign-in")).hasText("Увійти");
    }

    @Test
    void thePageBeginsInTheBrowsersLanguage(RunningServer server, Visitor visitor) {
        Visitor ukrainian = visitor.another(options -> options.setLocale("uk-UA")).open(server);
        assertThat(ukrainian.at("html")).hasAttribute("lang", "uk");
        Visitor french = visitor.another(options -> options.setLocale("fr-FR")).open(server);
        assertThat(french.at("html")).hasAttribute("lang", "en");
    }
}
