package de.smartregion.notification.post;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Information only: while the mail server is away the service goes on taking letters, so it is
 * never down for that.
 */
final class PostHealth implements HealthIndicator {
    private final CircuitBreaker circuit;
    private final PostMetrics metrics;

    PostHealth(CircuitBreaker circuit, PostMetrics metrics) {
        this.circuit = circuit;
        this.metrics = metrics;
    }

    @Override
    public Health health() {
        return Health.up()
                .withDetail("circuit", circuit.getState())
                .withDetail("oldestOpenSeconds", Math.round(metrics.ageOfOldestOpen()))
                .build();
    }
}
