package de.smartregion.events.gathering;

import de.smartregion.events.gathering.Gathering.Publication;
import de.smartregion.platform.web.CommonProblem;

import io.micrometer.core.instrument.MeterRegistry;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.List;

/** Makes a draft public; asked again, it answers the same and tells nobody twice. */
@Component
class PublishGathering {

    private static final Logger log = LoggerFactory.getLogger(PublishGathering.class);

    private final Gatherings gatherings;
    private final MeterRegistry meters;
    private final Clock clock;

    PublishGathering(Gatherings gatherings, MeterRegistry meters, Clock clock) {
        this.gatherings = gatherings;
        this.meters = meters;
        this.clock = clock;
    }

    /** {@code seen}: the revision to publish and no other; null publishes whatever it is now. */
    Publication publish(String id, @Nullable Long seen) {
        while (true) {
            var draft = gatherings.find(id).orElse(null);
            if (draft == null) {
                return new Publication.Refused(GatheringProblem.GATHERING_NOT_FOUND, List.of());
            }
            if (seen != null && seen != draft.revision()) {
                return new Publication.Refused(CommonProblem.PRECONDITION_FAILED, List.of());
            }
            switch (draft.publish(clock.instant())) {
                case Publication.Published(var published, var event) -> {
                    var saved = gatherings.save(draft, published, List.of(event));
                    if (saved.isPresent()) {
                        log.info("published gathering {}", id);
                        meters.counter(
                                        "smartregion.gatherings.published",
                                        "kind",
                                        event.facts().kind())
                                .increment();
                        return new Publication.Published(saved.get(), event);
                    }
                    // Somebody was faster: decide again on what they left.
                }
                case Publication.PublishedAlready same -> {
                    return same;
                }
                case Publication.Refused refused -> {
                    return refused;
                }
            }
        }
    }
}
