package de.smartregion.catalog.submission;

import de.smartregion.catalog.submission.Comment.Party;
import de.smartregion.catalog.submission.Submission.Decision;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says something about a submission; the office speaks with one voice. */
@Component
class CommentSubmission {

    private final Submissions submissions;
    private final ManageLinks links;

    CommentSubmission(Submissions submissions, ManageLinks links) {
        this.submissions = submissions;
        this.links = links;
    }

    /** With a {@code request} that came before, what it said stands there once. */
    Decision comment(
            String id,
            Visitor visitor,
            String text,
            @Nullable String field,
            @Nullable String request) {
        return submissions.decide(
                id,
                visitor,
                null,
                (submission, now) -> {
                    var party = visitor.voice();
                    var name = visitor.nameFor(submission);
                    var voice = party == Party.OFFICE ? Submission.OFFICE : name;
                    return submission.comment(
                            new Comment(now, voice, party, text, field, request),
                            name,
                            links.again(submission, now));
                });
    }

    /** The office has read the first of them, and only what came after is new to it. */
    Decision read(String id, Visitor office, int shown) {
        return submissions.decide(
                id,
                office,
                null,
                (submission, now) -> submission.read(shown, office.nameFor(submission), now));
    }
}
