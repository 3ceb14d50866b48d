package de.smartregion.catalog.reuse;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Takes back wishes of long ago, and erases what was taken back once all know. */
@Component
class ForgetReuses implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(ForgetReuses.class);

    private final Reuses reuses;
    private final ReuseSettings settings;
    private final Clock clock;
    private final Counter forgotten;

    ForgetReuses(Reuses reuses, ReuseSettings settings, Clock clock, MeterRegistry meters) {
        this.reuses = reuses;
        this.settings = settings;
        this.clock = clock;
        this.forgotten =
                Counter.builder("smartregion.reuses.forgotten")
                        .description("wishes taken back or of long ago, erased")
                        .register(meters);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(this::look, settings.look());
    }

    void look() {
        try {
            forget();
        } catch (RuntimeException e) { // the next look does what is left
            log.warn("left wishes to forget for the next look: {}", e.toString());
        }
    }

    private void forget() {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var until = now.minus(settings.keep());
        var after = "";
        while (true) {
            var some = reuses.over(until, after);
            for (var wish : some) {
                if (!wish.withdrawn()) {
                    withdraw(wish, now);
                } else if (reuses.remove(wish)) {
                    forgotten.increment();
                    log.info("forgot wish {}", wish.id());
                }
            }
            if (some.size() < Reuses.SOME) {
                return;
            }
            after = some.getLast().id();
        }
    }

    /** Or the next look does, if somebody was faster. */
    private void withdraw(Reuse wish, Instant now) {
        var old = wish.withdraw(now);
        if (reuses.save(wish, old.reuse(), old.event()).isPresent()) {
            log.info("withdrew wish {} of long ago", wish.id());
        }
    }
}
