package de.smartregion.notification.post;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the post tells about itself: letters by template and state, how old the oldest open one is,
 * how long one takes.
 */
final class PostMetrics {
    private final MeterRegistry registry;
    private final Clock clock;
    private final AtomicReference<@Nullable Instant> oldestOpen = new AtomicReference<>();

    PostMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        TimeGauge.builder(
                        "smartregion.letters.open.age",
                        this,
                        TimeUnit.SECONDS,
                        PostMetrics::ageOfOldestOpen)
                .description("Age of the oldest letter that is not out and not blocked")
                .register(registry);
    }

    void written(Delivery delivery) {
        count(delivery.template(), "WRITTEN");
    }

    void concluded(Delivery delivery, Instant now) {
        count(delivery.template(), delivery.state().name());
        if (delivery.state() == DeliveryState.SENT) {
            Timer.builder("smartregion.letters.delay")
                    .description(
                            "From the fact to the mail server's acceptance of the letter that tells it")
                    .tag("template", delivery.template())
                    .publishPercentileHistogram()
                    .serviceLevelObjectives(Duration.ofMillis(250))
                    .minimumExpectedValue(Duration.ofMillis(5))
                    .maximumExpectedValue(Duration.ofMinutes(5))
                    .register(registry)
                    .record(Duration.between(delivery.causedAt(), now));
        }
    }

    void oldestOpen(@Nullable Instant writtenAt) {
        oldestOpen.set(writtenAt);
    }

    double ageOfOldestOpen() {
        var oldest = oldestOpen.get();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }

    private void count(String template, String state) {
        registry.counter("smartregion.letters", "template", template, "state", state).increment();
    }
}
