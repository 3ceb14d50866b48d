package de.smartregion.notification.letter;

import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * @param page where it was, in the person's own words
 * @param answerTo an e-mail address, of whoever wants an answer
 */
record FeedbackForm(
        @NotBlank @Size(max = 5000) String text,
        @Size(max = 500) @Nullable String page,
        @Size(max = 254) @Nullable String answerTo) {

    @Schema(hidden = true)
    @AssertTrue(message = "{jakarta.validation.constraints.Email.message}")
    boolean isAnswerTo() {
        try {
            var _ = answerTo == null || answerTo.isBlank() ? null : new EmailAddress(answerTo);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** What is typed may hold nothing that can be seen. */
    @Schema(hidden = true)
    @AssertTrue(message = "{jakarta.validation.constraints.NotBlank.message}")
    boolean isText() {
        return text == null
                || text.isBlank()
                || text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** Only for a form without violations. */
    Feedback feedback() {
        return Feedback.of(text, page, answerTo);
    }

    @Override
    public String toString() {
        return "feedback form"; // personal data stays out of logs
    }
}
