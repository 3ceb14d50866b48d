package de.smartregion.platform.outbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/** How eagerly events are published. */
@ConfigurationProperties("smartregion.outbox")
record OutboxSettings(
        /* how often the store is asked for what nobody was told */
        @DefaultValue("500ms") Duration poll,
        /* how many events are under way at once */
        @DefaultValue("500") int batch,
        /* how long a dead instance keeps the others from publishing */
        @DefaultValue("10s") Duration lease) {

    OutboxSettings {
        if (poll.toMillis() < 1 || batch < 1) {
            throw new IllegalArgumentException(
                    "smartregion.outbox.poll and .batch must be positive");
        }
        if (lease.compareTo(poll.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("smartregion.outbox.lease must outlast two polls");
        }
    }
}
