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
                    var ags = submission.author().ags();
                    if (party == Party.AUTHOR
                            && visitor.isMunicipality()
                            && ags != null
                            && !to.municipalities().contains(ags)) {
                        return new Decision.Refused(SubmissionProblem.NOT_YOUR_PROJECT);
                    }
                    return submission.edit(to, party, visitor.nameFor(submission), now);
                });
    }
}
