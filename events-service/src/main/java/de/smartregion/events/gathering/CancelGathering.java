package de.smartregion.events.gathering;

import de.smartregion.events.gathering.Gathering.Cancellation;
import de.smartregion.platform.web.CommonProblem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.List;

/** Calls a published gathering off and says why. */
@Component
class CancelGathering {

    private static final Logger log = LoggerFactory.getLogger(CancelGathering.class);

    private final Gatherings gatherings;
    private final Clock clock;

    CancelGathering(Gatherings gatherings, Clock clock) {
        this.gatherings = gatherings;
        this.clock = clock;
    }

    /** {@code seen}: the revision to call off and no other. */
    Cancellation cancel(String id, long seen, String why) {
        while (true) {
            var gathering = gatherings.find(id).orElse(null);
            if (gathering == null) {
                return new Cancellation.Refused(GatheringProblem.GATHERING_NOT_FOUND);
            }
            if (gathering.revision() != seen) {
                return new Cancellation.Refused(CommonProblem.PRECONDITION_FAILED);
            }
            var decided = gathering.cancel(why, clock.instant());
            if (!(decided instanceof Cancellation.Cancelled(var cancelled, var event))) {
                return decided;
            }
            var saved = gatherings.save(gathering, cancelled, List.of(event));
            if (saved.isPresent()) {
                log.info("cancelled gathering {}", id);
                return new Cancellation.Cancelled(saved.get(), event);
            }
            // Somebody was faster: decide again on what they left.
        }
    }
}
