package de.smartregion.events.finding;

import de.smartregion.events.finding.Finding.Decision;
import de.smartregion.platform.web.CommonProblem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.function.Function;

/** Changes a finding, or removes it, unless somebody else has changed it since it was read. */
@Component
class ChangeFinding {

    private static final Logger log = LoggerFactory.getLogger(ChangeFinding.class);

    private final Findings findings;
    private final Forums forums;
    private final Clock clock;

    ChangeFinding(Findings findings, Forums forums, Clock clock) {
        this.findings = findings;
        this.forums = forums;
        this.clock = clock;
    }

    /** {@code seen}: the revision to change and no other. */
    Decision change(String id, long seen, Content to) {
        return decide(
                id,
                seen,
                finding -> finding.change(to, forums.of(to.gathering()), clock.instant()));
    }

    Decision remove(String id, long seen) {
        return decide(id, seen, finding -> finding.remove(clock.instant()));
    }

    private Decision decide(String id, long seen, Function<Finding, Decision> how) {
        var finding = findings.published(id).orElse(null);
        if (finding == null) {
            return new Decision.Refused(FindingProblem.FINDING_NOT_FOUND);
        }
        if (finding.revision() != seen) {
            return new Decision.Refused(CommonProblem.PRECONDITION_FAILED);
        }
        var decided = how.apply(finding);
        if (!(decided instanceof Decision.Done done)) {
            return decided;
        }
        var saved = findings.save(finding, done).orElse(null);
        if (saved == null) {
            return new Decision.Refused(CommonProblem.PRECONDITION_FAILED);
        }
        log.info("{} finding {}", saved.removed() ? "removed" : "changed", id);
        return new Decision.Done(saved, done.event());
    }
}
