package de.smartregion.events.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipFile;

/** The office opens these in a spreadsheet; the names in them were written by anybody. */
class RosterSheetTest {

    @TempDir Path folder;

    private static RosterSheet sheet(String name, String function) {
        return new RosterSheet(
                List.of(
                        new RosterSheet.Row(
                                7,
                                new Person(
                                        name, "ada@example.org", Language.DE, "06611000", function),
                                Standing.SEATED,
                                Attendance.ONLINE,
                                2,
                                Instant.parse("2027-03-01T09:00:00Z"))));
    }

    private static String csv(String name, String function) {
        return new String(sheet(name, function).csv(), StandardCharsets.UTF_8);
    }

    @Test
    void aGermanExcelReadsTheCsvAsItIs() {
        assertThat(csv("Jörg; \"Jo\" Weiß", "Amt"))
                .startsWith("\ufeff\"Nr.\";\"Name\";")
                .endsWith(
                        "\r\n7;\"Jörg; \"\"Jo\"\" Weiß\";\"ada@example.org\";\"Kassel\";\"06611000\";\"Amt\";"
                                + "\"bestätigt\";\"online\";2;\"de\";01.03.2027 10:00\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx"})
    void nothingIsAFormula(String hostile) throws IOException {
        assertThat(csv(hostile, hostile))
                .contains(";\"'" + hostile + "\";")
                .doesNotContain(";\"" + hostile);
        var book = sheetXml(sheet(hostile, hostile).xlsx());
        assertThat(book).doesNotContain("<f>", "<f ");
    }

    @Test
    void theCellsOfAWorkbookHaveTypes() throws IOException {
        var xml = sheetXml(sheet("Ada", "Amt").xlsx());
        // the number and the seats are numbers, the date is one with a format, the key is text
        assertThat(xml).containsPattern("<c r=\"A2\"[^>]*><v>7</v>");
        assertThat(xml).containsPattern("<c r=\"I2\"[^>]*><v>2</v>");
        assertThat(xml).containsPattern("<c r=\"K2\" s=\"\\d+\"[^>]*><v>\\d+\\.\\d+</v>");
        assertThat(xml).containsPattern("<c r=\"E2\"[^>]*t=\"(s|inlineStr)\"");
    }

    /** By a file: what is written as a stream says the sizes behind the entries. */
    private String sheetXml(byte[] workbook) throws IOException {
        var file = Files.write(folder.resolve("roster.xlsx"), workbook);
        try (var zip = new ZipFile(file.toFile())) {
            var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"));
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
