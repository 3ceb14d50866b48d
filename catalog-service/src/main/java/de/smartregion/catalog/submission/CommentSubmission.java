package de.smartregion.catalog.submission;

import de.smartregion.catalog.submission.Comment.Party;
import de.smartregion.catalog.submission.Submission.Decision;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says something about a submission; the office speaks with one voice. */
@Component
class CommentSubmission {

    private final Submissions submissions;

    CommentSubmission(Submissions submissions) {
        this.submissions = submissions;
    }

    Decision comment(String id, Visitor visitor, String text, @Nullable String field) {
        return submissions.decide(
                id,
                visitor,
                null,
                (submission, now) -> {
                    var party = visitor.partyOf(submission);
                    var name = visitor.nameFor(submission);
                    var voice = party == Party.OFFICE ? Submission.OFFICE : name;
                    return submission.comment(new Comment(now, voice, party, text, field), name);
                });
    }
}
