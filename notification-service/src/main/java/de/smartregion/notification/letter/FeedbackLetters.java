package de.smartregion.notification.letter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What somebody tells the office, as a letter to its staff. */
final class FeedbackLetters {
    private final LetterSettings settings;
    private final Pseudonyms pseudonyms;

    FeedbackLetters(LetterSettings settings) {
        this.settings = settings;
        this.pseudonyms = new Pseudonyms(settings.keyBytes());
    }

    /** Named after its cause: sent again it is the same letter. */
    Letter about(Feedback feedback, String cause, Instant at) {
        var template = Template.BARRIER_REPORTED;
        var language = Language.of(settings.staffLanguage());
        var wording = Wording.in(language);
        var staff = settings.staff();
        var paragraphs = new ArrayList<String>();
        paragraphs.add(wording.say(template, "text"));
        paragraphs.addAll(feedback.lines());
        var details = new ArrayList<Page.Detail>();
        var page = feedback.page();
        if (page != null) {
            details.add(new Page.Detail(wording.say(template, "page"), page, null));
        }
        var answerTo = feedback.answerTo();
        details.add(
                new Page.Detail(
                        wording.say(template, "answer"),
                        answerTo == null ? wording.say(template, "nobody") : answerTo.value(),
                        null));
        return new Letter(
                cause + ":" + template.key() + ":" + pseudonyms.of(staff),
                at,
                template,
                staff,
                language,
                new Page(
                        wording.say(template, "subject"),
                        wording.say(template, "heading"),
                        wording.say("greeting.neutral"),
                        paragraphs,
                        details,
                        null,
                        List.of(wording.say(template, "remark"))),
                null);
    }
}
