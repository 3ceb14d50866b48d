package de.smartregion.notification.consulting;

import de.smartregion.notification.consulting.ConsultationFacts.Cancelled;
import de.smartregion.notification.consulting.ConsultationFacts.Case;
import de.smartregion.notification.consulting.ConsultationFacts.Colliding;
import de.smartregion.notification.consulting.ConsultationFacts.Confirmed;
import de.smartregion.notification.consulting.ConsultationFacts.Ended;
import de.smartregion.notification.consulting.ConsultationFacts.Stuck;
import de.smartregion.notification.consulting.ConsultationFacts.Unrecorded;
import de.smartregion.notification.letter.Draft;
import de.smartregion.notification.letter.Drafts;
import de.smartregion.notification.letter.Letter;
import de.smartregion.notification.letter.Template;
import de.smartregion.platform.event.CloudEvent;

import java.util.Optional;
import java.util.stream.Collectors;

/** What the staff, or a consultant, has to look at; nothing of it was typed by strangers. */
final class StaffLetters {
    private static final String DESK = "/verwaltung/beratungen/{consultation}";

    private final Drafts drafts;

    StaffLetters(Drafts drafts) {
        this.drafts = drafts;
    }

    Letter consultantMissing(CloudEvent event) {
        var facts = event.dataAs(Stuck.class);
        var draft = drafts.toStaff(event, Template.CONSULTANT_MISSING);
        tell(facts, draft);
        var fields = facts.fields();
        if (fields != null && !fields.isEmpty()) {
            draft.detail(
                    "fields",
                    fields.stream()
                            .map(field -> draft.words("field." + field))
                            .collect(Collectors.joining(", ")));
        }
        return draft.letter();
    }

    /** Where nobody fits there is another letter, and that is enough. */
    Optional<Letter> requestReceived(CloudEvent event) {
        var confirmed = event.dataAs(Confirmed.class);
        var consultant = confirmed.consultantName();
        if (consultant == null) {
            return Optional.empty();
        }
        var facts = event.dataAs(Case.class);
        var draft = drafts.toStaff(event, Template.REQUEST_RECEIVED);
        tell(facts, draft);
        draft.paragraph(confirmed.waiting() ? "waiting" : "open", consultant);
        draft.detail("consultant", consultant);
        return Optional.of(draft.letter());
    }

    Optional<Letter> offerRefused(CloudEvent event) {
        var ended = event.dataAs(Ended.class);
        if (!ended.why().equals("REFUSED")) {
            return Optional.empty();
        }
        var draft = drafts.toStaff(event, Template.OFFER_REFUSED);
        tell(event.dataAs(Case.class), draft);
        draft.paragraph(ended.waiting() ? "waiting" : "open");
        return Optional.of(draft.letter());
    }

    Letter waitEnded(CloudEvent event) {
        return reopened(event, "waited");
    }

    /** What the office or a consultant cancels, the office knows. */
    Optional<Letter> reopened(CloudEvent event) {
        return event.dataAs(Cancelled.class).reopened()
                ? Optional.of(reopened(event, "cancelled"))
                : Optional.empty();
    }

    private Letter reopened(CloudEvent event, String why) {
        var facts = event.dataAs(Case.class);
        var draft = drafts.toStaff(event, Template.REQUEST_REOPENED);
        tell(facts, draft);
        draft.paragraph(why);
        draft.paragraph("next");
        return draft.letter();
    }

    private static void tell(Case facts, Draft draft) {
        draft.subject(facts.municipalityName(), facts.moduleTitle());
        draft.paragraph("text", facts.municipalityName(), facts.moduleTitle());
        draft.detail("consultation", facts.moduleTitle());
        draft.detail("municipality", facts.municipalityName());
        draft.detail("mode", draft.words("attendance." + facts.mode()));
        draft.action(DESK, null, facts.consultation());
    }

    Letter requestOverdue(CloudEvent event) {
        var facts = event.dataAs(Stuck.class);
        var draft = drafts.toStaff(event, Template.REQUEST_OVERDUE);
        tell(facts, draft);
        var since = facts.since();
        if (since != null) {
            draft.detail("since", draft.moment(since));
        }
        return draft.letter();
    }

    /** First to whose appointment it was, then to the staff. */
    Letter outcomeMissing(CloudEvent event) {
        var facts = event.dataAs(Unrecorded.class);
        var draft =
                facts.again()
                        ? drafts.toStaff(event, Template.OUTCOME_MISSING)
                        : drafts.to(
                                facts.consultantName(),
                                facts.consultantEmail(),
                                AppointmentLetters.LANGUAGE,
                                event,
                                Template.OUTCOME_ASKED);
        draft.subject(facts.municipalityName(), facts.moduleTitle());
        draft.paragraph(
                "text",
                facts.municipalityName(),
                draft.span(facts.start(), facts.end()),
                facts.consultantName());
        draft.detail("consultation", facts.moduleTitle());
        draft.detail("municipality", facts.municipalityName());
        draft.action(facts.again() ? DESK : AppointmentLetters.DESK, null, facts.consultation());
        return draft.letter();
    }

    Letter absenceCollides(CloudEvent event) {
        var facts = event.dataAs(Colliding.class);
        var draft = drafts.toStaff(event, Template.ABSENCE_COLLIDES);
        var when = draft.moment(facts.start());
        draft.subject(facts.municipalityName(), facts.consultantName());
        draft.paragraph(facts.text(), facts.consultantName(), when, facts.municipalityName());
        if (facts.onlyComesAlong()) {
            draft.paragraph("second", facts.consultantName());
        } else {
            draft.paragraph(facts.proposals().isEmpty() ? "nobody" : "ways");
        }
        for (var way : facts.proposals()) {
            draft.detail(
                    "proposal",
                    draft.words("proposal.words", way.name(), draft.moment(way.start())));
        }
        draft.action(DESK, null, facts.consultation());
        return draft.letter();
    }

    private static void tell(Stuck facts, Draft draft) {
        draft.subject(facts.municipalityName(), facts.moduleTitle());
        draft.paragraph("text", facts.municipalityName(), facts.moduleTitle());
        draft.detail("consultation", facts.moduleTitle());
        draft.detail("municipality", facts.municipalityName());
        draft.action(DESK, null, facts.consultation());
    }
}
