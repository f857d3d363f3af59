package org.frontlinemap.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.frontlinemap.server.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@PageTest
class SearchPageTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
        "Ягідне, Yahidne", "yAhid, Yahidne", "Ягодное, Yahidne", "Artemivsk, Bakhmut",
        "Верхньокам'янське, Verkhnokamianske", "Верхньокам’янське, Verkhnokamianske",
        "Верхньокамʼянське, Verkhnokamianske"})
    void findsASettlementByAnyOfItsNames(String typed, String name, RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.at("#search").fill(typed);
        Locator found = visitor.at("#search-list [role=option]").first();
        assertThat(found.locator("b")).hasText(name);
        found.click();
        visitor.settle();
        assertThat(visitor.at("#card h2")).hasText(name);
        assertThat(visitor.at("#search")).hasValue(name);
        visitor.page().waitForFunction("wanted => document.querySelector('#map').frontline.visible()"
                + ".some(({ name }) => name === wanted)", name);
    }

    @Test
    void tellsNamesakesApartByTheirArea(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.at("#search").fill("Artemivsk");
        assertThat(visitor.at("#search-list [role=option]")).hasCount(2);
        assertThat(visitor.at("#search-list [role=option] small:nth-of-type(1)"))
                .containsText(new String[] {"raion", "raion"});
    }

    @Test
    void saysWhenThereIsNoSuchSettlement(RunningServer server, Visitor visitor) {
        visitor.open(server);
        visitor.at("#search").fill("<b>nowhere");
        assertThat(visitor.at("#search-list")).hasText("No settlement named “<b>nowhere”");
        visitor.press("Escape");
        assertThat(visitor.at("#search-list")).isHidden();
    }
}
