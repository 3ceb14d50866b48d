package de.smartregion.catalog.submission;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a table as RFC 4180 writes them. A quote that nobody closes swallows no more than its
 * own line: reading goes on with the next, so that each line of the file is told of.
 */
final class ImportRows {

    private static final char QUOTE = '"';

    private final String text;
    private final char separator;
    private int at;
    private int line = 1;

    /**
     * @param line of the file, on which it begins
     * @param last of the file, on which it ends
     * @param cells absent if a quote in it is not closed
     */
    record Row(int line, int last, @Nullable List<String> cells) {}

    private ImportRows(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /** Lines without anything are none. */
    static List<Row> of(String text, char separator) {
        var rows = new ArrayList<Row>();
        var reader = new ImportRows(text, separator);
        while (reader.at < text.length()) {
            var row = reader.next();
            if (!List.of("").equals(row.cells())) {
                rows.add(row);
            }
        }
        return rows;
    }

    private Row next() {
        int start = at;
        int first = line;
        var cells = new ArrayList<String>();
        while (true) {
            var cell = at < text.length() && text.charAt(at) == QUOTE ? quoted() : bare();
            if (cell == null) {
                at = start;
                line = first;
                skipLine();
                return new Row(first, first, null);
            }
            cells.add(cell);
            if (at >= text.length() || text.charAt(at) != separator) {
                int last = line;
                skipLineEnd();
                return new Row(first, last, cells);
            }
            at++;
        }
    }

    private String bare() {
        int start = at;
        while (at < text.length() && text.charAt(at) != separator && !isLineEnd()) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Nothing if it is not closed where a cell ends. */
    private @Nullable String quoted() {
        var cell = new StringBuilder();
        int from = at + 1;
        while (true) {
            int quote = text.indexOf(QUOTE, from);
            if (quote < 0) {
                return null;
            }
            cell.append(text, from, quote);
            at = quote + 1;
            if (at >= text.length() || text.charAt(at) == separator || isLineEnd()) {
                line += lineEnds(cell);
                return cell.toString();
            }
            if (text.charAt(at) != QUOTE) {
                return null;
            }
            cell.append(QUOTE);
            from = at + 1;
        }
    }

    private static int lineEnds(CharSequence cell) {
        int ends = 0;
        for (int i = 0; i < cell.length(); i++) {
            char end = cell.charAt(i);
            if (end == '\n' || (end == '\r' && !followedBy(cell, i, '\n'))) {
                ends++;
            }
        }
        return ends;
    }

    private void skipLine() {
        while (at < text.length() && !isLineEnd()) {
            at++;
        }
        skipLineEnd();
    }

    private void skipLineEnd() {
        if (at < text.length()) {
            at += text.charAt(at) == '\r' && followedBy(text, at, '\n') ? 2 : 1;
            line++;
        }
    }

    private boolean isLineEnd() {
        return text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    private static boolean followedBy(CharSequence text, int at, char next) {
        return at + 1 < text.length() && text.charAt(at + 1) == next;
    }
}
