package de.smartregion.platform.outbox;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

import java.time.Clock;
import java.time.Duration;

/** Information, never a reason to take an instance away: with the broker gone it still accepts. */
final class OutboxHealth implements HealthIndicator {

    private final OutboxRelays relays;
    private final Clock clock;

    OutboxHealth(OutboxRelays relays, Clock clock) {
        this.relays = relays;
        this.clock = clock;
    }

    @Override
    public Health health() {
        var health = Health.up();
        for (var relay : relays.all()) {
            health.withDetail(relay.collection(), new State(relay.owner(), seconds(relay)));
        }
        return health.build();
    }

    double seconds(OutboxRelay relay) {
        var oldest = relay.oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }

    /** Whether this instance publishes, and how long the oldest event it knows has waited. */
    record State(boolean publishes, double oldestSeconds) {}
}
