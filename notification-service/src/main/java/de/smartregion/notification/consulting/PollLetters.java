package de.smartregion.notification.consulting;

import de.smartregion.notification.consulting.ConsultationFacts.Asked;
import de.smartregion.notification.consulting.ConsultationFacts.Case;
import de.smartregion.notification.consulting.ConsultationFacts.Completed;
import de.smartregion.notification.consulting.ConsultationFacts.Manageable;
import de.smartregion.notification.consulting.ConsultationFacts.Opened;
import de.smartregion.notification.letter.Draft;
import de.smartregion.notification.letter.Drafts;
import de.smartregion.notification.letter.Letter;
import de.smartregion.notification.letter.Template;
import de.smartregion.platform.event.CloudEvent;
import de.smartregion.platform.event.UnreadableEvent;

import java.util.function.Consumer;

/** What those who come along are asked, and what they have answered. */
final class PollLetters {
    private static final String BALLOT = RequestLetters.REQUEST + "/abstimmung";

    private final Drafts drafts;

    PollLetters(Drafts drafts) {
        this.drafts = drafts;
    }

    /** One to each; who cannot be written to takes no other's letter away. */
    void opened(CloudEvent event, Consumer<Letter> written) {
        var facts = event.dataAs(Case.class);
        var poll = event.dataAs(Opened.class);
        UnreadableEvent unreadable = null;
        for (var asked : poll.asked()) {
            try {
                written.accept(ask(event, facts, poll, asked));
            } catch (UnreadableEvent e) {
                unreadable = e;
            }
        }
        if (unreadable != null) {
            throw unreadable;
        }
    }

    private Letter ask(CloudEvent event, Case facts, Opened poll, Asked asked) {
        var draft =
                drafts.to(
                        asked.name(), asked.email(), facts.language(), event, Template.POLL_OPENED);
        var title = RequestLetters.title(facts, draft);
        draft.subject(title);
        if (Draft.isName(facts.name())) {
            draft.paragraph("text", facts.name(), facts.municipalityName(), title);
        } else {
            draft.paragraph("nameless", facts.municipalityName(), title);
        }
        draft.paragraph("until", draft.moment(poll.until()));
        draft.action(BALLOT, asked.ballotToken(), facts.consultation());
        for (var start : poll.starts()) {
            draft.detail("proposal", draft.moment(start));
        }
        RequestLetters.details(facts, draft);
        draft.remark("remark", facts.municipalityName());
        return draft.letter();
    }

    Letter completed(CloudEvent event) {
        var facts = event.dataAs(Case.class);
        var poll = event.dataAs(Completed.class);
        var draft =
                drafts.to(
                        facts.name(),
                        facts.email(),
                        facts.language(),
                        event,
                        Template.POLL_COMPLETED);
        var title = RequestLetters.title(facts, draft);
        draft.subject(title);
        draft.paragraph("text", title);
        var best = poll.best();
        if (best == null) {
            draft.paragraph("none");
        } else {
            draft.paragraph("best", draft.moment(best));
        }
        draft.paragraph("until", draft.moment(poll.until()));
        draft.action(
                RequestLetters.REQUEST,
                event.dataAs(Manageable.class).manageToken(),
                facts.consultation());
        for (var start : poll.starts()) {
            draft.detail(
                    "proposal",
                    draft.words(
                            "details.proposal.suits",
                            draft.moment(start.start()),
                            start.yes(),
                            start.ifNeeded(),
                            start.no()));
        }
        RequestLetters.details(facts, draft);
        draft.remark("remark");
        return draft.letter();
    }
}
