package de.smartregion.catalog.submission;

import de.smartregion.catalog.submission.Submission.Decision;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Returns a submission to its author, saying what is to be done. */
@Component
class SendBackSubmission {

    private static final Logger log = LoggerFactory.getLogger(SendBackSubmission.class);

    private final Submissions submissions;
    private final ManageLinks links;

    SendBackSubmission(Submissions submissions, ManageLinks links) {
        this.submissions = submissions;
        this.links = links;
    }

    Decision sendBack(String id, Visitor office, long seen, String why) {
        var decision =
                submissions.decide(
                        id,
                        office,
                        seen,
                        (submission, now) ->
                                submission.sendBack(
                                        why,
                                        office.nameFor(submission),
                                        links.again(submission, now),
                                        now));
        if (decision instanceof Decision.Changed) {
            log.info("sent back submission {}", id);
        }
        return decision;
    }
}
