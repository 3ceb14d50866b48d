package de.smartregion.notification.letter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody tells the office about a barrier, where they met it, and where they may be
 * answered.
 */
record Feedback(List<String> lines, @Nullable String page, @Nullable EmailAddress answerTo) {
    private static final int LONGEST_LINE = 1000;

    Feedback {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("feedback says something");
        }
    }

    /** Line by line, each of them harmless. */
    static Feedback of(String text, @Nullable String page, @Nullable String answerTo) {
        var lines = new ArrayList<String>();
        for (var line : text.split("\\R", -1)) {
            for (int from = 0; from < line.length(); from += LONGEST_LINE) {
                var harmless =
                        PlainText.of(
                                line.substring(from, Math.min(line.length(), from + LONGEST_LINE)));
                if (!harmless.isEmpty()) {
                    lines.add(harmless);
                }
            }
        }
        var where = page == null ? "" : PlainText.of(page);
        return new Feedback(
                lines,
                where.isEmpty() ? null : where,
                answerTo == null || answerTo.isBlank() ? null : new EmailAddress(answerTo));
    }

    @Override
    public String toString() {
        return "feedback"; // personal data stays out of logs
    }
}
