package de.smartregion.catalog.submission;

import de.smartregion.catalog.submission.Comment.Party;
import de.smartregion.catalog.submission.Submission.Decision;

import org.springframework.stereotype.Component;

/** Writes a submission anew, unless somebody else has done so since it was read. */
@Component
class EditSubmission {

    private final Submissions submissions;

    EditSubmission(Submissions submissions) {
        this.submissions = submissions;
    }

    Decision edit(String id, Visitor visitor, long seen, Profile to) {
        return submissions.decide(
                id,
                visitor,
                seen,
                (submission, now) -> {
                    var party = visitor.partyOf(submission);
                    if (party == Party.AUTHOR && visitor.leaves(to)) {
                        return new Decision.Refused(SubmissionProblem.NOT_YOUR_PROJECT);
                    }
                    return submission.edit(to, party, visitor.nameFor(submission), now);
                });
    }
}
