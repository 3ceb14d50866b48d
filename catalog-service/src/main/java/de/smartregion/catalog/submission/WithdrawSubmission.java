package de.smartregion.catalog.submission;

import de.smartregion.catalog.submission.Submission.Decision;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes a submission back. */
@Component
class WithdrawSubmission {

    private static final Logger log = LoggerFactory.getLogger(WithdrawSubmission.class);

    private final Submissions submissions;
    private final ManageLinks links;

    WithdrawSubmission(Submissions submissions, ManageLinks links) {
        this.submissions = submissions;
        this.links = links;
    }

    Decision withdraw(String id, Visitor visitor, long seen) {
        var decision =
                submissions.decide(
                        id,
                        visitor,
                        seen,
                        (submission, now) ->
                                visitor.mayWithdraw(submission)
                                        ? submission.withdraw(
                                                visitor.voice(),
                                                visitor.nameFor(submission),
                                                links.again(submission, now),
                                                now)
                                        : new Decision.Refused(
                                                SubmissionProblem.NOT_YOUR_SUBMISSION));
        if (decision instanceof Decision.Changed) {
            log.info("withdrew submission {}", id);
        }
        return decision;
    }
}
