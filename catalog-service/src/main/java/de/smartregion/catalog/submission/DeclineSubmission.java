package de.smartregion.catalog.submission;

import de.smartregion.catalog.submission.Submission.Decision;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Declines a submission for good, saying why. */
@Component
class DeclineSubmission {

    private static final Logger log = LoggerFactory.getLogger(DeclineSubmission.class);

    private final Submissions submissions;
    private final ManageLinks links;

    DeclineSubmission(Submissions submissions, ManageLinks links) {
        this.submissions = submissions;
        this.links = links;
    }

    Decision decline(String id, Visitor office, long seen, String why) {
        var decision =
                submissions.decide(
                        id,
                        office,
                        seen,
                        (submission, now) ->
                                submission.decline(
                                        why,
                                        office.nameFor(submission),
                                        links.again(submission, now),
                                        now));
        if (decision instanceof Decision.Changed) {
            log.info("declined submission {}", id);
        }
        return decision;
    }
}
