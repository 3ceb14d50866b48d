package de.smartregion.events.registration;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The roster as a table for the office's spreadsheets, everybody who is on it, in order.
 *
 * <p>People write their own names: what a spreadsheet would take for a formula is text here.
 */
record RosterSheet(List<Row> rows) {

    private static final ZoneId HESSEN = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.GERMANY);

    private static final List<String> HEADINGS =
            List.of(
                    "Nr.",
                    "Name",
                    "E-Mail",
                    "Kommune",
                    "Gemeindeschlüssel",
                    "Funktion",
                    "Status",
                    "Teilnahme",
                    "Plätze",
                    "Sprache",
                    "Angemeldet seit");

    /** With this a spreadsheet begins a formula, or jumps to the next cell. */
    private static final String FORMULA = "=+-@\t\r\n";

    record Row(
            int number,
            Person person,
            Standing standing,
            Attendance attendance,
            int seats,
            @Nullable Instant since) {

        List<Object> cells() {
            var cells = new ArrayList<Object>();
            cells.add(number);
            cells.add(person.name());
            cells.add(person.email());
            cells.add(Municipalities.nameOf(person.municipality()));
            cells.add(person.municipality());
            cells.add(person.function() == null ? "" : person.function());
            cells.add(
                    switch (standing) {
                        case HELD -> "reserviert, unbestätigt";
                        case SEATED -> "bestätigt";
                        case WAITING_UNCONFIRMED -> "Warteliste, unbestätigt";
                        case WAITING -> "Warteliste";
                        case CANCELLED, EXPIRED, CALLED_OFF, REPEATED -> "";
                    });
            cells.add(attendance == Attendance.ONLINE ? "online" : "vor Ort");
            cells.add(seats);
            cells.add(person.language().code());
            cells.add(since == null ? "" : LocalDateTime.ofInstant(since, HESSEN));
            return cells;
        }

        @Override
        public String toString() {
            return "row " + number; // personal data stays out of logs
        }
    }

    RosterSheet {
        rows = List.copyOf(rows);
    }

    static RosterSheet of(Roster roster) {
        return new RosterSheet(
                roster.registrations().values().stream()
                        .filter(it -> it.standing().live())
                        .sorted(Comparator.comparingInt(Registration::number))
                        .map(
                                it ->
                                        new Row(
                                                it.number(),
                                                it.holder(),
                                                it.standing(),
                                                it.attendance(),
                                                it.seats(),
                                                it.since()))
                        .toList());
    }

    /** For a German Excel, which opens it by a double click: semicolons, and a BOM for umlauts. */
    byte[] csv() {
        var text = new StringBuilder("\ufeff");
        line(text, HEADINGS);
        rows.forEach(row -> line(text, row.cells()));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, List<?> cells) {
        var separator = "";
        for (var cell : cells) {
            text.append(separator)
                    .append(
                            switch (cell) {
                                case Integer number -> number.toString();
                                case LocalDateTime moment -> MOMENT.format(moment);
                                default -> quoted(cell.toString());
                            });
            separator = ";";
        }
        text.append("\r\n");
    }

    private static String quoted(String value) {
        boolean formula = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }

    /** Every cell has a type, so that text is never read as a formula. */
    byte[] xlsx() {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "smart-region", "1.0")) {
            var sheet = book.newWorksheet("Anmeldungen");
            for (int column = 0; column < HEADINGS.size(); column++) {
                sheet.value(0, column, HEADINGS.get(column));
                sheet.style(0, column).bold().set();
            }
            sheet.freezePane(0, 1);
            for (int row = 0; row < rows.size(); row++) {
                fill(sheet, row + 1, rows.get(row).cells());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void fill(Worksheet sheet, int row, List<Object> cells) {
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case Integer number -> sheet.value(row, column, number);
                case LocalDateTime moment -> {
                    sheet.value(row, column, moment);
                    sheet.style(row, column).format("dd.mm.yyyy hh:mm").set();
                }
                case Object text -> sheet.value(row, column, text.toString());
            }
        }
    }
}
