package de.smartregion.consulting.calendar;

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
 * Ends holds whose time is over, also where nobody asks, so that what waits for a slot hears of it.
 * Every instance looks; the version decides who does it.
 */
@Component
class DaySweep implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(DaySweep.class);

    /** More at once can wait for the next look. */
    private static final int MOST = 100;

    private final Days days;
    private final DayDesk desk;
    private final CalendarSettings settings;
    private final Clock clock;

    DaySweep(Days days, DayDesk desk, CalendarSettings settings, Clock clock) {
        this.days = days;
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
        for (var key : days.due(clock.instant(), MOST)) {
            try {
                desk.decide(key, (day, _, now) -> new Day.Answer.Gone(day.at(now)));
                log.info("ended what was held too long on day {}", key.id());
            } catch (RuntimeException e) {
                log.warn("left day {} for the next look", key.id(), e);
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
