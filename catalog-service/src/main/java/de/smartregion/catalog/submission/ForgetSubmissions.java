package de.smartregion.catalog.submission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/**
 * Forgets what nobody goes on with: a draft whose link is over, what was withdrawn or declined,
 * what was abandoned. What lies with the office, or was published, stays.
 */
@Component
class ForgetSubmissions implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(ForgetSubmissions.class);

    private final Submissions submissions;
    private final SubmissionSettings settings;
    private final Clock clock;
    private final Counter forgotten;

    ForgetSubmissions(
            Submissions submissions,
            SubmissionSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.submissions = submissions;
        this.settings = settings;
        this.clock = clock;
        this.forgotten =
                Counter.builder("smartregion.submissions.forgotten")
                        .description("submissions that nobody went on with, erased")
                        .register(meters);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(this::look, settings.look());
    }

    void look() {
        var now = clock.instant();
        try {
            var untouched = now.minus(settings.withdrawn());
            forget(after -> submissions.unreachable(now, untouched, after));
            forget(after -> submissions.over(untouched, after));
            forget(after -> submissions.abandoned(now.minus(settings.abandoned()), after));
        } catch (RuntimeException e) { // the next look does what is left
            log.warn("left submissions to forget for the next look: {}", e.toString());
        }
    }

    private void forget(Function<String, List<Submission>> next) {
        var after = "";
        while (true) {
            var some = next.apply(after);
            for (var submission : some) {
                if (submissions.remove(submission)) {
                    forgotten.increment();
                    log.info("forgot submission {}", submission.id());
                }
            }
            if (some.size() < Submissions.SOME) {
                return;
            }
            after = some.getLast().id();
        }
    }
}
