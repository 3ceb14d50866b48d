package de.smartregion.notification.consulting;

import de.smartregion.notification.consulting.ConsultationFacts.Case;
import de.smartregion.notification.consulting.ConsultationFacts.Confirmable;
import de.smartregion.notification.consulting.ConsultationFacts.Confirmed;
import de.smartregion.notification.consulting.ConsultationFacts.Declined;
import de.smartregion.notification.consulting.ConsultationFacts.Manageable;
import de.smartregion.notification.consulting.ConsultationFacts.Released;
import de.smartregion.notification.consulting.ConsultationFacts.Withdrawn;
import de.smartregion.notification.letter.Draft;
import de.smartregion.notification.letter.Drafts;
import de.smartregion.notification.letter.Letter;
import de.smartregion.notification.letter.Template;
import de.smartregion.platform.event.CloudEvent;

import java.util.List;

/** What the municipality is told of its request, before and after there is an appointment. */
final class RequestLetters {
    static final String REQUEST = "/beratung/{consultation}";
    private static final String CONFIRMATION = REQUEST + "/bestaetigen";

    private final Drafts drafts;

    RequestLetters(Drafts drafts) {
        this.drafts = drafts;
    }

    /**
     * Whose address it is nobody has proven yet: nothing of what was typed is repeated there, but a
     * name that is one.
     */
    Letter toConfirm(CloudEvent event) {
        var facts = event.dataAs(Case.class);
        var asked = event.dataAs(Confirmable.class);
        var draft = to(facts, event, Template.CONSULTATION_TO_CONFIRM);
        draft.paragraph("text", title(facts, draft));
        var until = draft.moment(asked.confirmBy());
        var start = asked.start();
        if (start == null) {
            draft.paragraph("open", until);
        } else {
            draft.paragraph("held", draft.moment(start), until);
        }
        draft.action(CONFIRMATION, asked.confirmToken(), facts.consultation());
        details(facts, draft);
        draft.remark("remark");
        return draft.letter();
    }

    Letter received(CloudEvent event) {
        var facts = event.dataAs(Case.class);
        boolean waiting = event.dataAs(Confirmed.class).waiting();
        var draft =
                to(
                        facts,
                        event,
                        waiting ? Template.CONSULTATION_WAITING : Template.CONSULTATION_RECEIVED);
        draft.subject(title(facts, draft));
        draft.paragraph("text", title(facts, draft));
        draft.paragraph("next");
        manage(facts, event, draft);
        details(facts, draft);
        draft.remark("remark");
        return draft.letter();
    }

    Letter waitEnded(CloudEvent event) {
        var facts = event.dataAs(Case.class);
        var draft = to(facts, event, Template.WAIT_ENDED);
        draft.subject(title(facts, draft));
        draft.paragraph("text", title(facts, draft));
        draft.paragraph("next");
        manage(facts, event, draft);
        details(facts, draft);
        draft.remark("remark");
        return draft.letter();
    }

    Letter withdrawn(CloudEvent event) {
        var facts = event.dataAs(Case.class);
        var withdrawn = event.dataAs(Withdrawn.class);
        var draft = to(facts, event, Template.CONSULTATION_WITHDRAWN);
        draft.subject(title(facts, draft));
        boolean own = withdrawn.by().equals("PERSON");
        draft.paragraph(own ? "person" : "staff", title(facts, draft));
        var reason = own ? List.<String>of() : withdrawn.lines();
        if (!reason.isEmpty()) {
            draft.paragraph("reason");
            draft.quote(reason);
        }
        draft.remark("remark");
        return draft.letter();
    }

    Letter declined(CloudEvent event) {
        var facts = event.dataAs(Case.class);
        var draft = to(facts, event, Template.CONSULTATION_DECLINED);
        draft.subject(title(facts, draft));
        draft.paragraph("text", title(facts, draft));
        draft.quote(event.dataAs(Declined.class).lines());
        draft.remark("remark");
        return draft.letter();
    }

    Letter report(CloudEvent event) {
        return report(event, Template.REPORT_RELEASED);
    }

    Letter corrected(CloudEvent event) {
        return report(event, Template.REPORT_CORRECTED);
    }

    /** What is recommended stands there, too; what was found out only in the report. */
    private Letter report(CloudEvent event, Template template) {
        var facts = event.dataAs(Case.class);
        var report = event.dataAs(Released.class);
        var draft = to(facts, event, template);
        draft.subject(title(facts, draft));
        draft.paragraph("text", title(facts, draft));
        manage(facts, event, draft);
        for (var project : report.projects()) {
            draft.detailLink(
                    "recommended.project",
                    draft.words("details.project.words"),
                    "/projekte/{project}",
                    project);
        }
        for (var gathering : report.gatherings()) {
            draft.detailLink(
                    "recommended.gathering",
                    draft.words("details.gathering.words"),
                    "/veranstaltungen/{gathering}",
                    gathering);
        }
        draft.remark("remark");
        return draft.letter();
    }

    Letter feedback(CloudEvent event) {
        var facts = event.dataAs(Case.class);
        var draft = to(facts, event, Template.FEEDBACK_ASKED);
        draft.subject(title(facts, draft));
        draft.paragraph("text", title(facts, draft));
        manage(facts, event, draft);
        draft.remark("remark");
        return draft.letter();
    }

    private Draft to(Case facts, CloudEvent event, Template template) {
        return drafts.to(facts.name(), facts.email(), facts.language(), event, template);
    }

    private static void manage(Case facts, CloudEvent event, Draft draft) {
        draft.action(REQUEST, event.dataAs(Manageable.class).manageToken(), facts.consultation());
    }

    static String title(Case facts, Draft draft) {
        return draft.inLanguage(facts.moduleTitle(), facts.moduleTitleEnglish());
    }

    static void details(Case facts, Draft draft) {
        draft.detail("consultation", title(facts, draft));
        draft.detail("municipality", facts.municipalityName());
        draft.detail("mode", draft.words("attendance." + facts.mode()));
    }
}
