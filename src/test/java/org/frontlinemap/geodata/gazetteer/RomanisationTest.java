package org.frontlinemap.geodata.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RomanisationTest {

    @ParameterizedTest
    @CsvSource({"Бахмут, Bakhmut", "Ягідне, Yahidne", "Кліщіївка, Klishchiivka", "Згурівка, Zghurivka",
            "Розгон, Rozghon", "Ґалаґани, Galagany", "Єнакієве, Yenakiieve", "Їжакевич, Yizhakevych",
            "Йосипівка, Yosypivka", "Стрий, Stryi", "Юрівка, Yurivka", "Крюківщина, Kriukivshchyna",
            "Нью-Йорк, Niu-York", "Кам’янка, Kamianka", "Знам'янка, Znamianka", "Щастя, Shchastia",
            "Святогірськ, Sviatohirsk", "Сакко і Ванцетті, Sakko i Vantsetti", "Село 2, Selo 2"})
    void writesNamesByTheOfficialTable(String ukrainian, String latin) {
        assertThat(Romanisation.of(ukrainian)).hasValue(latin);
    }

    @Test
    void leavesNamesInOtherCyrillicAlphabetsAlone() {
        assertThat(Romanisation.of("Берёзовка")).isEmpty();
        assertThat(Romanisation.of("Объячево")).isEmpty();
    }
}
