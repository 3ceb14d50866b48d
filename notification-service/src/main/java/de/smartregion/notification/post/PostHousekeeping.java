package de.smartregion.notification.post;

import org.springframework.scheduling.annotation.Scheduled;

import java.time.Clock;

/**
 * What need not happen at once: looking how old the oldest open letter is, and forgetting old ones.
 */
final class PostHousekeeping {
    private final Deliveries deliveries;
    private final PostMetrics metrics;
    private final PostSettings settings;
    private final Clock clock;

    PostHousekeeping(
            Deliveries deliveries, PostMetrics metrics, PostSettings settings, Clock clock) {
        this.deliveries = deliveries;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT5S")
    void lookHowOldTheOldestIs() {
        metrics.oldestOpen(deliveries.oldestOpen().orElse(null));
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT1H")
    void forgetWhatEndedLongAgo() {
        deliveries.forget(clock.instant().minus(settings.keep()));
    }
}
