package de.smartregion.notification.letter;

import java.time.Instant;

/** What somebody tells the office, as a letter to its staff. */
final class FeedbackLetters {
    private final Drafts drafts;

    FeedbackLetters(Drafts drafts) {
        this.drafts = drafts;
    }

    /** Named after its cause: sent again it is the same letter. */
    Letter about(Feedback feedback, String cause, Instant at) {
        var draft = drafts.toStaff(cause, at, Template.BARRIER_REPORTED);
        draft.paragraph("text");
        draft.quote(feedback.lines());
        var page = feedback.page();
        if (page != null) {
            draft.detail("page", page);
        }
        var answerTo = feedback.answerTo();
        draft.detail("answer", answerTo == null ? draft.words("answer.nobody") : answerTo.value());
        draft.remark("remark");
        return draft.letter();
    }
}
