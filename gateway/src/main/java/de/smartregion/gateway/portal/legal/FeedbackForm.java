package de.smartregion.gateway.portal.legal;

import de.smartregion.gateway.portal.registration.FieldError;
import de.smartregion.gateway.portal.registration.FormErrors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** What somebody tells the office, as it was typed. */
record FeedbackForm(String key, String text, String page, String answerTo) {
    static final FormErrors UNACCEPTED =
            new FormErrors(List.of(FieldError.of("text", "error.general")));

    private static final Pattern KEY = Pattern.compile("[\\w-]{8,64}");
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]+\\.[^@\\s\\p{Cntrl}.]{2,}");
    private static final int LONGEST_TEXT = 5_000;
    private static final int LONGEST_PAGE = 500;
    private static final int LONGEST_EMAIL = 254;

    static FeedbackForm empty() {
        return typed(Map.of());
    }

    /** Every field may be missing; spaces around what was typed mean nothing. */
    static FeedbackForm typed(Map<String, String> fields) {
        var key = fields.getOrDefault("key", "");
        return new FeedbackForm(
                KEY.matcher(key).matches() ? key : UUID.randomUUID().toString(),
                fields.getOrDefault("text", "").strip(),
                fields.getOrDefault("page", "").strip(),
                fields.getOrDefault("answerTo", "").strip());
    }

    FormErrors check() {
        var errors = new ArrayList<FieldError>();
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            errors.add(FieldError.of("text", "error.report.text"));
        } else if (text.length() > LONGEST_TEXT) {
            errors.add(FieldError.of("text", "error.report.long", LONGEST_TEXT));
        }
        if (page.length() > LONGEST_PAGE) {
            errors.add(FieldError.of("page", "error.report.long", LONGEST_PAGE));
        }
        if (!answerTo.isEmpty()
                && (answerTo.length() > LONGEST_EMAIL || !EMAIL.matcher(answerTo).matches())) {
            errors.add(FieldError.of("answerTo", "error.email.shape"));
        }
        return new FormErrors(List.copyOf(errors));
    }

    @Override
    public String toString() {
        return "feedback form"; // personal data stays out of logs
    }
}
