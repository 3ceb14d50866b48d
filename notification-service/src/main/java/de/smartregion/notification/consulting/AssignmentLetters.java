package de.smartregion.notification.consulting;

import de.smartregion.notification.consulting.ConsultationFacts.Assigned;
import de.smartregion.notification.letter.Draft;
import de.smartregion.notification.letter.Drafts;
import de.smartregion.notification.letter.Letter;
import de.smartregion.notification.letter.Template;
import de.smartregion.platform.event.CloudEvent;

import java.util.Optional;
import java.util.function.Consumer;

/** Whose case it is now, and why, and whose it is no more; nothing of it was typed by strangers. */
final class AssignmentLetters {
    private final Drafts drafts;

    AssignmentLetters(Drafts drafts) {
        this.drafts = drafts;
    }

    /** Who has it by an appointment hears of that. */
    void assigned(CloudEvent event, Consumer<Letter> written) {
        var facts = event.dataAs(Assigned.class);
        relieved(event, facts).ifPresent(written);
        if (!facts.booked()) {
            written.accept(given(event, facts));
        }
    }

    private Letter given(CloudEvent event, Assigned facts) {
        var draft =
                begun(
                        facts.consultantName(),
                        facts.consultantEmail(),
                        event,
                        facts,
                        Template.CONSULTANT_ASSIGNED);
        var note = facts.lines();
        if (facts.byRule()) {
            why(facts, draft);
        } else if (note.isEmpty()) {
            draft.paragraph("decided");
        } else {
            draft.paragraph("note");
            draft.quote(note);
        }
        draft.action(AppointmentLetters.DESK, null, facts.consultation());
        if (facts.awaitsProposals()) {
            draft.remark("propose");
        }
        draft.remark("remark");
        return draft.letter();
    }

    private static void why(Assigned facts, Draft draft) {
        var appointments = facts.appointments();
        var capacity = facts.capacity();
        if (Boolean.TRUE.equals(facts.sameDistrict())) {
            draft.paragraph("district");
        } else if (appointments != null && capacity != null) {
            draft.paragraph("load", appointments, capacity);
        }
    }

    private Optional<Letter> relieved(CloudEvent event, Assigned facts) {
        var name = facts.formerConsultantName();
        var email = facts.formerConsultantEmail();
        if (name == null || email == null) {
            return Optional.empty();
        }
        var draft = begun(name, email, event, facts, Template.CONSULTANT_RELIEVED);
        draft.remark("remark");
        return Optional.of(draft.letter());
    }

    private Draft begun(
            String name, String email, CloudEvent event, Assigned facts, Template template) {
        var draft = drafts.to(name, email, AppointmentLetters.LANGUAGE, event, template);
        draft.subject(facts.municipalityName(), facts.moduleTitle());
        draft.paragraph(
                "text", facts.municipalityName(), facts.moduleTitle(), facts.consultantName());
        draft.detail("consultation", facts.moduleTitle());
        draft.detail("municipality", facts.municipalityName());
        draft.detail("mode", draft.words("attendance." + facts.mode()));
        return draft;
    }
}
