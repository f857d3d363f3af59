package org.frontlinemap.geodata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortenedTest {

    @ParameterizedTest
    @CsvSource({"abc, 3, abc", "abcd, 3, abc…", "ab😀, 4, ab😀", "ab😀, 3, ab…", "ab😀c, 4, ab😀…", "😀😀, 1, …", ", 3,"})
    void noCharacterIsCutInTwo(String text, int most, String shortened) {
        assertThat(Shortened.of(text, most)).isEqualTo(shortened);
    }
}
