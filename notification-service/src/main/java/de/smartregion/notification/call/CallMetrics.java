package de.smartregion.notification.call;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** How calls fare: what comes of them, how long they take, how old the oldest open one is. */
final class CallMetrics {
    private final MeterRegistry registry;
    private final Clock clock;
    private final AtomicReference<@Nullable Instant> oldestOpen = new AtomicReference<>();

    CallMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        TimeGauge.builder(
                        "smartregion.webhooks.open.age",
                        this,
                        TimeUnit.SECONDS,
                        CallMetrics::ageOfOldestOpen)
                .description("Age of the oldest call that an active webhook has not taken yet")
                .register(registry);
    }

    /** Once for each attempt; what has become of the call is what it is counted by. */
    void made(Attempt attempt, Call call) {
        Timer.builder("smartregion.webhooks.calls")
                .description("Calls made, by what became of them")
                .tag("outcome", call.state().name())
                .register(registry)
                .record(Duration.ofMillis(attempt.millis()));
    }

    void oldestOpen(@Nullable Instant since) {
        oldestOpen.set(since);
    }

    double ageOfOldestOpen() {
        var oldest = oldestOpen.get();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
    }
}
