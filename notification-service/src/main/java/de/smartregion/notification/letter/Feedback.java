package de.smartregion.notification.letter;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What somebody tells the office about a barrier, where they met it, and where they may be
 * answered.
 */
record Feedback(List<String> lines, @Nullable String page, @Nullable EmailAddress answerTo) {
    Feedback {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("feedback says something");
        }
    }

    /** Line by line, each of them harmless. */
    static Feedback of(String text, @Nullable String page, @Nullable String answerTo) {
        var where = page == null ? "" : PlainText.of(page);
        return new Feedback(
                PlainText.lines(text),
                where.isEmpty() ? null : where,
                answerTo == null || answerTo.isBlank() ? null : new EmailAddress(answerTo));
    }

    @Override
    public String toString() {
        return "feedback"; // personal data stays out of logs
    }
}
