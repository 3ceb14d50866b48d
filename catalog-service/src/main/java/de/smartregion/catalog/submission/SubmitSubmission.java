package de.smartregion.catalog.submission;

import de.smartregion.catalog.submission.Submission.Decision;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands a draft to the office; asked again, it answers the same and tells nobody twice. */
@Component
class SubmitSubmission {

    private static final Logger log = LoggerFactory.getLogger(SubmitSubmission.class);

    private final Submissions submissions;
    private final ManageLinks links;

    SubmitSubmission(Submissions submissions, ManageLinks links) {
        this.submissions = submissions;
        this.links = links;
    }

    Decision submit(String id, Visitor visitor, long seen) {
        var decision =
                submissions.decide(
                        id,
                        visitor,
                        seen,
                        (submission, now) ->
                                submission.submit(
                                        visitor.partyOf(submission),
                                        visitor.nameFor(submission),
                                        links.again(submission, now),
                                        now));
        if (decision instanceof Decision.Changed) {
            log.info("submitted {}", id);
        }
        return decision;
    }
}
