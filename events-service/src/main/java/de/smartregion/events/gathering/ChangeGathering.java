package de.smartregion.events.gathering;

import de.smartregion.events.gathering.Gathering.Change;
import de.smartregion.platform.web.CommonProblem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.List;

/** Announces a gathering differently, unless somebody else has done so since it was read. */
@Component
class ChangeGathering {

    private static final Logger log = LoggerFactory.getLogger(ChangeGathering.class);

    private final Gatherings gatherings;
    private final Clock clock;

    ChangeGathering(Gatherings gatherings, Clock clock) {
        this.gatherings = gatherings;
        this.clock = clock;
    }

    /** {@code seen}: the revision to change and no other. */
    Change change(String id, long seen, Announcement to) {
        while (true) {
            var gathering = gatherings.find(id).orElse(null);
            if (gathering == null) {
                return new Change.Refused(GatheringProblem.GATHERING_NOT_FOUND, List.of());
            }
            if (gathering.revision() != seen) {
                return new Change.Refused(CommonProblem.PRECONDITION_FAILED, List.of());
            }
            var decided = gathering.change(to, clock.instant());
            if (!(decided instanceof Change.Changed(var changed, var events))) {
                return decided;
            }
            var saved = gatherings.save(gathering, changed, events);
            if (saved.isPresent()) {
                log.info("changed gathering {}", id);
                return new Change.Changed(saved.get(), events);
            }
            // Somebody was faster: decide again on what they left.
        }
    }
}
