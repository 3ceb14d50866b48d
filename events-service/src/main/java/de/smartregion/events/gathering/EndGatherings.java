package de.smartregion.events.gathering;

import de.smartregion.events.gathering.Gathering.Ending.Ended;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Notes which gatherings were held. Every instance looks; the version decides who notes it. */
@Component
class EndGatherings implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(EndGatherings.class);

    /** More at once can wait for the next look. */
    private static final int MOST = 100;

    private final Gatherings gatherings;
    private final GatheringSettings settings;
    private final Clock clock;

    EndGatherings(Gatherings gatherings, GatheringSettings settings, Clock clock) {
        this.gatherings = gatherings;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(this::end, settings.ended());
    }

    void end() {
        var now = clock.instant();
        for (var gathering : gatherings.over(now, MOST)) {
            try {
                end(gathering, now);
            } catch (RuntimeException e) { // the ones after it end all the same
                log.warn("left gathering {} for the next look: {}", gathering.id(), e.toString());
            }
        }
    }

    private void end(Gathering gathering, Instant now) {
        if (gathering.end(now) instanceof Ended(var held, var event)
                && gatherings.save(gathering, held, List.of(event)).isPresent()) {
            log.info("ended gathering {}", gathering.id());
        }
    }
}
