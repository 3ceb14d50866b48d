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

    Cancellation cancel(String id, long seen, String why) {
        var gathering = gatherings.find(id).orElse(null);
        if (gathering == null) {
            return new Cancellation.Refused(GatheringProblem.GATHERING_NOT_FOUND);
        }
        if (gathering.version() != seen) {
            return new Cancellation.Refused(CommonProblem.PRECONDITION_FAILED);
        }
        return switch (gathering.cancel(why, clock.instant())) {
            case Cancellation.Cancelled(var cancelled, var event) -> {
                var saved = gatherings.save(gathering, cancelled, List.of(event));
                if (saved.isEmpty()) {
                    yield new Cancellation.Refused(CommonProblem.PRECONDITION_FAILED);
                }
                log.info("cancelled gathering {}", id);
                yield new Cancellation.Cancelled(saved.get(), event);
            }
            case Cancellation.Refused refused -> refused;
        };
    }
}
