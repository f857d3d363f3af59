package org.frontlinemap.importing.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.frontlinemap.geodata.FormulaGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {

    @TempDir
    Path folder;

    private final Collected intake = new Collected();

    private List<CsvFile.Row> read(byte[] bytes, CsvFile.Layout layout) throws IOException {
        List<CsvFile.Row> rows = new ArrayList<>();
        read(bytes, layout, rows);
        return rows;
    }

    private void read(byte[] bytes, CsvFile.Layout layout, List<CsvFile.Row> rows) throws IOException {
        try (CsvFile csv = CsvFile.open(FileOf.bytes(folder, "rows.csv", bytes), layout)) {
            for (CsvFile.Row row = csv.next(intake); row != null; row = csv.next(intake)) {
                rows.add(row);
            }
        }
    }

    private List<CsvFile.Row> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), CsvFile.Layout.WITH_HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theDelimiterIsTheOneThatPartsTheHeader(String delimiter) throws IOException {
        List<CsvFile.Row> rows = read("\uFEFFa|\"b,;\t \"|c\r\n1|\"2\r\n,;\t3\"|\r\n\r\n4|5|6".replace("|", delimiter));
        assertThat(rows).extracting(CsvFile.Row::line).containsExactly(2L, 5L);
        assertThat(rows.get(0).cells()).containsExactly("1", "2\r\n,;\t3", "");
        assertThat(rows.get(0).text("c")).isNull();
        assertThat(rows.get(1).text("a")).isEqualTo("4");
        assertThat(rows.get(1).text("d")).isNull();
    }

    @Test
    void aFileWithoutHeaderOrQuotationMarksIsReadByTheLayout() throws IOException {
        CsvFile.Layout layout = new CsvFile.Layout('\t', false, List.of("id", "name"));
        List<CsvFile.Row> rows = read("1\t\"Yahidne\n2\tBerkhivka\n".getBytes(StandardCharsets.UTF_8), layout);
        assertThat(rows).extracting(row -> row.text("name")).containsExactly("\"Yahidne", "Berkhivka");
    }

    @Test
    void raggedRowsAreRejectedAndTheOthersRead() throws IOException {
        assertThat(read("a,b\n1,2\n3\n4,5,6\n7,8,\n9,10\n")).extracting(row -> row.text("a")).containsExactly("1", "7", "9");
        assertThat(intake.reasons()).containsExactly("3 has only 1 of 2 cells; it may be cut off",
                "4 has 3 cells, but the header names 2 columns");
        assertThat(intake.rejections().get(1).row()).containsExactly("4", "5", "6");
    }

    @Test
    void columnsOfAnEarlierRejectionAreLeftOutAndFormulasComeBack() throws IOException {
        String formula = "=HYPERLINK(\"x\")";
        List<CsvFile.Row> rows = read("a,b,_line,_reason\n-1.5,\"" + FormulaGuard.guarded(formula).replace("\"", "\"\"")
                + "\",7,is wrong\n" + FormulaGuard.guarded("'-2") + ",'t,8,\n");
        assertThat(rows).extracting(CsvFile.Row::cells)
                .containsExactly(List.of("-1.5", formula), List.of("'-2", "'t"));
        assertThat(rows.get(0).rejection("a", "-1.5", "is odd").row()).hasSize(2);
    }

    @Test
    void rowsBeforeBytesOfAnotherEncodingAreReadAndTheirLineIsNamed() {
        List<CsvFile.Row> rows = new ArrayList<>();
        byte[] mixed = "a,b\n1,2\n3,Ягідне\n".getBytes(Charset.forName("windows-1251"));
        assertThatThrownBy(() -> read(mixed, CsvFile.Layout.WITH_HEADER, rows))
                .isInstanceOf(UnreadableFileException.class).hasMessageContaining("line 3").hasMessageContaining("UTF-8")
                .extracting("line").isEqualTo(3L);
        // what stands in the same buffer before the bytes is read
        assertThat(rows).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void utf16IsRefusedInItsFirstLine(String encoding) {
        assertThatThrownBy(() -> read("a,b\n1,2\n".getBytes(Charset.forName(encoding)), CsvFile.Layout.WITH_HEADER))
                .isInstanceOf(UnreadableFileException.class).hasMessageContaining("line 1 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF", "a,a\n1,2\n", "a,b\n1,\"2\n3,4\n", "a,b\n1,\"2\"x\n", "\"a,b\n"})
    void filesThatAreNoTableAreRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void aCharacterCutInTwoAtTheEndIsSaid() {
        byte[] whole = "a,b\n1,Я".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 1), CsvFile.Layout.WITH_HEADER))
                .isInstanceOf(UnreadableFileException.class).hasMessageContaining("line 2").hasMessageContaining("cut off");
    }

    @Test
    void aQuotationMarkNeverClosedDoesNotTakeTheWholeFileIn() {
        String endless = "a,b\n1,2\n3,\"" + "x,y\n".repeat(2_000_000);
        assertThatThrownBy(() -> read(endless)).isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("line 3 has more than 1000000 characters").extracting("line").isEqualTo(3L);
    }

    @Test
    void aCellTooLargeIsRejectedWithoutItsRow() throws IOException {
        assertThat(read("a,b\n1," + "x".repeat(CsvFile.MOST_CELL + 1) + "\n3,4\n")).hasSize(1);
        assertThat(intake.reasons()).containsExactly("2 has a cell of more than 100000 characters");
        assertThat(intake.rejections().get(0).row()).isEmpty();
    }

    @Test
    void linesAreCountedThroughLongFiles() throws IOException {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int line = 2; line < 20_002; line++) {
            text.append(line).append(",Ягідне\n");
        }
        for (CsvFile.Row row : read(text.toString())) {
            assertThat(row.text("a")).isEqualTo(Long.toString(row.line()));
        }
    }
}
