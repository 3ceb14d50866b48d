package de.smartregion.platform.event;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/** How long a record that cannot be handled is tried again before it becomes a dead letter. */
@ConfigurationProperties("smartregion.consumers")
record ConsumerSettings(
        /* with the pauses below: about a minute, well inside Kafka's five for a poll */
        @DefaultValue("10") int attempts,
        @DefaultValue("200ms") Duration firstPause,
        @DefaultValue("10s") Duration longestPause) {

    ConsumerSettings {
        if (attempts < 1 || firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException(
                    "smartregion.consumers: attempts >= 1, first-pause <= longest-pause");
        }
    }
}
