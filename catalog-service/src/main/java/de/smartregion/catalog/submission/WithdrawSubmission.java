package de.smartregion.catalog.submission;

import de.smartregion.catalog.submission.Submission.Decision;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes a submission back. */
@Component
class WithdrawSubmission {

    private static final Logger log = LoggerFactory.getLogger(WithdrawSubmission.class);

    private final Submissions submissions;

    WithdrawSubmission(Submissions submissions) {
        this.submissions = submissions;
    }

    Decision withdraw(String id, Visitor visitor, @Nullable Long seen) {
        var decision =
                submissions.decide(
                        id,
                        visitor,
                        seen,
                        (submission, now) -> submission.withdraw(visitor.nameFor(submission), now));
        if (decision instanceof Decision.Changed) {
            log.info("withdrew submission {}", id);
        }
        return decision;
    }
}
