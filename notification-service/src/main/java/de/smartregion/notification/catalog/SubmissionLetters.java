package de.smartregion.notification.catalog;

import de.smartregion.notification.catalog.CatalogFacts.Author;
import de.smartregion.notification.catalog.CatalogFacts.Commented;
import de.smartregion.notification.catalog.CatalogFacts.Published;
import de.smartregion.notification.catalog.CatalogFacts.Returned;
import de.smartregion.notification.catalog.CatalogFacts.Started;
import de.smartregion.notification.catalog.CatalogFacts.Submission;
import de.smartregion.notification.catalog.CatalogFacts.Withdrawn;
import de.smartregion.notification.letter.Draft;
import de.smartregion.notification.letter.Drafts;
import de.smartregion.notification.letter.Letter;
import de.smartregion.notification.letter.Template;
import de.smartregion.platform.event.CloudEvent;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What authors and staff are told of what is handed in. */
final class SubmissionLetters implements CatalogLetters {
    private static final String SUBMISSION = "/projekte/entwuerfe/{submission}";
    private static final String DESK = "/verwaltung/projekte/{submission}";

    private final Drafts drafts;

    SubmissionLetters(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public void about(CloudEvent event, Consumer<Letter> written) {
        switch (event.type()) {
            case "de.smartregion.catalog.submission-started.v1" -> written.accept(started(event));
            case "de.smartregion.catalog.project-submitted.v1" -> {
                written.accept(toReview(event));
                written.accept(received(event));
            }
            case "de.smartregion.catalog.submission-sent-back.v1" -> {
                written.accept(sentBackNoted(event));
                written.accept(sentBack(event));
            }
            case "de.smartregion.catalog.submission-commented.v1" ->
                    written.accept(
                            switch (event.dataAs(Commented.class).role()) {
                                case AUTHOR -> commentNoted(event);
                                case OFFICE -> commented(event);
                            });
            case "de.smartregion.catalog.submission-declined.v1" -> {
                written.accept(declinedNoted(event));
                written.accept(declined(event));
            }
            case "de.smartregion.catalog.submission-withdrawn.v1" ->
                    written.accept(
                            switch (event.dataAs(Withdrawn.class).role()) {
                                case AUTHOR -> withdrawnNoted(event);
                                case OFFICE -> withdrawn(event);
                            });
            case "de.smartregion.catalog.submission-published.v1" -> {
                var facts = event.dataAs(Published.class);
                if (!facts.isImported()) {
                    if (!facts.isChange()) { // of a change the staff hears when the project has it
                        written.accept(publishedNoted(event, facts));
                    }
                    written.accept(published(event, facts));
                }
            }
            default -> {} // other facts are not ours to tell
        }
    }

    /**
     * Whose address it is nobody has proven yet: nothing of what was typed is repeated there, but a
     * name that is one.
     */
    private Letter started(CloudEvent event) {
        var facts = event.dataAs(Started.class);
        var draft = toAuthor(event, Template.DRAFT_STARTED);
        draft.paragraph("text");
        draft.paragraph("next");
        draft.action(SUBMISSION, facts.manageToken(), facts.submission());
        draft.remark("link");
        draft.remark("remark");
        return draft.letter();
    }

    private Letter toReview(CloudEvent event) {
        var facts = event.dataAs(Submission.class);
        var draft = drafts.toStaff(event, Template.SUBMISSION_TO_REVIEW);
        var title = titleOf(facts, draft);
        draft.subject(title);
        draft.paragraph(facts.isChange() ? "change" : "new", title);
        draft.detail("project", title);
        nameAuthor(event, draft);
        draft.action(DESK, null, facts.submission());
        return draft.letter();
    }

    private Letter received(CloudEvent event) {
        var facts = event.dataAs(Submission.class);
        var draft = toAuthor(event, Template.SUBMISSION_RECEIVED);
        var title = titleOf(facts, draft);
        draft.subject(title);
        draft.paragraph(facts.isChange() ? "change" : "new", title);
        draft.paragraph(facts.isChange() ? "change.next" : "new.next");
        draft.action(SUBMISSION, facts.manageToken(), facts.submission());
        return draft.letter();
    }

    private Letter sentBackNoted(CloudEvent event) {
        var facts = event.dataAs(Submission.class);
        var draft = drafts.toStaff(event, Template.SENT_BACK_NOTED);
        var title = titleOf(facts, draft);
        draft.subject(title);
        draft.paragraph("text", title);
        draft.quote(event.dataAs(Returned.class).lines());
        nameAuthor(event, draft);
        draft.action(DESK, null, facts.submission());
        return draft.letter();
    }

    private Letter sentBack(CloudEvent event) {
        var facts = event.dataAs(Submission.class);
        var draft = toAuthor(event, Template.SUBMISSION_SENT_BACK);
        var title = titleOf(facts, draft);
        draft.subject(title);
        draft.paragraph("text", title);
        draft.quote(event.dataAs(Returned.class).lines());
        draft.action(SUBMISSION, facts.manageToken(), facts.submission());
        draft.remark("next");
        draft.remark("remark");
        return draft.letter();
    }

    private Letter commentNoted(CloudEvent event) {
        var said = event.dataAs(Commented.class);
        var draft = about(event, drafts.toStaff(event, Template.COMMENT_NOTED), said.by());
        say(said, draft);
        nameAuthor(event, draft);
        draft.action(DESK, null, event.dataAs(Submission.class).submission());
        return draft.letter();
    }

    private Letter commented(CloudEvent event) {
        var facts = event.dataAs(Submission.class);
        var draft = about(event, toAuthor(event, Template.SUBMISSION_COMMENTED));
        say(event.dataAs(Commented.class), draft);
        draft.action(SUBMISSION, facts.manageToken(), facts.submission());
        return draft.letter();
    }

    private static void say(Commented said, Draft draft) {
        draft.quote(said.lines());
        var field = said.field();
        var part = field == null ? "" : SubscriberLetters.parts(List.of(field), draft);
        if (!part.isEmpty()) {
            draft.detail("part", part);
        }
    }

    private Letter declinedNoted(CloudEvent event) {
        var draft = about(event, drafts.toStaff(event, Template.DECLINED_NOTED));
        draft.quote(event.dataAs(Returned.class).lines());
        nameAuthor(event, draft);
        draft.action(DESK, null, event.dataAs(Submission.class).submission());
        return draft.letter();
    }

    private Letter declined(CloudEvent event) {
        var facts = event.dataAs(Submission.class);
        var draft = toAuthor(event, Template.SUBMISSION_DECLINED);
        var title = titleOf(facts, draft);
        draft.subject(title);
        draft.paragraph(facts.isChange() ? "change" : "new", title);
        draft.quote(event.dataAs(Returned.class).lines());
        draft.action(SUBMISSION, facts.manageToken(), facts.submission());
        draft.remark("remark");
        return draft.letter();
    }

    private Letter withdrawnNoted(CloudEvent event) {
        var draft = about(event, drafts.toStaff(event, Template.WITHDRAWN_NOTED));
        nameAuthor(event, draft);
        draft.action(DESK, null, event.dataAs(Submission.class).submission());
        return draft.letter();
    }

    private Letter withdrawn(CloudEvent event) {
        var facts = event.dataAs(Submission.class);
        var draft = about(event, toAuthor(event, Template.SUBMISSION_WITHDRAWN));
        draft.action(SUBMISSION, facts.manageToken(), facts.submission());
        draft.remark("next");
        draft.remark("remark");
        return draft.letter();
    }

    private static Draft about(CloudEvent event, Draft draft, String... who) {
        var title = titleOf(event.dataAs(Submission.class), draft);
        draft.subject(title);
        draft.paragraph("text", Stream.concat(Stream.of(title), Stream.of(who)).toArray());
        return draft;
    }

    private Letter publishedNoted(CloudEvent event, Published facts) {
        var draft = drafts.toStaff(event, Template.PUBLISHED_NOTED);
        tell(facts, draft);
        nameAuthor(event, draft);
        draft.detailLink(
                "project",
                draft.words("details.project.words"),
                ProjectLetters.PROJECT,
                facts.project());
        draft.action(DESK, null, facts.submission());
        return draft.letter();
    }

    private Letter published(CloudEvent event, Published facts) {
        var draft = toAuthor(event, Template.SUBMISSION_PUBLISHED);
        tell(facts, draft);
        draft.action(ProjectLetters.PROJECT, null, facts.project());
        draft.remark("remark");
        return draft.letter();
    }

    private static void tell(Published facts, Draft draft) {
        var profile = facts.profile();
        var title = draft.inLanguage(profile.title(), profile.titleEnglish());
        draft.subject(title);
        draft.paragraph(facts.isChange() ? "change" : "new", title);
    }

    /** To the staff. */
    private static void nameAuthor(CloudEvent event, Draft draft) {
        var author = event.dataAs(Author.class);
        draft.detail("author", author.name());
        draft.detail("answer", author.email());
        var ags = author.ags();
        if (ags != null) {
            draft.detail("ags", ags);
        }
    }

    private Draft toAuthor(CloudEvent event, Template template) {
        var author = event.dataAs(Author.class);
        return drafts.to(author.name(), author.email(), author.language(), event, template);
    }

    private static String titleOf(Submission facts, Draft draft) {
        var title = facts.title();
        return draft.inLanguage(
                title == null ? draft.words("untitled") : title, facts.titleEnglish());
    }
}
