package de.smartregion.catalog.submission;

import de.smartregion.catalog.submission.Submission.Decision;

import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the revision public that the office has read, and no other. */
@Component
class PublishSubmission {

    private static final Logger log = LoggerFactory.getLogger(PublishSubmission.class);

    private final Submissions submissions;
    private final MeterRegistry meters;

    PublishSubmission(Submissions submissions, MeterRegistry meters) {
        this.submissions = submissions;
        this.meters = meters;
    }

    Decision publish(String id, Visitor office, long seen) {
        var decision =
                submissions.decide(
                        id,
                        office,
                        seen,
                        (submission, now) -> submission.publish(office.nameFor(submission), now));
        if (decision instanceof Decision.Changed) {
            log.info("published submission {}", id);
            meters.counter("smartregion.submissions.published").increment();
        }
        return decision;
    }
}
