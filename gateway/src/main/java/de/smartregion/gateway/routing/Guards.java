package de.smartregion.gateway.routing;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** What stands between the gateway and every service, one of each kind by the service's name. */
record Guards(
        BulkheadRegistry bulkheads,
        CircuitBreakerRegistry breakers,
        RetryRegistry retries,
        ScheduledExecutorService timer)
        implements MeterBinder, AutoCloseable {

    static Guards of(RoutingSettings settings) {
        return new Guards(
                BulkheadRegistry.of(
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(settings.inside())
                                .maxWaitDuration(settings.queue())
                                .build()),
                CircuitBreakerRegistry.of(breaker(settings.breaker())),
                RetryRegistry.of(retry(settings.retry())),
                newTimer());
    }

    private static CircuitBreakerConfig breaker(RoutingSettings.Breaker settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.calls())
                .minimumNumberOfCalls(settings.failures())
                .failureRateThreshold(100f * settings.failures() / settings.calls())
                .waitDurationInOpenState(settings.open())
                .permittedNumberOfCallsInHalfOpenState(settings.probes())
                .recordResult(answer -> answer instanceof ServiceAnswer it && it.isAway())
                .build();
    }

    private static RetryConfig retry(RoutingSettings.Retry settings) {
        return RetryConfig.<ServiceAnswer>custom()
                .maxAttempts(settings.attempts())
                .intervalFunction(
                        IntervalFunction.ofExponentialRandomBackoff(settings.pause(), 2.0, 0.5))
                .retryOnResult(ServiceAnswer::isWorthAnotherTry)
                .consumeResultBeforeRetryAttempt((_, answer) -> answer.drop())
                .retryOnException(e -> e instanceof IOException && !(e instanceof ServiceLate))
                .build();
    }

    private static ScheduledExecutorService newTimer() {
        var timer =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("time-limits").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        TaggedRetryMetrics.ofRetryRegistry(retries).bindTo(meters);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
