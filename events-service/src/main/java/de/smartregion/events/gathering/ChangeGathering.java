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

    Change change(String id, long seen, Announcement to) {
        var gathering = gatherings.find(id).orElse(null);
        if (gathering == null) {
            return new Change.Refused(GatheringProblem.GATHERING_NOT_FOUND, List.of());
        }
        if (gathering.version() != seen) {
            return new Change.Refused(CommonProblem.PRECONDITION_FAILED, List.of());
        }
        return switch (gathering.change(to, clock.instant())) {
            case Change.Changed(var changed, var events) -> {
                var saved = gatherings.save(gathering, changed, events);
                if (saved.isEmpty()) {
                    yield new Change.Refused(CommonProblem.PRECONDITION_FAILED, List.of());
                }
                log.info("changed gathering {}", id);
                yield new Change.Changed(saved.get(), events);
            }
            case Change.Unchanged same -> same;
            case Change.Refused refused -> refused;
        };
    }
}
