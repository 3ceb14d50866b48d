package de.smartregion.consulting.consultation;

import de.smartregion.consulting.region.Municipalities;

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
import java.util.List;
import java.util.Locale;

/**
 * Cases as a table for the office's spreadsheets, in the order of its board.
 *
 * <p>People write their own names: what a spreadsheet would take for a formula is text here.
 */
record CaseSheet(List<List<Object>> rows) {

    private static final ZoneId HESSEN = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.GERMANY);

    private static final List<String> HEADINGS =
            List.of(
                    "Eingang",
                    "Stand",
                    "Kommune",
                    "Schlüssel",
                    "Kreis",
                    "Modul",
                    "Form",
                    "Beratende Person",
                    "Termin",
                    "Ansprechperson",
                    "E-Mail",
                    "Rückmeldung",
                    "Nummer");

    /** With this a spreadsheet begins a formula, or jumps to the next cell. */
    private static final String FORMULA = "=+-@\t\r\n";

    CaseSheet {
        rows = rows.stream().map(List::copyOf).toList();
    }

    static CaseSheet of(List<Consultation> cases) {
        return new CaseSheet(cases.stream().map(CaseSheet::cells).toList());
    }

    private static List<Object> cells(Consultation it) {
        var request = it.request();
        var next =
                it.upcoming()
                        .or(() -> it.appointments().reversed().stream().findFirst())
                        .orElse(null);
        var assignment = it.assignment();
        var adviser =
                next != null
                        ? next.consultantName()
                        : assignment == null ? null : assignment.name();
        var feedback = it.feedback();
        var cells = new ArrayList<Object>();
        cells.add(moment(it.createdAt()));
        cells.add(word(it.status()));
        cells.add(request.municipalityName());
        cells.add(request.municipality());
        cells.add(
                Municipalities.find(request.municipality())
                        .map(place -> place.district())
                        .orElse(""));
        cells.add(request.moduleTitle());
        cells.add(
                switch (request.mode()) {
                    case ON_SITE -> "vor Ort";
                    case ONLINE -> "online";
                    case PHONE -> "telefonisch";
                });
        cells.add(text(adviser));
        cells.add(next == null ? "" : moment(next.start()));
        cells.add(request.person().name());
        cells.add(request.person().email());
        cells.add(feedback == null ? "" : feedback.helpful());
        cells.add(it.id());
        return cells;
    }

    private static String word(Status status) {
        return switch (status) {
            case UNCONFIRMED -> "unbestätigt";
            case REQUESTED -> "angefragt";
            case WAITING -> "wartet";
            case OFFERED -> "Termine angeboten";
            case SCHEDULED -> "Termin steht fest";
            case HELD -> "hat stattgefunden";
            case REPORTED -> "Bericht liegt vor";
            case WITHDRAWN -> "zurückgezogen";
            case DECLINED -> "abgelehnt";
            case NO_SHOW -> "niemand erschienen";
            case UNRECORDED -> "nicht festgehalten";
            case EXPIRED -> "verfallen";
        };
    }

    private static LocalDateTime moment(Instant instant) {
        return LocalDateTime.ofInstant(instant, HESSEN);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** For a German Excel, which opens it by a double click: semicolons, and a BOM for umlauts. */
    byte[] csv() {
        var text = new StringBuilder("\ufeff");
        line(text, HEADINGS);
        rows.forEach(row -> line(text, row));
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
            var sheet = book.newWorksheet("Beratungen");
            for (int column = 0; column < HEADINGS.size(); column++) {
                sheet.value(0, column, HEADINGS.get(column));
                sheet.style(0, column).bold().set();
            }
            sheet.freezePane(0, 1);
            for (int row = 0; row < rows.size(); row++) {
                fill(sheet, row + 1, rows.get(row));
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

    @Override
    public String toString() {
        return rows.size() + " cases"; // personal data stays out of logs
    }
}
