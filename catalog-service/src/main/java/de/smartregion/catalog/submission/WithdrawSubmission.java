package de.smartregion.catalog.submission;

import de.smartregion.catalog.submission.Submission.Decision;
import de.smartregion.platform.security.SignedLinks;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes a submission back. */
@Component
class WithdrawSubmission {

    private static final Logger log = LoggerFactory.getLogger(WithdrawSubmission.class);

    private final Submissions submissions;
    private final SignedLinks links;

    WithdrawSubmission(Submissions submissions, SignedLinks links) {
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
                                submission.withdraw(
                                        visitor.partyOf(submission),
                                        visitor.nameFor(submission),
                                        ManageLink.again(links, submission),
                                        now));
        if (decision instanceof Decision.Changed) {
            log.info("withdrew submission {}", id);
        }
        return decision;
    }
}
