package de.smartregion.notification.catalog;

import de.smartregion.notification.catalog.CatalogFacts.Archived;
import de.smartregion.notification.catalog.CatalogFacts.Due;
import de.smartregion.notification.catalog.CatalogFacts.Revised;
import de.smartregion.notification.letter.Drafts;
import de.smartregion.notification.letter.Letter;
import de.smartregion.notification.letter.PlainText;
import de.smartregion.notification.letter.Template;
import de.smartregion.platform.event.CloudEvent;

import java.util.function.Consumer;

/** What a project's contact is told of it. */
final class ProjectLetters implements CatalogLetters {
    static final String PROJECT = "/projekte/{project}";

    private final Drafts drafts;

    ProjectLetters(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public void about(CloudEvent event, Consumer<Letter> written) {
        switch (event.type()) {
            case "de.smartregion.catalog.project-revised.v1" -> written.accept(revised(event));
            case "de.smartregion.catalog.project-archived.v1" -> written.accept(archived(event));
            case "de.smartregion.catalog.confirmation-due.v1" -> written.accept(due(event));
            default -> {} // other facts are not ours to tell
        }
    }

    private Letter revised(CloudEvent event) {
        var facts = event.dataAs(Revised.class);
        var contact = facts.profile().contact();
        var draft =
                drafts.to(
                        contact.name(),
                        contact.email(),
                        contact.language(),
                        event,
                        Template.PROJECT_REVISED);
        var title = draft.inLanguage(facts.profile().title(), facts.profile().titleEnglish());
        draft.subject(title);
        draft.paragraph("text", title);
        draft.action(PROJECT, null, facts.project());
        draft.remark("remark");
        return draft.letter();
    }

    private Letter archived(CloudEvent event) {
        var facts = event.dataAs(Archived.class);
        var draft =
                drafts.to(
                        facts.contactName(),
                        facts.contactEmail(),
                        facts.language(),
                        event,
                        Template.PROJECT_ARCHIVED);
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
        draft.remark("remark");
        return draft.letter();
    }

    private Letter due(CloudEvent event) {
        var facts = event.dataAs(Due.class);
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
        draft.paragraph("ask", draft.day(facts.confirmBy()));
        draft.action(PROJECT + "/bestaetigen", facts.confirmToken(), facts.project());
        draft.detailLink("project", draft.words("details.project.words"), PROJECT, facts.project());
        draft.remark("changed");
        draft.remark("remark");
        return draft.letter();
    }
}
