package de.smartregion.events.registration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.TriggerContext;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ends what was not confirmed in time, also where nobody asks. Every instance looks; the version
 * decides who does it.
 */
@Component
class DeadlineSweep implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(DeadlineSweep.class);

    /** More at once can wait for the next look. */
    private static final int MOST = 100;

    private final Rosters rosters;
    private final RosterDesk desk;
    private final RegistrationSettings settings;
    private final Clock clock;

    DeadlineSweep(Rosters rosters, RosterDesk desk, RegistrationSettings settings, Clock clock) {
        this.rosters = rosters;
        this.desk = desk;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addTriggerTask(this::look, new Jittered());
        tasks.addFixedDelayTask(desk::forgetIdle, settings.idle());
    }

    void look() {
        for (var gathering : rosters.due(clock.instant(), MOST)) {
            try {
                desk.decide(gathering, _ -> Boolean.TRUE); // opening a roster lets its time pass
                log.info("ended what was overdue on roster {}", gathering);
            } catch (RuntimeException e) {
                log.warn("left roster {} for the next look", gathering, e);
            }
        }
    }

    /** Instances started together do not look together. */
    private final class Jittered implements Trigger {
        @Override
        public @Nullable Instant nextExecution(TriggerContext context) {
            var every = settings.sweep().toMillis();
            return clock.instant()
                    .plusMillis(every / 2 + ThreadLocalRandom.current().nextLong(every + 1));
        }
    }
}
