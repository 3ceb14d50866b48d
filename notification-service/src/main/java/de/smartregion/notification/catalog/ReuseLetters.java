package de.smartregion.notification.catalog;

import de.smartregion.notification.catalog.CatalogFacts.Wanted;
import de.smartregion.notification.letter.Draft;
import de.smartregion.notification.letter.Drafts;
import de.smartregion.notification.letter.Letter;
import de.smartregion.notification.letter.Template;
import de.smartregion.platform.event.CloudEvent;

import java.util.function.Consumer;

/** What the staff and a project's contact are told of who wants to do it, too. */
final class ReuseLetters implements CatalogLetters {
    private final Drafts drafts;

    ReuseLetters(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public void about(CloudEvent event, Consumer<Letter> written) {
        switch (event.type()) {
            case "de.smartregion.catalog.reuse-wanted.v1" -> {
                var facts = event.dataAs(Wanted.class);
                written.accept(toSupport(event, facts));
                written.accept(wanted(event, facts));
            }
            default -> {} // other facts are not ours to tell
        }
    }

    private Letter toSupport(CloudEvent event, Wanted facts) {
        var draft = drafts.toStaff(event, Template.REUSE_TO_SUPPORT);
        tell(facts, draft);
        draft.detail("asker", facts.name());
        draft.detail("answer", facts.email());
        draft.detail("contact", facts.contactName());
        draft.detail("total", Integer.toString(facts.total()));
        return draft.letter();
    }

    /** Which municipality it is; whom to talk to there, the office tells who asks. */
    private Letter wanted(CloudEvent event, Wanted facts) {
        var draft =
                drafts.to(
                        facts.contactName(),
                        facts.contactEmail(),
                        facts.language(),
                        event,
                        Template.REUSE_WANTED);
        tell(facts, draft);
        draft.remark("remark");
        return draft.letter();
    }

    private static void tell(Wanted facts, Draft draft) {
        var title = draft.inLanguage(facts.title(), facts.titleEnglish());
        draft.subject(title, facts.municipality());
        draft.paragraph("text", title, facts.municipality());
        var note = facts.lines();
        if (!note.isEmpty()) {
            draft.paragraph("note");
            draft.quote(note);
            draft.remark("typed");
        }
        draft.action(ProjectLetters.PROJECT, null, facts.project());
        draft.detail("project", title);
        draft.detail("municipality", facts.municipality());
    }
}
