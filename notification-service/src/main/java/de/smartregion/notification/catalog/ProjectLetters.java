package de.smartregion.notification.catalog;

import de.smartregion.notification.catalog.CatalogFacts.Archived;
import de.smartregion.notification.catalog.CatalogFacts.Due;
import de.smartregion.notification.catalog.CatalogFacts.Revised;
import de.smartregion.notification.letter.Draft;
import de.smartregion.notification.letter.Drafts;
import de.smartregion.notification.letter.Letter;
import de.smartregion.notification.letter.PlainText;
import de.smartregion.notification.letter.Template;
import de.smartregion.platform.event.CloudEvent;

import java.time.ZoneOffset;
import java.util.function.Consumer;

/** What a project's contact and the staff are told of it. */
final class ProjectLetters implements CatalogLetters {
    static final String PROJECT = "/projekte/{project}";

    private static final String UNCONFIRMED = "/verwaltung/bestaetigungen";

    /** Asked at once; of more the staff is told together. */
    private static final int ONE_BY_ONE = 10;

    private final Drafts drafts;

    ProjectLetters(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public void about(CloudEvent event, Consumer<Letter> written) {
        switch (event.type()) {
            case "de.smartregion.catalog.project-revised.v1" -> {
                var facts = event.dataAs(Revised.class);
                written.accept(revisedNoted(event, facts));
                written.accept(revised(event, facts));
            }
            case "de.smartregion.catalog.project-archived.v1" -> {
                var facts = event.dataAs(Archived.class);
                written.accept(archivedNoted(event, facts));
                written.accept(archived(event, facts));
            }
            case "de.smartregion.catalog.confirmation-due.v1" -> {
                var facts = event.dataAs(Due.class);
                if (!again(facts)) { // whom it asked the office knows
                    written.accept(asked(event, facts));
                }
                written.accept(due(event, facts));
            }
            default -> {} // other facts are not ours to tell
        }
    }

    private Letter revisedNoted(CloudEvent event, Revised facts) {
        var draft = drafts.toStaff(event, Template.REVISED_NOTED);
        tell(facts, draft);
        var parts = SubscriberLetters.parts(facts.changed(), draft);
        if (!parts.isEmpty()) {
            draft.paragraph("changed", parts);
        }
        draft.detail("contact", facts.profile().contact().name());
        return draft.letter();
    }

    private Letter revised(CloudEvent event, Revised facts) {
        var contact = facts.profile().contact();
        var draft =
                drafts.to(
                        contact.name(),
                        contact.email(),
                        contact.language(),
                        event,
                        Template.PROJECT_REVISED);
        tell(facts, draft);
        draft.remark("remark");
        return draft.letter();
    }

    private static void tell(Revised facts, Draft draft) {
        var title = draft.inLanguage(facts.profile().title(), facts.profile().titleEnglish());
        draft.subject(title);
        draft.paragraph("text", title);
        draft.action(PROJECT, null, facts.project());
    }

    private Letter archivedNoted(CloudEvent event, Archived facts) {
        var draft = drafts.toStaff(event, Template.ARCHIVED_NOTED);
        draft.detail("contact", facts.contactName());
        tell(facts, draft);
        return draft.letter();
    }

    private Letter archived(CloudEvent event, Archived facts) {
        var draft =
                drafts.to(
                        facts.contactName(),
                        facts.contactEmail(),
                        facts.language(),
                        event,
                        Template.PROJECT_ARCHIVED);
        tell(facts, draft);
        draft.remark("remark");
        return draft.letter();
    }

    private static void tell(Archived facts, Draft draft) {
        var title = draft.inLanguage(facts.title(), facts.titleEnglish());
        draft.subject(title);
        draft.paragraph("text", title);
        draft.paragraph("reason");
        draft.quote(PlainText.lines(facts.reason()));
        draft.action(PROJECT, null, facts.project());
        var instead = facts.replacedBy();
        if (instead != null) {
            draft.detailLink("instead", draft.words("details.instead.words"), PROJECT, instead);
        }
    }

    private Letter asked(CloudEvent event, Due facts) {
        var together = facts.together();
        if (together != null && together > ONE_BY_ONE) {
            return askedTogether(event, facts, together);
        }
        var draft = drafts.toStaff(event, Template.CONFIRMATION_ASKED);
        var title = draft.inLanguage(facts.title(), facts.titleEnglish());
        draft.subject(title);
        draft.paragraph(
                "text", title, draft.day(facts.confirmedAt()), draft.day(facts.confirmBy()));
        draft.action(PROJECT, null, facts.project());
        draft.detail("contact", facts.name());
        draft.remark("remark");
        return draft.letter();
    }

    /** Named after the day, so that whoever comes after the first finds the letter there. */
    private Letter askedTogether(CloudEvent event, Due facts, int together) {
        var day = event.time().atOffset(ZoneOffset.UTC).toLocalDate();
        var draft =
                drafts.toStaff(
                        "confirmation-due-" + day, event.time(), Template.CONFIRMATIONS_ASKED);
        draft.paragraph("text", together, draft.day(facts.confirmBy()));
        draft.action(UNCONFIRMED, null);
        draft.remark("remark");
        return draft.letter();
    }

    private Letter due(CloudEvent event, Due facts) {
        var draft =
                drafts.to(
                        facts.name(),
                        facts.email(),
                        facts.language(),
                        event,
                        Template.CONFIRMATION_DUE);
        var title = draft.inLanguage(facts.title(), facts.titleEnglish());
        draft.subject(title);
        draft.paragraph("text", title, draft.day(facts.confirmedAt()));
        if (again(facts)) {
            draft.paragraph("again");
        }
        draft.paragraph("ask", draft.day(facts.confirmBy()));
        draft.action(PROJECT + "/bestaetigen", facts.confirmToken(), facts.project());
        draft.detailLink("project", draft.words("details.project.words"), PROJECT, facts.project());
        draft.remark("changed");
        draft.remark("remark");
        return draft.letter();
    }

    private static boolean again(Due facts) {
        return Boolean.TRUE.equals(facts.repeated());
    }
}
